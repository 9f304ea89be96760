"""What is judged, and the scene in which it is said. Callers gather all of it; rules ask nobody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from comity.houserules.fingerprint import Fingerprint
from comity.houserules.heat import Heat
from comity.houserules.verdict import Span


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the rendered text: where it goes, and the text that a reader sees."""

    href: str
    text: str


@dataclass(frozen=True, slots=True)
class NoScore:
    """Why there is no score. `failed`: the scorer should have answered and did not."""

    reason: str
    failed: bool = True


Scores = Mapping[str, float] | NoScore
"""Probability by attribute (`toxicity`, `insult`, …), or why there is none."""


@dataclass(frozen=True, slots=True)
class Submission:
    """A comment that a reader wants to post. `text` is the Markdown source, already clean.

    `insists`: the reader was asked, and sends it as it is. `offending` are the spans of `text`
    that carry the scores, where the scorer explained them. `unproved`: others prove some work at
    this moment, and the writer has no way to.
    """

    text: str
    links: tuple[Link, ...] = ()
    name: str = ""
    is_reply: bool = False
    insists: bool = False
    scores: Scores = NoScore("nobody asked the scorer", failed=False)
    offending: tuple[Span, ...] = ()
    unproved: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known at the moment of posting.

    `published` counts the reader's published comments in this publication, ever;
    `recently_published` and `recently_rejected` count decisions of late (the caller's window,
    30 days in Comity). `since_last` is in seconds since the reader's last comment in this story,
    None where there is none. `own_recent` and `story_recent` are fingerprints of late: of this
    reader anywhere in the publication, and of other readers. `newcomers` counts readers who
    posted on this story within the policy's `flood_minutes` and had nothing published before.
    """

    now: datetime
    opened: datetime | None = None
    closed: bool = False
    staff: bool = False
    trusted: bool = False
    published: int = 0
    recently_published: int = 0
    recently_rejected: int = 0
    since_last: float | None = None
    own_recent: tuple[Fingerprint, ...] = ()
    story_recent: tuple[Fingerprint, ...] = ()
    heat: Heat | None = None
    newcomers: int = 0
