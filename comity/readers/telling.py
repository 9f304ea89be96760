"""What a reader did, as the journal tells it."""

import uuid
from collections.abc import Mapping
from typing import Any

from comity.journal import record


def tell(
    kind: str,
    publication: str,
    reader: uuid.UUID,
    *,
    data: Mapping[str, Any] | None = None,
    words: Mapping[str, str] | None = None,
) -> None:
    """Append, inside a write, that a reader did something to themselves: `kind` is `reader.…`.

    `data` and `words` as `record.append` takes them.
    """
    record.append(
        kind,
        publication=publication,
        subject=str(reader),
        actor=f"reader:{reader}",
        data=data,
        words=words,
    )
