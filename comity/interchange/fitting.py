"""What an archive's comments are here: words, names, states, votes, and the rest. Pure."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from comity.comments.archived import Archived
from comity.comments.state import State
from comity.interchange.dressing import dressed
from comity.interchange.records import ArchiveComment, ArchiveReader
from comity.interchange.spooled import Spooled, Votes
from comity.interchange.terms import Terms
from comity.interchange.words import salvage
from comity.passages.rules import QUOTE

_STATES = {
    "published": State.PUBLISHED,
    "held": State.HELD,
    "rejected": State.REJECTED,
    "spam": State.REJECTED,
    "removed": State.REMOVED,
}
BADGES = {"reader": "", "moderator": "Moderator", "admin": "Admin"}
_NAME, _BADGE = 60, 40


@lru_cache(10_000)
def called(name: str) -> str:
    """Return a name as it can be kept; may be empty."""
    return salvage(name, _NAME, lines=False)


def fitted(terms: Terms, spooled: Spooled) -> Archived:
    """Return a comment as it comes here, with its words dressed."""
    comment, author = spooled.unpacked()
    ups, downs = _counted(comment, spooled.votes)
    source, html = dressed(comment.text, comment.markup)
    name = comment.author_name or (author.name if author else None) or ""
    said, edited = terms.aware(comment.said), terms.aware(comment.edited)
    return Archived(
        origin=terms.origin(comment.key),
        parent=terms.origin(comment.parent) if comment.parent else "",
        source=source,
        html=html,
        name=called(name) if name else "",
        badge=_badge(comment, author),
        author=terms.origin(comment.author) if comment.author else "",
        posted_at=said,
        edited_at=edited,
        formers=_formers(terms, comment, edited or said) if comment.formers else (),
        state=_STATES[comment.state],
        reason="spam" if comment.state == "spam" else "",
        pick="Featured" if comment.is_picked else "",
        ups=ups,
        downs=downs,
        quote=salvage(comment.quote, QUOTE, lines=False) if comment.quote else "",
        told=_told(comment),
    )


def _formers(
    terms: Terms, comment: ArchiveComment, otherwise: datetime | None
) -> tuple[tuple[str, datetime], ...]:
    """Return what was said before the edits; nothing of an edit that had no moment at all."""
    dated = (
        (dressed(text, comment.markup)[0], terms.aware(when) or otherwise)
        for text, when in comment.formers
    )
    return tuple((source, when) for source, when in dated if source and when)


def _badge(comment: ArchiveComment, author: ArchiveReader | None) -> str:
    if author is not None and BADGES[author.role]:
        return BADGES[author.role]
    label = comment.author_label or ""
    return salvage(label, _BADGE, lines=False) if label and label.lower() != "guest" else ""


def _counted(comment: ArchiveComment, votes: Votes) -> tuple[int, int]:
    """Return ups and downs. A bare score is taken for votes of one kind; `told` keeps it."""
    ups, downs, score = comment.ups, comment.downs, comment.score
    if ups is None and downs is None and votes:
        values = [value for _voter, value in votes]
        return values.count(1), values.count(-1)
    if ups is None and downs is None:
        return max(score or 0, 0), max(-(score or 0), 0)
    if ups is None:
        ups = (score or 0) + (downs or 0)
    elif downs is None and score is not None:
        downs = ups - score
    return max(ups, 0), max(downs or 0, 0)


def _told(comment: ArchiveComment) -> dict[str, object]:
    told: dict[str, object] = {
        "email": comment.author_email if comment.author is None else None,
        "website": comment.author_website,
        "pinned": comment.is_pinned or None,
        "closed": comment.is_closed or None,
        "rating": comment.rating,
        "address": comment.address,
        "score": comment.score if comment.ups is None else None,
    }
    return {name: value for name, value in told.items() if value is not None}
