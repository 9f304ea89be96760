"""Comity's own export: JSON Lines, from which the same publication can be made again.

The first line is `{"comity": {"publication": …, "version": 1}}`, the last `{"end": {"lines": n}}`
with the number of those between; each of them is `{"<kind>": {…}}`, and what it refers to stands
before it. Keys are sorted and nothing tells the time, so that equal rows make equal bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from comity.comments import archive as comments
from comity.funding import archive as funding
from comity.ground import rows, writelane
from comity.interchange import archive as own
from comity.interchange.records import BrokenArchive
from comity.interchange.source import Source
from comity.moderation import archive as moderation
from comity.passages import archive as passages
from comity.publications import archive as publications
from comity.readers import archive as readers
from comity.stories import archive as stories

VERSION = 1
BATCH = 1000
"""Lines in one transaction."""

Values = Sequence[Sequence[Any]]


@dataclass(frozen=True)
class Kind:
    """A kind of line: how it is read, and how many of it are put back."""

    read: Callable[[Any], list[Any]]
    restore: Callable[[Values], None]


KINDS = {
    "publication": Kind(publications.read, publications.restore),
    "reader": Kind(readers.read_reader, readers.restore_readers),
    "sanction": Kind(readers.read_sanction, readers.restore_sanctions),
    "former_name": Kind(readers.read_name, readers.restore_names),
    "mute": Kind(readers.read_mute, readers.restore_mutes),
    "story": Kind(stories.read, stories.restore),
    "comment": Kind(comments.read_comment, comments.restore_comments),
    "former": Kind(comments.read_former, comments.restore_formers),
    "vote": Kind(comments.read_vote, comments.restore_votes),
    "passage": Kind(passages.read_passage, passages.restore_passages),
    "question": Kind(passages.read_question, passages.restore_questions),
    "decision": Kind(moderation.read_decision, moderation.restore_decisions),
    "statement": Kind(moderation.read_statement, moderation.restore_statements),
    "appeal": Kind(moderation.read_appeal, moderation.restore_appeals),
    "report": Kind(moderation.read_report, moderation.restore_reports),
    "note": Kind(moderation.read_note, moderation.restore_notes),
    "saved_reply": Kind(moderation.read_reply, moderation.restore_replies),
    "goal": Kind(funding.read_goal, funding.restore_goals),
    "contribution": Kind(funding.read_contribution, funding.restore_contributions),
    "arrival": Kind(own.read_arrival, own.restore_arrivals),
    "account": Kind(own.read_account, own.restore_accounts),
}
"""In the order in which they stand."""

_ROOMS = (
    publications.lines,
    readers.lines,
    stories.lines,
    comments.lines,
    passages.lines,
    moderation.lines,
    funding.lines,
    own.lines,
)


def written(publication: str) -> Iterator[bytes]:
    """Return the lines of a publication's export, each with its end."""
    encode = msgspec.json.Encoder(order="sorted").encode
    yield encode({"comity": {"publication": publication, "version": VERSION}}) + b"\n"
    count = 0
    with rows.still():
        for lines in _ROOMS:
            for kind, record in lines(publication):
                count += 1
                yield encode({kind: record}) + b"\n"
    yield encode({"end": {"lines": count}}) + b"\n"


def check(path: Path) -> dict[str, int]:
    """Read an export to its end; return how many lines of each kind it has.

    Raises BrokenArchive for what is none, or is not whole: nothing was written then.
    """
    counts = dict.fromkeys(KINDS, 0)
    slugs: dict[str, Any] = {}
    slug = stories.COLUMNS.index("slug")
    for _place, kind, values in _lines(Source(path)):
        counts[kind] += 1
        if kind == "story":
            slugs[values[slug]] = values[0]
    if there := stories.taken(slugs):
        raise BrokenArchive(path.name, f"The slug {there[0]} is another story's here.")
    return counts


def restore(path: Path) -> Iterator[int]:
    """Put an export back; yields after each batch how many lines were. What is there stays."""
    done = 0
    for kind, batch in _batches(_lines(Source(path))):
        writelane.run(partial(KINDS[kind].restore, batch))
        done += len(batch)
        yield done


def _batches(lines: Iterator[tuple[str, str, list[Any]]]) -> Iterator[tuple[str, list[list[Any]]]]:
    now = ""
    batch: list[list[Any]] = []
    for _place, kind, values in lines:
        if batch and (kind != now or len(batch) >= BATCH):
            yield now, batch
            batch = []
        now = kind
        batch.append(values)
    if batch:
        yield now, batch


def _lines(source: Source) -> Iterator[tuple[str, str, list[Any]]]:
    """Return each line's place, kind and values; BrokenArchive where one is not to be used."""
    count, ended, publication = 0, False, None
    with source.open() as stream:
        for number, raw in enumerate(stream, 1):
            place = f"{source.path.name}, line {number}"
            kind, record = _line(raw, place)
            if number == 1:
                publication = _header(kind, record, place)
            elif ended:
                raise BrokenArchive(place, "Something stands after the end.")
            elif kind == "end":
                ended = record == {"lines": count}
                if not ended:
                    raise BrokenArchive(place, f"{count} lines came before it, and it says other.")
            else:
                count += 1
                yield place, kind, _values(kind, record, place, publication)
    if not ended:
        raise BrokenArchive(source.path.name, "It has no end: it was cut off. Export it again.")


def _line(raw: bytes, place: str) -> tuple[str, Any]:
    try:
        value = msgspec.json.decode(raw)
    except msgspec.DecodeError as fault:
        raise BrokenArchive(place, f"It is no JSON ({fault}).") from fault
    if not isinstance(value, dict) or len(value) != 1:
        raise BrokenArchive(place, "It is no line of an export of Comity.")
    ((kind, record),) = value.items()
    return kind, record


def _header(kind: str, record: Any, place: str) -> str:
    if kind != "comity" or not isinstance(record, dict):
        raise BrokenArchive(place, "It is no export of Comity: the first line must say so.")
    if record.get("version") != VERSION:
        raise BrokenArchive(place, f"Version {record.get('version')} is not known: {VERSION} is.")
    return str(record.get("publication"))


def _values(kind: str, record: Any, place: str, publication: str | None) -> list[Any]:
    known = KINDS.get(kind)
    if known is None:
        raise BrokenArchive(place, f"There is no line of the kind {kind}.")
    if isinstance(record, dict):
        whose = record.get("publication_id", publication)
        if (record.get("key") if kind == "publication" else whose) != publication:
            raise BrokenArchive(place, "It is another publication's.")
    try:
        return known.read(record)
    except ValueError as fault:
        raise BrokenArchive(place, f"It can't be used: {fault}.") from fault
