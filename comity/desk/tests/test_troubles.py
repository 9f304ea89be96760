"""A banner says which part is down or late, and nothing where all is well."""

from datetime import timedelta

import time_machine
from django.contrib.auth import get_user_model
from django.test import Client

from comity.ground import clock
from comity.journal.followers import Following
from comity.moderation.follower import ModerationFollower
from tests.desk import Desk


def _held(desk: Desk) -> str:
    client = Client()
    client.force_login(get_user_model().objects.get(username="bob"))
    return client.get("/desk/courier/held/").content.decode()


def test_a_queue_that_is_behind_says_so_until_it_has_caught_up(desk: Desk) -> None:
    Following(ModerationFollower()).catch_up()
    assert "behind" not in _held(desk)
    desk.world.says("Nobody has followed this yet.")
    with time_machine.travel(clock.now() + timedelta(minutes=2)):
        assert "These queues are behind" in _held(desk)
        Following(ModerationFollower()).catch_up()
        assert "These queues are behind" not in _held(desk)
