"""Who the readers of an archive are here, asked once for each while they keep coming."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Set

from comity.readers.queries import ids_by_origin

REMEMBERED = 50_000
"""Origins that are remembered at most: some ten megabytes."""


class People:
    """A publication's readers by their origins; all have come before the first is asked for."""

    def __init__(self, publication: str) -> None:
        self._publication = publication
        self._found: dict[str, uuid.UUID | None] = {}

    def among(self, origins: Set[str]) -> Mapping[str, uuid.UUID | None]:
        """Return who is who, at least of these; None, or nothing, for who is not here.

        A write may still read what was returned before: that is never taken from.
        """
        if len(self._found) + len(origins) > REMEMBERED:
            self._found = {}
        if strange := origins - self._found.keys():
            self._found |= dict.fromkeys(strange) | ids_by_origin(self._publication, strange)
        return self._found
