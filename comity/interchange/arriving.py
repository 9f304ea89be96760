"""Writes a settled archive into a publication: stories, readers, comments, votes; each once."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from comity.comments.actions import Archived, bring_in_all, bring_in_votes
from comity.comments.archive import numbered_by_origin
from comity.ground import rows, writelane
from comity.interchange.dressing_room import Dressed, DressingRoom, Work
from comity.interchange.fitting import BADGES, called
from comity.interchange.models import Account, Arrival
from comity.interchange.plan import Plan
from comity.interchange.queries import arrivals, digest
from comity.interchange.records import ArchiveQuestion, ArchiveReader
from comity.interchange.words import salvage
from comity.passages import actions as passages
from comity.passages.actions.ask import LENGTH
from comity.passages.rules import QUOTE
from comity.readers import actions as readers
from comity.readers.queries import ids_by_origin
from comity.stories import actions as stories
from comity.stories.queries import story_by_id

BATCH = 5000
"""Comments in one transaction: it is short enough for readers who write meanwhile."""


@dataclass(frozen=True)
class Homes:
    """Where stories are, by their targets in the plan, and how many of them were just made."""

    stories: dict[int, uuid.UUID]
    founded: int


@dataclass
class Arrived:
    """What became of an archive so far."""

    new: int = 0
    known: int = 0
    readers: int = 0
    founded: int = 0
    """Stories that were not here before."""
    stories: dict[int, uuid.UUID] = field(default_factory=dict)
    """The stories here, by their targets in the plan."""

    def take(self, homes: Homes) -> None:
        """Note where stories are."""
        self.stories |= homes.stories
        self.founded += homes.founded


def arrive(publication: str, plan: Plan) -> Iterator[Arrived]:
    """Bring a plan in, batch by batch; yields after each. Killed and begun anew, it goes on."""
    done = Arrived()
    everybody = plan.spool.readers()
    while some := list(islice(everybody, BATCH)):
        done.readers += writelane.run(_readers(publication, plan, some))
        yield done
    work = Work(plan.terms, plan.spool.path, BATCH)
    with DressingRoom(work, alone=plan.spool.count <= BATCH) as room:
        for batch in room.batches():
            new, known, homes = writelane.run(_batch(publication, plan, batch))
            done.new += new
            done.known += known
            done.take(homes)
            yield done
    done.take(writelane.run(_silent(publication, plan)))
    for target, asked in plan.spool.questions():
        if target in done.stories:
            writelane.run(_asked(done.stories[target], asked))
    yield done


def _readers(publication: str, plan: Plan, some: list[ArchiveReader]) -> Callable[[], int]:
    archived = {
        plan.terms.origin(each.key): readers.Archived(
            plan.terms.origin(each.key),
            called(each.name or ""),
            BADGES[each.role],
            email=(each.email or "").strip().lower()[:254],
            banned="Banned before the move to Comity." if each.is_banned else "",
            banned_until=plan.terms.aware(each.banned_until),
        )
        for each in some
    }
    told = {plan.terms.origin(each.key): each for each in some}

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
                    plan.terms.aware(told[origin].joined),
                )
                for origin, reader in made.items()
            ],
        )
        return len(made)

    return write


def _batch(
    publication: str, plan: Plan, batch: Sequence[Dressed]
) -> Callable[[], tuple[int, int, Homes]]:
    voters = {plan.terms.origin(voter) for each in batch for voter, _value in each.votes}
    authors = {each.comment.author for each in batch}
    people = ids_by_origin(publication, voters | authors - {""})
    parts: dict[int, list[Archived]] = {}
    votes: dict[int, dict[str, dict[uuid.UUID, int]]] = {}
    for each in batch:
        parts.setdefault(each.target, []).append(each.comment)
        if each.votes:
            cast = ((people.get(plan.terms.origin(who)), up) for who, up in each.votes)
            # Voters whom the archive has lost are counted, and not kept.
            known_here = {reader: value for reader, value in cast if reader is not None}
            votes.setdefault(each.target, {})[each.comment.origin] = known_here

    def write() -> tuple[int, int, Homes]:
        homes = _homes(publication, plan, parts)
        came = bring_in_all(_threads(parts, homes.stories), readers=people)()
        for target, archived in parts.items():
            home = homes.stories[target]
            if came[home].new and target in votes:
                bring_in_votes(home, votes[target])
            if came[home].new:
                _mark(home, archived)
        return (
            sum(each.new for each in came.values()),
            sum(each.known for each in came.values()),
            homes,
        )

    return write


def _threads(
    parts: Mapping[int, list[Archived]], homes: Mapping[int, uuid.UUID]
) -> dict[uuid.UUID, list[Archived]]:
    """Return what comes into each story: of two in the archive that are one here, both."""
    threads: dict[uuid.UUID, list[Archived]] = {}
    for target, archived in parts.items():
        threads.setdefault(homes[target], []).extend(archived)
    return threads


def _mark(home: uuid.UUID, archived: Sequence[Archived]) -> None:
    """Tie comments to the words that they quote, and pin the first that was pinned; in a write."""
    quotes = {each.origin: each.quote for each in archived if each.quote}
    if quotes:
        there = numbered_by_origin(home, quotes)
        passages.bring_in(home, {there[origin][0]: quote for origin, quote in quotes.items()})
    pinned = [each.origin for each in archived if each.told.get("pinned") and not each.parent]
    if pinned and story_by_id(home).pinned is None:
        found = numbered_by_origin(home, pinned)
        shown = [number for _id, number, is_public in found.values() if is_public]
        if shown:
            stories.pin(home, min(shown), actor="system")()


def _homes(publication: str, plan: Plan, targets: Iterable[int]) -> Homes:
    """Return the stories of targets, inside a write; made, and closed, where they are new."""
    planned = {target: plan.story(target) for target in targets}
    known = arrivals(publication, [name for each in planned.values() for name in each.names])
    homes = {
        target: next(known[name] for name in each.names if name in known)
        for target, each in planned.items()
        if not known.keys().isdisjoint(each.names)
    }
    new = [target for target in planned if target not in homes]
    made = stories.bring_in_many(publication, [planned[target].archived for target in new])
    homes |= dict(zip(new, made, strict=True))
    fresh = [
        (publication, homes[target], digest(name), name)
        for target, each in planned.items()
        for name in each.names
        if name not in known
    ]
    rows.insert(Arrival, ("publication_id", "story_id", "digest", "name"), fresh, ignore=True)
    return Homes(homes, len(new))


def _asked(home: uuid.UUID, archived: Sequence[ArchiveQuestion]) -> Callable[[], int]:
    questions = [
        (
            salvage(each.quote, QUOTE, lines=False),
            salvage(each.text, LENGTH, lines=False),
        )
        for each in archived
    ]
    wanted = [(quote, text) for quote, text in questions if quote and text]
    return lambda: passages.bring_in_questions(home, wanted)


def _silent(publication: str, plan: Plan) -> Callable[[], Homes]:
    """Make the stories in which nothing was said, and nothing may be."""
    silent = [each.target for each in plan.expected() if not each.comments]
    return lambda: _homes(publication, plan, silent)
