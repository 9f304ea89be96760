"""A comment keeps where it came from for as long as its publication says, hashed, and no longer."""

from datetime import timedelta

import pytest
from django.test import Client

from comity.comments.models import Comment
from comity.comments.networks import drop_old
from comity.ground import clock
from comity.holdings import HOLDINGS
from comity.interchange import jsonlines
from tests.world import Person, World


def _post(world: World, by: Person, text: str, address: str = "192.0.2.7") -> Comment:
    answer = Client(REMOTE_ADDR=address).post(
        f"/api/v1/stories/{world.story.slug}/comments",
        {"text": text},
        "application/json",
        headers={**by.header, "Idempotency-Key": f"a key for {text}"[:64].replace(" ", "-")},
    )
    assert answer.status_code == 201, answer.content
    return Comment.objects.get(id=answer.json()["comment"]["id"])


def test_two_who_write_from_one_place_on_a_day_are_seen_to(world: World) -> None:
    one = _post(world, world.alice, "From the library.")
    two = _post(world, world.charlie, "From the library too.")
    three = _post(world, world.charlie, "From home.", "192.0.2.8")
    assert one.network == two.network != three.network
    assert "192.0.2.7" not in one.network


def test_it_is_dropped_after_the_term_and_not_before(world: World) -> None:
    world.settle(network_days=7)
    said = _post(world, world.alice, "From the library.")
    drop_old(clock.now() + timedelta(days=6))
    said.refresh_from_db()
    assert said.network
    assert drop_old(clock.now() + timedelta(days=7, seconds=1)) == 1
    said.refresh_from_db()
    assert said.network == ""


def test_where_none_is_to_be_kept_none_is(world: World) -> None:
    world.settle(network_days=0)
    assert _post(world, world.alice, "From nowhere.").network == ""


def test_no_export_holds_it(world: World) -> None:
    said = _post(world, world.alice, "From the library.")
    whole = b"".join(jsonlines.written(world.house.key, HOLDINGS)).decode()
    assert "From the library." in whole
    assert said.network not in whole


@pytest.mark.parametrize("days", [-1, 366])
def test_a_term_that_cannot_be_is_refused(world: World, days: int) -> None:
    with pytest.raises(Exception, match="network_days"):
        world.settle(network_days=days)
