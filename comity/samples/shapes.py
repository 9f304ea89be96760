"""What the sample newsroom is made of.

Times are whole minutes: a story counts back from the moment of use (``minutes_ago``), all that
happens under it counts forward from its publication (``minutes_after``). Texts of stories and of
comments are Markdown source.
"""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from msgspec import Meta

Count = Annotated[int, Meta(ge=0)]
Minutes = Annotated[int, Meta(ge=0)]
Words = Annotated[str, Meta(min_length=1, pattern=r"^\S")]
Name = Annotated[str, Meta(min_length=1, max_length=60, pattern=r"^\S")]
Title = Annotated[str, Meta(min_length=1, max_length=40, pattern=r"^\S")]
Line = Annotated[str, Meta(min_length=1, max_length=300, pattern=r"^\S")]
Slug = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Colour = Annotated[str, Meta(pattern=r"^#[0-9a-f]{6}$")]
Address = Annotated[str, Meta(pattern=r"^https://([a-z-]+\.)?example\.(org|com)/")]


@dataclass(frozen=True, slots=True)
class StaffMember:
    """Somebody of the newsroom: a moderator, or the author of stories."""

    key: Slug
    name: Name
    role: Literal["moderator", "author"]
    title: Title


@dataclass(frozen=True, slots=True)
class Reader:
    """One of the recurring readers; ``about`` is for those who write more samples."""

    name: Name
    about: Words


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a syndicated story appeared first."""

    name: Words
    link: Address


@dataclass(frozen=True, slots=True)
class Picture:
    """A story's picture; ``file`` is its name for :func:`comity.samples.picture`."""

    file: Annotated[str, Meta(pattern=r"^[a-z-]+\.svg$")]
    alt: Words
    caption: Words
    credit: Words


@dataclass(frozen=True, slots=True)
class Closing:
    """When a thread was closed, and what readers are told."""

    minutes_after: Minutes
    note: Words


@dataclass(frozen=True, slots=True)
class Edit:
    """The text before its author changed it, and when that was."""

    previous: Words
    minutes_after: Minutes


@dataclass(frozen=True, slots=True)
class Removal:
    """A moderator's decision against a published comment; the explanation stands in its place."""

    reason: Literal["insult", "harassment", "personal-data"]
    explanation: Line
    minutes_after: Minutes


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment, numbered within its story; at most one of withdrawn, held, removed is set.

    ``held`` says that its writer sent it as it is and the newsroom's own rules stop it;
    ``staff`` is the key of the staff member who speaks, ``pick`` an editor's note on a choice of
    the day, ``withdrawn_after`` the minute (after the story) at which its author took it back.
    """

    id: Annotated[int, Meta(ge=1)]
    name: Name
    text: Words
    minutes_after: Minutes
    parent: int | None = None
    up: Count = 0
    down: Count = 0
    staff: Slug | None = None
    pick: Line | None = None
    edited: Edit | None = None
    withdrawn_after: Minutes | None = None
    held: bool = False
    removed: Removal | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """A story with its thread; ``body`` holds one Markdown block an entry, quotes as ``> …``.

    ``author`` is a staff key, ``byline`` the words under the headline, ``language`` BCP 47.
    Comments stand in reading order, so a parent always precedes its replies.
    """

    slug: Slug
    language: Annotated[str, Meta(pattern=r"^[a-z]{2}$")]
    section: Words
    headline: Line
    summary: Line
    byline: Words
    author: Slug
    minutes_ago: Minutes
    picture: Picture
    body: tuple[Words, ...]
    comments: tuple[Comment, ...]
    origin: Origin | None = None
    closed: Closing | None = None


@dataclass(frozen=True, slots=True)
class Newsroom:
    """The paper, its people, its house rules, and its stories (newest first)."""

    key: Slug
    name: Words
    town: Words
    tagline: Words
    language: Annotated[str, Meta(pattern=r"^[a-z]{2}$")]
    accent: Colour
    rules: dict[str, Any]
    staff: tuple[StaffMember, ...]
    readers: tuple[Reader, ...]
    stories: tuple[Story, ...]
