"""Writes a settled archive into a publication: stories, readers, comments, votes; each once."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from itertools import islice

from comity.comments.actions import Archived, bring_in, bring_in_votes
from comity.comments.state import State
from comity.ground import rows, writelane
from comity.interchange.dressing_room import Dressed, DressingRoom
from comity.interchange.models import Account, Arrival
from comity.interchange.plan import Plan
from comity.interchange.records import ArchiveComment, ArchiveReader
from comity.interchange.spool import Spooled
from comity.interchange.words import salvage
from comity.readers import actions as readers
from comity.readers.queries import ids_by_origin
from comity.stories import actions as stories

BATCH = 5000
"""Comments in one transaction: it is short enough for readers who write meanwhile."""

_STATES = {
    "published": State.PUBLISHED,
    "held": State.HELD,
    "rejected": State.REJECTED,
    "spam": State.REJECTED,
    "removed": State.REMOVED,
}
_BADGES = {"reader": "", "moderator": "Moderator", "admin": "Admin"}
_NAME = 60


@dataclass
class Arrived:
    """What became of an archive so far."""

    new: int = 0
    known: int = 0
    readers: int = 0
    stories: dict[int, uuid.UUID] = field(default_factory=dict)
    """The stories here, by their targets in the plan."""


def arrive(publication: str, plan: Plan) -> Iterator[Arrived]:
    """Bring a plan in, batch by batch; yields after each. Killed and begun anew, it goes on."""
    done = Arrived()
    everybody = plan.spool.readers()
    while some := list(islice(everybody, BATCH)):
        done.readers += writelane.run(_readers(publication, plan, some))
        yield done
    with DressingRoom(alone=plan.spool.count <= BATCH) as room:
        for batch, words in room.dress(_batches(plan)):
            new, known, homes = writelane.run(_batch(publication, plan, batch, words))
            done.new += new
            done.known += known
            done.stories |= homes
            yield done
    done.stories |= writelane.run(_silent(publication, plan))
    yield done


def _batches(plan: Plan) -> Iterator[list[Spooled]]:
    spooled = plan.spool.comments()
    while batch := list(islice(spooled, BATCH)):
        yield batch


def _readers(publication: str, plan: Plan, some: list[ArchiveReader]) -> Callable[[], int]:
    archived = {
        plan.origin(each.key): readers.Archived(
            plan.origin(each.key),
            salvage(each.name or "", _NAME, lines=False),
            _BADGES[each.role],
            email=(each.email or "").strip().lower()[:254],
            banned="Banned before the move to Comity." if each.is_banned else "",
        )
        for each in some
    }
    told = {plan.origin(each.key): each for each in some}

    def write() -> int:
        made = readers.bring_in_many(publication, list(archived.values()))
        rows.insert(
            Account,
            ("reader_id", "email", "website", "role", "joined_at"),
            [
                (
                    reader,
                    (told[origin].email or "")[:254],
                    (told[origin].website or "")[:500],
                    told[origin].role,
                    plan.aware(told[origin].joined),
                )
                for origin, reader in made.items()
            ],
        )
        return len(made)

    return write


def _batch(
    publication: str, plan: Plan, batch: Sequence[Spooled], words: Sequence[Dressed]
) -> Callable[[], tuple[int, int, dict[int, uuid.UUID]]]:
    people = _People(publication, plan, batch)
    parts: dict[int, list[Archived]] = {}
    votes: dict[int, dict[str, dict[uuid.UUID, int]]] = {}
    for each, (source, html) in zip(batch, words, strict=True):
        archived = _archived(plan, each, source, html, people)
        parts.setdefault(each.target, []).append(archived)
        if each.votes:
            votes.setdefault(each.target, {})[archived.origin] = people.votes(each)

    def write() -> tuple[int, int, dict[int, uuid.UUID]]:
        new = known = 0
        homes = {}
        for target, archived in parts.items():
            homes[target] = home = _home(publication, plan, target)
            came = bring_in(home, archived)()
            new, known = new + came.new, known + came.known
            if came.new and target in votes:
                bring_in_votes(home, votes[target])
        return new, known, homes

    return write


class _People:
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
def _called(name: str) -> str:
    return salvage(name, _NAME, lines=False)


def _archived(plan: Plan, spooled: Spooled, source: str, html: str, people: _People) -> Archived:
    comment = spooled.comment
    ups, downs = _counted(comment, spooled.votes)
    author, reader = people.author(comment.author)
    name = comment.author_name or (author.name if author else None) or ""
    return Archived(
        origin=plan.origin(comment.key),
        parent=plan.origin(comment.parent) if comment.parent else "",
        source=source,
        html=html,
        name=_called(name) if name else "",
        badge=_BADGES[author.role] if author else "",
        reader=reader,
        posted_at=plan.aware(comment.said),
        edited_at=plan.aware(comment.edited),
        state=_STATES[comment.state],
        reason="spam" if comment.state == "spam" else "",
        pick="Featured" if comment.is_picked else "",
        ups=ups,
        downs=downs,
        told=_told(comment),
    )


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
        "address": comment.address,
        "score": comment.score if comment.ups is None else None,
    }
    return {name: value for name, value in told.items() if value is not None}


def _home(publication: str, plan: Plan, target: int) -> uuid.UUID:
    """Return the story of a target, inside a write; made, and closed, where it is new."""
    names = {_digest(name): name for name in plan.names(target)}
    there = Arrival.objects.filter(publication=publication, digest__in=list(names))
    found = dict(there.values_list("digest", "story_id"))
    home = next((found[digest] for digest in names if digest in found), None)
    if home is None:
        home = stories.make(
            publication, plan.particulars(target), address=plan.address(target)
        )().id
        if plan.is_closed(target):
            stories.close(home, actor="system")()
    fresh = [
        (publication, home, digest, name) for digest, name in names.items() if digest not in found
    ]
    rows.insert(Arrival, ("publication_id", "story_id", "digest", "name"), fresh, ignore=True)
    return home


def _silent(publication: str, plan: Plan) -> Callable[[], dict[int, uuid.UUID]]:
    """Make the stories in which nothing was said, and nothing may be."""
    silent = [each.target for each in plan.expected() if not each.comments]
    return lambda: {target: _home(publication, plan, target) for target in silent}


def _digest(name: str) -> str:
    return sha256(name.encode()).hexdigest()
