"""What an archive's comments are here: names, states, votes, and what has no column."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from functools import lru_cache

from comity.comments.actions import Archived
from comity.comments.state import State
from comity.interchange.plan import Plan
from comity.interchange.records import ArchiveComment, ArchiveReader
from comity.interchange.spool import Spooled
from comity.interchange.words import salvage
from comity.passages.rules import QUOTE
from comity.readers.queries import ids_by_origin

_STATES = {
    "published": State.PUBLISHED,
    "held": State.HELD,
    "rejected": State.REJECTED,
    "spam": State.REJECTED,
    "removed": State.REMOVED,
}
BADGES = {"reader": "", "moderator": "Moderator", "admin": "Admin"}
_NAME, _BADGE = 60, 40


class People:
    """Who speaks and votes in a batch: as the archive knows them, and as they are here."""

    def __init__(self, publication: str, plan: Plan, batch: Sequence[Spooled]) -> None:
        keys = {each.comment.author for each in batch if each.comment.author}
        self._told = plan.spool.readers_of(keys)
        keys |= {voter for each in batch for voter, _value in each.votes}
        found = ids_by_origin(publication, [plan.origin(key) for key in keys])
        self._ids = {key: found.get(plan.origin(key)) for key in keys}

    def author(self, key: str | None) -> tuple[ArchiveReader | None, uuid.UUID | None]:
        return (self._told.get(key), self._ids.get(key)) if key else (None, None)

    def votes(self, spooled: Spooled) -> dict[uuid.UUID, int]:
        """Return who voted how. Voters whom the archive has lost are counted, and not kept."""
        cast = ((self._ids.get(voter), value) for voter, value in spooled.votes)
        return {reader: value for reader, value in cast if reader is not None}


@lru_cache(10_000)
def called(name: str) -> str:
    """Return a name as it can be kept; may be empty."""
    return salvage(name, _NAME, lines=False)


def fitted(plan: Plan, spooled: Spooled, source: str, html: str, people: People) -> Archived:
    """Return a comment as it comes here, with its words dressed."""
    comment = spooled.comment
    ups, downs = _counted(comment, spooled.votes)
    author, reader = people.author(comment.author)
    name = comment.author_name or (author.name if author else None) or ""
    return Archived(
        origin=plan.origin(comment.key),
        parent=plan.origin(comment.parent) if comment.parent else "",
        source=source,
        html=html,
        name=called(name) if name else "",
        badge=_badge(comment, author),
        reader=reader,
        posted_at=plan.aware(comment.said),
        edited_at=plan.aware(comment.edited),
        state=_STATES[comment.state],
        reason="spam" if comment.state == "spam" else "",
        pick="Featured" if comment.is_picked else "",
        ups=ups,
        downs=downs,
        quote=salvage(comment.quote, QUOTE, lines=False) if comment.quote else "",
        told=_told(comment),
    )


def _badge(comment: ArchiveComment, author: ArchiveReader | None) -> str:
    if author is not None and BADGES[author.role]:
        return BADGES[author.role]
    label = comment.author_label or ""
    return salvage(label, _BADGE, lines=False) if label and label.lower() != "guest" else ""


def _counted(comment: ArchiveComment, votes: tuple[tuple[str, int], ...]) -> tuple[int, int]:
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
