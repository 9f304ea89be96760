"""Narrow a queue to one story, which the page names."""

from django.contrib.auth import get_user_model
from django.test import Client

from tests.desk import Desk
from tests.world import make_world


def test_it_names_the_story_and_never_one_of_another_publication(desk: Desk) -> None:
    desk.held("Wait for me.")
    theirs = make_world("gazette", "The Gazette").story
    client = Client()
    client.force_login(get_user_model().objects.get(username="bob"))
    ours = client.get(f"/desk/courier/held/?story={desk.world.story.id}").content.decode()
    assert f"<bdi>{desk.world.story.headline}</bdi>" in ours
    other = client.get(f"/desk/courier/held/?story={theirs.id}").content.decode()
    assert "<bdi>—</bdi>" in other
    assert "Wait for me." not in other
