"""Let a reader go by another name."""

import uuid

from comity.ground import clock
from comity.ground.skeleton import name_key
from comity.journal import record
from comity.readers.models import Reader
from comity.readers.queries import ReaderView, seen


def rename(reader_id: uuid.UUID, name: str) -> ReaderView:
    """Let a guest go by another name from now on; what they said keeps the name it had."""
    row = Reader.objects.select_for_update().get(id=reader_id)
    former, row.name, row.skeleton = row.name, name, name_key(name)
    row.named_at = clock.now()
    row.save(update_fields=["name", "skeleton", "named_at"])
    record.append(
        "reader.renamed",
        publication=row.publication_id,
        subject=str(row.id),
        actor=f"reader:{row.id}",
        words={"from": former, "to": name},
    )
    return seen(row)
