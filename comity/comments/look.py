"""What a comment shows, ready as text: its name, its date, its standing. Pure.

Dates are written in the language that is active, in UTC, and never as an age: the same
story at the same version always gives the same page.
"""

import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TypedDict
from zlib import crc32

from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from comity.comments import links
from comity.comments.queries.view import CommentView
from comity.comments.state import State
from comity.comments.wording import reason, said
from comity.publications.queries import PublicationView
from comity.stories.queries import StoryView

TINTS = 6
"""How many quiet colours the circles behind initials have."""

LONG = 1100
"""Characters after which a comment is shown folded: about a phone's screen."""

STAFF = "staff"
"""The value of `own` by which the desk reads what nobody else may."""

LINE = 70
"""Characters that a short line of its own counts for, when it is asked what is long."""


class Look(TypedDict):
    """What the template of a comment shows. "" stands for what there is nothing of."""

    number: str
    state: str
    name: str
    initial: str
    tint: str
    badge: str
    when: SafeString | str
    edited: bool
    pick: str
    text: SafeString
    """Safe HTML; "" where the comment leaves only a quiet line."""
    long: bool
    standing: str
    """A sentence on why it is not, or not yet, in public."""
    reason: str
    points: str
    address: str
    open: bool
    downvotes: bool
    quote: str
    passage: str
    """Where the story says what is quoted."""


class Keys(TypedDict):
    """The attributes of a branch, by which the browser orders and finds it."""

    id: str
    number: str
    position: str
    best: str
    points: str
    conversation: str


@dataclass(frozen=True)
class Moment:
    """A point in time as far as it is known: for machines (HTML `datetime`) and for people."""

    machine: str
    text: str


def moment(at: datetime, precision: str) -> Moment:
    """Write down `at` to its precision: second, minute, hour, day, month, year."""
    at = at.astimezone(UTC)
    shape = {"year": "Y", "month": "YEAR_MONTH_FORMAT"}.get(precision, "DATE_FORMAT")
    text = _written(at.date(), shape, get_language() or "en")
    if precision not in _MACHINE:
        text = said()["moment"] % {"day": text, "time": f"{at:%H:%M}"}
    return Moment(machine(at, precision), text)


def machine(at: datetime, precision: str) -> str:
    """Write down `at` to its precision for machines (HTML `datetime`, ISO 8601, in UTC)."""
    return at.astimezone(UTC).strftime(_MACHINE.get(precision, "%Y-%m-%dT%H:%M:%SZ"))


_MACHINE = {"year": "%Y", "month": "%Y-%m", "day": "%Y-%m-%d"}


@lru_cache(maxsize=1024)
def _written(day: date, shape: str, _language: str) -> str:
    return date_format(day, shape)


def initial(name: str) -> str:
    """Return the first letter or digit of a name in upper case; "" where it has none."""
    for char in name:
        if unicodedata.category(char)[0] in "LN":
            return char.upper()
    return ""


def tint(name: str) -> str:
    """Return which of the TINTS colours belongs to a name, by its number; "" where it has none."""
    return str(crc32(name.encode()) % TINTS) if name else ""


def is_long(source: str) -> bool:
    """Say whether a text is so long that a thread reads better with it folded."""
    return len(source) > LONG or len(source) + LINE * source.count("\n") > 2 * LONG


def keys(comment: CommentView) -> Keys:
    """Return a branch's attributes as text that is the same in every language."""
    return {
        "id": str(comment.id),
        "number": str(comment.number),
        "position": str(comment.position),
        "best": str(comment.best),
        "points": str(comment.points),
        "conversation": str(comment.conversation),
    }


def look(
    comment: CommentView, story: StoryView, house: PublicationView, own: bool | str = False
) -> Look:
    """Return what is shown of a comment to everybody, to its writer (`own`), or to STAFF."""
    readable = (
        comment.published or own == STAFF or (own and comment.state in (State.HELD, State.REJECTED))
    )
    return {
        "number": str(comment.number),
        "state": comment.state,
        "name": comment.name or said()["nameless"],
        "initial": initial(comment.name),
        "tint": tint(comment.name),
        "badge": comment.badge,
        "when": when(comment),
        "edited": comment.edited_at is not None,
        "pick": comment.pick,
        "text": SafeString(comment.html if readable else ""),
        "long": is_long(comment.source),
        "standing": "" if own == STAFF else standing(comment, own=bool(own)),
        "reason": comment.asked if own and comment.asked else reason(comment.reason),
        "points": str(comment.points),
        "address": links.comment(story.slug, comment.number),
        "open": comment.published and not story.closed,
        "downvotes": house.settings.downvotes,
        "quote": comment.quote,
        "passage": links.passage(story.slug, comment.quote) if comment.quote else "",
    }


def when(comment: CommentView) -> SafeString | str:
    """Show when a comment was posted, as far as that is known."""
    if comment.posted_at is None:
        return said()["dateless"]
    at = moment(comment.posted_at, comment.precision)
    return format_html('<time datetime="{}">{}</time>', at.machine, at.text)


def standing(comment: CommentView, *, own: bool) -> str:
    """Return the sentence on why nothing can be read of a comment; "" where it is in public."""
    if comment.published:
        return "" if comment.html else said()["wordless"]
    if comment.state == State.HELD and comment.asked:
        return said()["asked_you" if own else "asked"]
    if comment.state == State.HELD:
        return said()["waits" if own else "reviewed"]
    if comment.state == State.REJECTED:
        return said()["rejected"]
    if comment.state == State.WITHDRAWN:
        return said()["withdrawn"]
    return said()["removed_why" if comment.reason else "removed"]
