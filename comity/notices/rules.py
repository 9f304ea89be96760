"""When a notice is due by mail. Pure."""

import uuid
from datetime import UTC, datetime, timedelta, tzinfo

from comity.notices.kinds import DECISIONS, About, Rhythm

GATHER = timedelta(minutes=5)
"""How far apart two letters of news to one reader are at least: a quick exchange is one letter."""

MORNING = 6
"""The hour, where the newsroom is, from which daily letters go out."""

SPREAD = timedelta(minutes=50)
"""Over how long hourly and daily letters are spread, so that not all leave at once."""

STALE = timedelta(days=7)
"""News of this age no longer goes by mail: a journal that is followed anew is not news."""


def wanted(about: str, rhythm: str, *, decisions: bool) -> bool:
    """Say whether a reader of these wishes wants a notice by mail."""
    return decisions if about in DECISIONS else rhythm != Rhythm.NEVER


def due(
    about: About, rhythm: Rhythm, reader: uuid.UUID, now: datetime, zone: tzinfo = UTC
) -> datetime:
    """Return when (UTC) a notice that came `now` is to be mailed to a reader.

    zone: the newsroom's, whose mornings count.
    """
    if about in DECISIONS or rhythm == Rhythm.ONCE:
        return now
    spread = SPREAD * (reader.int % 1000 / 1000)
    start = now.astimezone(zone).replace(minute=0, second=0, microsecond=0)
    step = timedelta(hours=1)
    if rhythm == Rhythm.DAILY:
        start, step = start.replace(hour=MORNING) - timedelta(days=1), timedelta(days=1)
    moment = start + spread
    while moment <= now:
        moment += step
    return moment.astimezone(UTC)
