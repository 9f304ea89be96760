"""What an archive will become here: read through once, in order, with nothing written yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, tzinfo
from functools import cached_property, partial
from pathlib import Path
from urllib.parse import urlsplit

from comity.interchange.addresses import Addresses
from comity.interchange.formats import Format
from comity.interchange.records import ArchiveStory, BrokenArchive, Finding, Record
from comity.interchange.spool import Spool
from comity.interchange.terms import Terms
from comity.interchange.words import salvage
from comity.publications.origins import canonical
from comity.stories.actions import HEADLINE, Archived, Particulars

BYLINE = 200
STEP = 1000
"""Records between two looks at how far a file was read."""


@dataclass(frozen=True)
class Choices:
    """What the person who imports has chosen."""

    format: Format
    addresses: Addresses
    zone: tzinfo = UTC
    """Of moments that name none."""
    site: str = ""
    """Tells the ids of this archive from those of another one of the same format."""


@dataclass(frozen=True)
class Expected:
    """A story as it will come: where it will stand, and how much was said in it."""

    target: int
    address: str
    headline: str
    comments: int
    is_closed: bool
    was: str
    """Its address in the archive."""


@dataclass(frozen=True)
class Planned:
    """A story as it comes, and what it was called elsewhere: its ids, then its old addresses."""

    archived: Archived
    names: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """A settled archive, and what its ids and addresses become."""

    spool: Spool
    choices: Choices

    @cached_property
    def terms(self) -> Terms:
        """What the archive's ids and moments become."""
        return Terms(_prefix(self.choices), self.choices.zone)

    def expected(self) -> Iterator[Expected]:
        """Return the stories as they will come: those that were discussed, or closed."""
        for target, count in self.spool.figures():
            archived = self.spool.stories(target)
            is_closed = any(each.is_closed for each in archived)
            if count or is_closed:
                yield Expected(
                    target,
                    _address(self.choices, archived[0]),
                    _headline(archived),
                    count,
                    is_closed,
                    archived[0].address or "",
                )

    def story(self, target: int) -> Planned:
        """Return what a story comes as."""
        archived = self.spool.stories(target)
        first = archived[0]
        particulars = Particulars(
            _headline(archived),
            byline=salvage(first.author or "", BYLINE, lines=False) if first.author else "",
            published_at=self.terms.aware(first.published),
        )
        is_closed = any(each.is_closed for each in archived)
        address = _address(self.choices, first)
        return Planned(Archived(particulars, address, is_closed), self._names(archived))

    def _names(self, archived: list[ArchiveStory]) -> tuple[str, ...]:
        prefix = self.terms.prefix
        names = [f"{prefix}:{each.key} {each.address or ''}".strip() for each in archived]
        told = (name for each in archived for name in (each.address, *each.aliases))
        names.extend(canonical(name) or name for name in told if name and "://" in name)
        return tuple(dict.fromkeys(names))


@contextmanager
def planned(
    paths: list[Path],
    choices: Choices,
    report: Callable[[Path, Finding], None],
    tell: Callable[[Path, float], None],
) -> Iterator[Plan]:
    """Read archives to their ends and put them in order; the plan lasts as long as the context.

    `report` is called with each record that can't come, or comes altered, `tell` with the share
    of a file that was read. Raises BrokenArchive, which names the file; then nothing is written.
    """
    with Spool(partial(_name, choices), choices.zone) as spool:
        for path in paths:
            try:
                records, share = choices.format.read(path)
                for found in spool.take(_watched(records, path, share, tell)):
                    report(path, found)
            except BrokenArchive as fault:
                raise BrokenArchive(f"{path}, {fault.place}", fault.reason) from fault
        for found in spool.settle():
            report(paths[-1], found)
        yield Plan(spool, choices)


def _watched(
    records: Iterator[Record],
    path: Path,
    share: Callable[[], float],
    tell: Callable[[Path, float], None],
) -> Iterator[Record]:
    for number, record in enumerate(records):
        if number % STEP == 0:
            tell(path, share())
        yield record


def _prefix(choices: Choices) -> str:
    name = choices.format.prefix
    return f"{name}:{choices.site}" if choices.site else name


def _name(choices: Choices, story: ArchiveStory) -> str:
    return _address(choices, story) or f"{_prefix(choices)}:{story.key}"


def _address(choices: Choices, story: ArchiveStory) -> str:
    """Return where a story is now; "" where that is no web address."""
    return canonical(choices.addresses.now(story.address)) or "" if story.address else ""


def _headline(archived: list[ArchiveStory]) -> str:
    """Return the headline; where none is told, the last part of the address in words."""
    told = next((each.title for each in archived if each.title), "")
    headline = salvage(told, HEADLINE, lines=False) if told else ""
    if headline:
        return headline
    address = next((each.address for each in archived if each.address), "") or archived[0].key
    path = urlsplit(address).path.strip("/") if "/" in address else address
    return salvage(path.rpartition("/")[2].replace("-", " ") or address, HEADLINE, lines=False)
