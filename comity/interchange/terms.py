"""What an archive's ids and moments become here. Pure."""

from dataclasses import dataclass
from datetime import datetime, tzinfo


@dataclass(frozen=True)
class Terms:
    """What the ids of an archive begin with, and the zone of its moments that name none."""

    prefix: str
    zone: tzinfo

    def origin(self, key: str) -> str:
        """Return what an id of the archive is called here: `<format>[:<site>]:<id>`."""
        return f"{self.prefix}:{key}"[:200]

    def aware(self, moment: datetime | None) -> datetime | None:
        """Return a moment with its zone."""
        if moment is None or moment.tzinfo is not None:
            return moment
        return moment.replace(tzinfo=self.zone)
