"""What the page reader answers: plain frozen values, no behaviour beyond reading them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

BlockKind = Literal["paragraph", "quote", "list", "subheading", "caption"]
Unit = Literal["second", "minute", "hour", "day", "week", "month", "year"]
Place = Literal[
    "funding", "headline", "byline", "published", "credit", "picture", "body", "comment", "chrome"
]


class NotASavedPage(Exception):
    """The text is no saved page; `reason` says what is missing and what to do about it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence for the person who imports: what was found, guessed or is missing, and where."""

    kind: Literal["found", "guessed", "missing"]
    text: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """Where one non-blank line of the input went. `line` counts from 1."""

    line: int
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Said:
    """When something was said, as exactly as the page tells.

    `at` is an absolute moment in the site's own (unknown) time zone, or, for a relative date,
    the capture date less the amount; it is true only to `unit`. It is None where the page's
    words do not settle it ("8 months ago" without a capture date, or 03/04/2020).
    """

    text: str
    at: date | datetime | None
    unit: Unit
    relative: bool = False
    captured: date | None = None


@dataclass(frozen=True, slots=True)
class FundingBar:
    """The bar above the headline. Amounts are integers in the currency's minor unit.

    `currency` is an ISO 4217 code, None where the sign is shared by several currencies and
    nothing settles which ("kr"). `raised` is None where the page shows the scale alone.
    """

    symbol: str
    currency: str | None
    marks: tuple[int, ...]
    raised: int | None
    label: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Picture:
    """The lead picture: the image itself is not in a text page, its words are."""

    alt: str | None
    caption: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the story. Lines within it are parted by a newline; list marks are kept."""

    kind: BlockKind
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class SavedComment:
    """One comment in the page's order. None means that the page does not tell.

    `reply_to` is the name the page shows; `parent_index` is the place in `SavedPage.comments`
    of the nearest earlier comment under that name, a guess wherever `parent_guessed` is true.
    `votes` is the score shown; one like "1.2K" is rounded by the page itself.
    """

    name: str | None
    paragraphs: tuple[str, ...]
    line: int
    role: str | None = None
    said: Said | None = None
    reply_to: str | None = None
    parent_index: int | None = None
    parent_guessed: bool = False
    votes: int | None = None
    edited: str | None = None


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A page saved as plain text, taken apart. `placed` accounts for every non-blank line."""

    headline: str
    byline: str | None
    published: Said | None
    credit: str | None
    picture: Picture | None
    body: tuple[Block, ...]
    funding: FundingBar | None
    declared_count: int | None
    comments: tuple[SavedComment, ...]
    findings: tuple[Finding, ...]
    placed: tuple[Placed, ...]

    @property
    def chrome(self) -> tuple[Placed, ...]:
        """The site's own lines, which belong neither to the story nor to a comment."""
        return tuple(entry for entry in self.placed if entry.place == "chrome")
