"""An old permanent link leads to where the story or the comment is now."""

from hashlib import sha256

import pytest
from django.test import Client

from comity.comments.actions import Archived, bring_in
from comity.comments.state import State
from comity.ground import writelane
from comity.interchange.models import Arrival
from comity.stories.models import Story
from tests.world import World


@pytest.fixture
def moved(world: World) -> World:
    """The Courier's story, which came from WordPress with two comments."""
    old = "https://old.example/?p=7"
    Arrival.objects.create(
        publication_id=world.house.key,
        story_id=world.story.id,
        digest=sha256(old.encode()).hexdigest(),
        name=old,
    )
    archived = [
        Archived("wordpress:20", "First."),
        Archived("wordpress:north:21", "Second."),
        Archived("wordpress:22", "Never seen.", state=State.REJECTED),
    ]
    writelane.run(bring_in(world.story.id, archived))
    return world


@pytest.mark.parametrize(
    ("old", "now"),
    [
        ("?address=https://old.example/%3Fp%3D7", "/stories/courier-bridge/"),
        ("?address=https://old.example/%3Fp%3D7%26utm_source%3Dx", "/stories/courier-bridge/"),
        ("wordpress/20/", "/stories/courier-bridge/comments/1/"),
        ("wordpress/north/21/", "/stories/courier-bridge/comments/2/"),
    ],
)
def test_it_leads_to_the_place(moved: World, client: Client, old: str, now: str) -> None:
    answer = client.get(f"/moved/courier/{old}")
    assert (answer.status_code, answer.headers["Location"]) == (301, now)


@pytest.mark.parametrize(
    "old",
    ["", "?address=https://old.example/%3Fp%3D8", "wordpress/99/", "isso/20/", "wordpress/22/"],
)
def test_what_is_not_known_is_not_found(moved: World, client: Client, old: str) -> None:
    assert client.get(f"/moved/courier/{old}").status_code == 404


def test_an_address_that_the_story_still_has_leads_there_too(world: World, client: Client) -> None:
    address = Story.objects.get(id=world.story.id).address
    answer = client.get(f"/moved/courier/?address={address}?utm_source=x")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/stories/courier-bridge/")
    assert client.get(f"/moved/gazette/?address={address}").status_code == 404


def test_another_publications_links_lead_nowhere(moved: World, client: Client) -> None:
    assert client.get("/moved/gazette/wordpress/20/").status_code == 404
