"""Which readers of an archive are somebody here: who has proved the address that it knows.

An address that an archive knows was seldom checked there, so a claim gives what was said, and
takes what was imposed: who was banned under that address is banned here as well.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from comity.readers.models import Reader, Sanction
from comity.readers.telling import tell

CLAIMED = "reader.claimed"


@dataclass(frozen=True)
class Claim:
    """The reader of an archive, and who they turned out to be."""

    former: uuid.UUID
    by: uuid.UUID


def open_claims(publication: str, by: uuid.UUID | None = None) -> list[Claim]:
    """Return the archive's readers whose address somebody has proved, and who are unclaimed.

    `by` asks for those of one reader. Of several who proved one address the first has it.
    """
    proved = Reader.objects.filter(publication_id=publication, email_proved_at__isnull=False)
    proved = proved.exclude(email="").exclude(kind=Reader.Kind.IMPORTED)
    if by is not None:
        proved = proved.filter(id=by)
    former = Reader.objects.filter(
        publication_id=publication,
        kind=Reader.Kind.IMPORTED,
        claimed_by=None,
        email__in=proved.values("email"),
    )
    known = dict(former.values_list("id", "email"))
    owners: dict[str, uuid.UUID] = {}
    there = proved.filter(email__in=set(known.values())).order_by("email_proved_at", "id")
    for email, reader in there.values_list("email", "id"):
        owners.setdefault(email, reader)
    return [Claim(reader, owners[email]) for reader, email in known.items() if email in owners]


def settle_claim(claim: Claim, hand_over: Callable[[Claim], None]) -> None:
    """Let a reader be who an archive's reader was, inside a write; `hand_over` moves the words."""
    row = Reader.objects.select_for_update().filter(id=claim.former, claimed_by=None).first()
    if row is None:
        return
    row.claimed_by = claim.by
    row.save(update_fields=["claimed_by"])
    Sanction.objects.filter(reader=claim.former).update(reader=claim.by)
    hand_over(claim)
    tell(CLAIMED, row.publication_id, claim.by, data={"former": str(claim.former)})


def settled_claims(readers: set[uuid.UUID]) -> list[Claim]:
    """Return which of these readers have been claimed, and by whom."""
    rows = Reader.objects.filter(id__in=readers, claimed_by__isnull=False)
    return [Claim(row.id, row.claimed_by) for row in rows if row.claimed_by is not None]
