"""Let a reader go by another name."""

import uuid

from comity.ground import clock
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.readers import names
from comity.readers.models import FormerName, Reader
from comity.readers.queries import ReaderView, seen
from comity.readers.rules import check_change, likeness
from comity.readers.telling import tell


def rename(reader_id: uuid.UUID, name: str) -> ReaderView:
    """Let a reader choose another name, inside a write; what they said keeps the name it had.

    Refusals: name_missing, name_of_staff, name_taken (422) and the codes of a text,
    renamed_lately (429), name_is_publishers (403).
    """
    row = Reader.objects.select_for_update().get(id=reader_id)
    if row.kind == Reader.Kind.SSO:
        raise Refusal(
            "name_is_publishers", 403, _("Your name comes from this site's own account of yours.")
        )
    shown = names.free_name(row.publication_id, name, of=row.id)
    if shown == row.name:
        return seen(row)
    changed = FormerName.objects.filter(reader=row).values_list("given_up_at", flat=True)
    check_change(row.kind == Reader.Kind.GUEST, list(changed), clock.now())
    return call(row, shown)


def call(row: Reader, name: str) -> ReaderView:
    """Give the locked `row` another name, whoever chose it, and keep the former one."""
    now = clock.now()
    if row.name:
        FormerName.objects.create(reader=row, name=row.name, skeleton=row.skeleton, given_up_at=now)
    former, row.name, row.skeleton, row.named_at = row.name, name, likeness(name), now
    row.save(update_fields=["name", "skeleton", "named_at"])
    tell("reader.renamed", row.publication_id, row.id, words={"from": former, "to": name})
    return seen(row)
