"""Changing what readers see of a story itself. In a write."""

from collections.abc import Mapping
from typing import Any

from comity.journal import record
from comity.stories.models import Story


def change(
    row: Story, kind: str, *fields: str, actor: str, data: Mapping[str, Any] | None = None
) -> int:
    """Save these fields of a story, whose row is locked, and raise its version by one for it.

    The journal is told by one entry of `kind`, with `data`. Return the new version.
    """
    row.version += 1
    row.save(update_fields=[*fields, "version"])
    record.append(
        kind,
        publication=row.publication_id,
        story=row.id,
        version=row.version,
        subject=str(row.id),
        actor=actor,
        data=data,
    )
    return row.version
