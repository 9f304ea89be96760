"""Writes a settled archive into a publication: stories, readers, comments, votes; each once."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import islice

from comity.comments.actions import Archived, bring_in, bring_in_votes
from comity.comments.archive import numbered_by_origin
from comity.ground import rows, writelane
from comity.interchange.dressing_room import Dressed, DressingRoom
from comity.interchange.fitting import BADGES, People, called, fitted
from comity.interchange.models import Account, Arrival
from comity.interchange.plan import Plan
from comity.interchange.records import ArchiveReader
from comity.interchange.spool import Spooled
from comity.passages.actions import bring_in as bring_in_passages
from comity.readers import actions as readers
from comity.stories import actions as stories
from comity.stories.queries import story_by_id

BATCH = 5000
"""Comments in one transaction: it is short enough for readers who write meanwhile."""


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
            called(each.name or ""),
            BADGES[each.role],
            email=(each.email or "").strip().lower()[:254],
            banned="Banned before the move to Comity." if each.is_banned else "",
            banned_until=plan.aware(each.banned_until),
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
    people = People(publication, plan, batch)
    parts: dict[int, list[Archived]] = {}
    votes: dict[int, dict[str, dict[uuid.UUID, int]]] = {}
    for each, (source, html) in zip(batch, words, strict=True):
        archived = fitted(plan, each, source, html, people)
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
            if came.new:
                _mark(home, archived)
        return new, known, homes

    return write


def _mark(home: uuid.UUID, archived: Sequence[Archived]) -> None:
    """Tie comments to the words that they quote, and pin the first that was pinned; in a write."""
    quotes = {each.origin: each.quote for each in archived if each.quote}
    if quotes:
        there = numbered_by_origin(home, quotes)
        bring_in_passages(home, {there[origin][0]: quote for origin, quote in quotes.items()})
    pinned = [each.origin for each in archived if each.told.get("pinned") and not each.parent]
    if pinned and story_by_id(home).pinned is None:
        found = numbered_by_origin(home, pinned)
        shown = [number for _id, number, is_public in found.values() if is_public]
        if shown:
            stories.pin(home, min(shown), actor="system")()


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
