"""Whom the journal's entries concern, and why."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from comity.comments import facts as kinds
from comity.comments.queries import CommentView, comments
from comity.journal.record import Fact, Place
from comity.moderation.ledger import DECIDED, STATED
from comity.moderation.queries.statements import StatementView, answered_by, lifted_by, statements
from comity.notices.kinds import About, Followed
from comity.notices.models import Follow
from comity.readers.mutes import mutes_among


@dataclass(frozen=True)
class Concern:
    """That one reader is to be told of one thing."""

    reader: uuid.UUID
    publication: str
    about: About
    subject: uuid.UUID
    at: datetime
    why: Followed | None = None
    story: uuid.UUID | None = None
    followed: bool = True
    """Whether they asked for it: what they did not ask for stands in the bell alone."""


def concerned(facts: Sequence[Fact]) -> list[Concern]:
    """Return whom these entries concern; what is public no longer concerns nobody."""
    spoken = {uuid.UUID(fact.subject): fact for fact in facts if _speaks(fact)}
    picked = {uuid.UUID(fact.subject): fact for fact in facts if _picks(fact)}
    there = {each.id: each for each in comments({*spoken, *picked}) if each.published}
    return [
        *_of_comments([(there[key], fact) for key, fact in spoken.items() if key in there]),
        *_of_picks([(there[key], fact.at) for key, fact in picked.items() if key in there]),
        *_of_decisions(facts),
    ]


def _speaks(fact: Fact) -> bool:
    """Say whether a comment came to be public for the first time."""
    entered = fact.kind == kinds.APPROVED and fact.data.get("entered", False)
    return fact.kind == kinds.POSTED or bool(entered)


def _picks(fact: Fact) -> bool:
    """Say whether a comment was picked, or no longer is: its row says which."""
    return fact.kind == kinds.PICKED


def _of_picks(picked: Iterable[tuple[CommentView, datetime]]) -> Iterator[Concern]:
    for comment, at in picked:
        if comment.reader is not None and comment.pick:
            yield Concern(
                comment.reader,
                comment.publication,
                About.PICK,
                comment.id,
                at,
                story=comment.story,
            )


def _of_decisions(facts: Iterable[Fact]) -> Iterator[Concern]:
    stated = {uuid.UUID(fact.subject): fact.at for fact in facts if fact.kind == STATED}
    for each in statements(stated):
        yield from _of_statement(each, About.STATEMENT, stated[each.id])
    decided = {uuid.UUID(fact.subject): fact.at for fact in facts if fact.kind == DECIDED}
    for decision, each in answered_by(decided):
        yield from _of_statement(each, About.APPEAL, decided[decision])
    for decision, each in lifted_by(decided):
        yield from _of_statement(each, About.LIFTED, decided[decision])


def _of_statement(statement: StatementView, about: About, at: datetime) -> Iterator[Concern]:
    if statement.reader is not None:
        yield Concern(statement.reader, statement.publication, about, statement.id, at)


Thing = tuple[str, uuid.UUID]
"""What can be followed: its kind and its id."""


def _of_comments(spoken: Sequence[tuple[CommentView, Fact]]) -> Iterator[Concern]:
    above = {each.parent for each, _fact in spoken if each.parent is not None}
    parents = {each.id: each for each in comments(above)}
    things = {each.id: _things(each, parents) for each, _fact in spoken}
    follows = _follows(things.values())
    muted = mutes_among({each.reader for each, _fact in spoken if each.reader is not None})
    for comment, fact in spoken:
        told: set[uuid.UUID] = set()
        if comment.reader is not None:
            told.add(comment.reader)
        for kind, subject in things[comment.id]:
            readers = [who for who, since in follows[kind, subject] if since < fact.place]
            followed = True
            if kind == Followed.REPLIES and subject not in readers:
                readers, followed = [subject], False
            for reader in readers:
                if reader not in told and (reader, comment.reader) not in muted:
                    told.add(reader)
                    yield Concern(
                        reader,
                        comment.publication,
                        About.COMMENT,
                        comment.id,
                        fact.at,
                        Followed(kind),
                        comment.story,
                        followed,
                    )


def _things(comment: CommentView, parents: dict[uuid.UUID, CommentView]) -> list[Thing]:
    """Return by what a comment can be followed, the nearest first: one notice tells why."""
    things: list[Thing] = []
    parent = parents.get(comment.parent) if comment.parent else None
    if parent is not None and parent.reader is not None:
        things.append((Followed.REPLIES, parent.reader))
    things += [(Followed.COMMENT, each) for each in (comment.parent, comment.root) if each]
    if comment.reader is not None:
        things.append((Followed.READER, comment.reader))
    return [*things, (Followed.STORY, comment.story)]


def _follows(things: Iterable[Sequence[Thing]]) -> dict[Thing, list[tuple[uuid.UUID, Place]]]:
    """Return who follows each thing, and since which place of the journal."""
    found: dict[Thing, list[tuple[uuid.UUID, Place]]] = defaultdict(list)
    subjects = {subject for each in things for _kind, subject in each}
    rows = Follow.objects.filter(subject__in=subjects)
    for row in rows.only("kind", "subject", "reader_id", "tx", "entry"):
        found[row.kind, row.subject].append((row.reader_id, Place(row.tx, row.entry)))
    return found
