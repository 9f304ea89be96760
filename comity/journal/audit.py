"""The audit chain: what staff did, sealed so that a change of it later can be seen.

Each seal is the SHA-256 of the seal before it and of its entry as canonical JSON, in the
journal's order. Whoever notes the last digest elsewhere can prove that nothing before it was
changed, removed or put in between.

The words of an entry are not sealed themselves, but the commitment to them is (`journal.words`):
they can be erased with the person whose they are, and the chain holds. An erasure is an entry
of its own and sealed; words that are missing, or others than were committed to, are a break.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q

from comity.ground import writelane
from comity.journal.erasure import ERASED, erased_entries
from comity.journal.models import Entry, Seal
from comity.journal.record import Fact, Place
from comity.journal.words import COMMITMENT, commitment

FIRST = "0" * 64
SEALED = Q(actor__startswith="staff:") | Q(kind__startswith="moderation.") | Q(kind=ERASED)
"""Which entries are sealed: what staff did, what was decided without them, what was erased."""

AT_ONCE = 1000


@dataclass(frozen=True)
class Break:
    """Where the chain does not hold: the entry, and what is wrong with it, in words."""

    entry: int
    fault: str


@dataclass(frozen=True)
class Audit:
    """What a verification found. `head` is the digest to note elsewhere; `erased` is how many of
    the sealed entries have lost their words with the person whose they were."""

    sealed: int
    erased: int
    waiting: int
    head: str
    breaks: tuple[Break, ...]


class AuditFollower:
    """Seals what is to be sealed, in the journal's order, each entry once."""

    name = "audit"
    lasting = True
    urgent = False

    def apply(self, facts: list[Fact]) -> None:
        """Add a seal for each of these facts that has none."""
        wanted = [fact for fact in facts if is_sealed(fact)]
        if not wanted:
            return

        def write() -> None:
            last = Seal.objects.order_by("-number").first()
            place = Place(last.tx, last.entry) if last else Place()
            digest = last.digest if last else FIRST
            for fact in wanted:
                if fact.place > place:
                    digest = sealed(digest, fact)
                    Seal.objects.create(tx=fact.place.tx, entry=fact.place.id, digest=digest)

        writelane.run(write)


def is_sealed(fact: Fact) -> bool:
    """Say whether a fact belongs into the chain; the same as `SEALED` says to the database."""
    by_staff = fact.actor.startswith("staff:")
    return by_staff or fact.kind.startswith("moderation.") or fact.kind == ERASED


def sealed(before: str, fact: Fact) -> str:
    """Return the digest of a fact after the digest `before`. Pure."""
    told = [
        fact.place.tx,
        fact.place.id,
        fact.at.isoformat(),
        fact.publication,
        str(fact.story or ""),
        fact.version,
        fact.kind,
        fact.subject,
        fact.actor,
        fact.data,
    ]
    written = json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(f"{before}\n{written}".encode()).hexdigest()


def verify() -> Audit:
    """Read the whole chain again and compare it with the journal."""
    digest, count, erased, place = FIRST, 0, 0, Place()
    breaks: list[Break] = []
    erasures = erased_entries()
    for seal, entry in _pairs():
        count, place = count + 1, Place(seal.tx, seal.entry)
        if entry is None:
            breaks.append(Break(seal.entry, "the entry was removed"))
        elif sealed(digest, Fact.of(entry)) != seal.digest:
            breaks.append(Break(seal.entry, "the entry or a seal before it was changed"))
        elif fault := _fault_of_words(entry, erasures):
            breaks.append(Break(seal.entry, fault))
        else:
            erased += COMMITMENT in entry.data and entry.words is None
        digest = seal.digest
    known = Seal.objects.values("entry")
    behind = Q(tx=place.tx, id__lte=place.id) | Q(tx__lt=place.tx)
    unsealed = Entry.objects.filter(SEALED).exclude(id__in=known)
    breaks += [
        Break(row.id, "the entry was put in afterwards")
        for row in unsealed.filter(behind).order_by("id")[:AT_ONCE]
    ]
    waiting = unsealed.exclude(behind).count()
    return Audit(count, erased, waiting, digest, tuple(breaks))


def _fault_of_words(entry: Entry, erasures: frozenset[int]) -> str:
    committed = entry.data.get(COMMITMENT)
    if entry.words is None:
        there = committed is None or entry.id in erasures
        return "" if there else "its words were removed, and no erasure says so"
    return "" if commitment(entry.words) == committed else "its words were changed"


def _pairs() -> Iterator[tuple[Seal, Entry | None]]:
    last = 0
    while seals := list(Seal.objects.filter(number__gt=last).order_by("number")[:AT_ONCE]):
        entries = Entry.objects.in_bulk([seal.entry for seal in seals])
        for seal in seals:
            yield seal, entries.get(seal.entry)
        last = seals[-1].number
