"""Daily letters leave in the newsroom's morning, wherever the server is."""

import uuid
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from comity.notices.kinds import About, Rhythm
from comity.notices.rules import SPREAD, due
from comity.publications.models import Publication
from comity.publications.queries import publication
from tests.world import World

EARLY, LATE = uuid.UUID(int=0), uuid.UUID(int=999)
NOON = datetime(2026, 3, 28, 12, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "hour", "day"),
    [
        ("UTC", 6, 29),
        ("Europe/Istanbul", 3, 29),
        ("America/New_York", 10, 29),
        ("Pacific/Auckland", 17, 28),
        # The night in which Berlin's clocks go forward.
        ("Europe/Berlin", 4, 29),
    ],
)
def test_it_is_the_newsrooms_next_morning(zone: str, hour: int, day: int) -> None:
    moment = due(About.COMMENT, Rhythm.DAILY, EARLY, NOON, ZoneInfo(zone))
    assert moment == datetime(2026, 3, day, hour, tzinfo=UTC)


def test_not_all_leave_at_once() -> None:
    first = due(About.COMMENT, Rhythm.DAILY, EARLY, NOON)
    last = due(About.COMMENT, Rhythm.DAILY, LATE, NOON)
    assert timedelta(minutes=49) < last - first < SPREAD


def test_an_hour_is_an_hour_everywhere() -> None:
    for zone in ("UTC", "Asia/Kolkata"):
        moment = due(About.COMMENT, Rhythm.HOURLY, EARLY, NOON, ZoneInfo(zone))
        assert NOON < moment <= NOON + timedelta(hours=1)


def test_a_decision_does_not_wait_for_the_morning() -> None:
    for about in (About.STATEMENT, About.APPEAL):
        assert due(about, Rhythm.DAILY, LATE, NOON, ZoneInfo("Europe/Istanbul")) == NOON


def test_a_place_that_is_none_is_no_time_zone(world: World) -> None:
    for zone in ("Mars/Olympus", "EST5EDT6", "../UTC", ""):
        with pytest.raises(Exception, match="timezone is the name of a place"):
            world.settle(timezone=zone)


def test_a_place_that_only_another_machine_knows_is_in_utc_and_no_page_breaks(
    world: World, client: Client
) -> None:
    Publication.objects.update(settings={"timezone": "Mars/Olympus"})
    assert publication("courier").settings.zone is UTC
    assert client.get("/privacy/courier/").status_code == 200
