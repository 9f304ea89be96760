"""The front page, and the pages that stand where there is none."""

import secrets
from datetime import timedelta

import pytest
from django.template.loader import render_to_string
from django.test import Client

from comity.comments.actions import Voice, post, remove
from comity.ground import clock, writelane
from comity.stories import actions as stories
from tests.world import World, make_world


def test_it_lists_the_stories_with_their_counts(client: Client, world: World) -> None:
    world.says("First!")
    world.says("Second, then.", by=world.charlie)
    page = client.get("/").content.decode()
    assert "The old bridge will be mended" in page
    assert "2 comments" in page
    assert '<h1 class="paper"><bdi>The Courier</bdi></h1>' in page


def test_each_publication_has_its_own_part(client: Client, world: World) -> None:
    make_world("gazette", "The Gazette")
    page = client.get("/").content.decode()
    courier, gazette = page.index(">The Courier<"), page.index(">The Gazette<")
    assert courier < page.index("/stories/courier-bridge/") < gazette
    assert gazette < page.index("/stories/gazette-bridge/")


def test_a_story_in_another_language_opens_in_that_language(client: Client, world: World) -> None:
    particulars = stories.Particulars("فرن الميناء", language="ar")
    writelane.run(stories.make("courier", particulars, slug="furn"))
    page = client.get("/").content.decode()
    assert 'href="/stories/furn/?lang=ar"' in page
    assert 'lang="ar" dir="rtl"' in page
    assert 'href="/stories/courier-bridge/"' in page


def test_a_story_that_a_browser_has_shown_us_is_not_listed_until_it_is_discussed(
    client: Client, world: World
) -> None:
    address = "https://courier.example/invented"
    made = writelane.run(stories.first_sight(world.house, address, "Mayor eats swan"))
    assert "Mayor eats swan" not in client.get("/").content.decode()
    voice = Voice(world.alice.bearer)
    done = writelane.run(post(made.slug, "Did he?", voice=voice, key=secrets.token_hex(16)))
    assert "Mayor eats swan" in client.get("/").content.decode()
    writelane.run(remove(done.comment.id, "Invented", actor="staff:1"))
    assert "Mayor eats swan" not in client.get("/").content.decode()


def test_stories_without_a_date_stand_last(client: Client, world: World) -> None:
    at = clock.now()
    for slug, published_at in (("undated", None), ("new", at), ("old", at - timedelta(days=9))):
        particulars = stories.Particulars(slug, published_at=published_at, source="Words.")
        writelane.run(stories.make("courier", particulars, slug=slug))
    page = client.get("/").content.decode()
    places = [page.index(f'href="/stories/{slug}/"') for slug in ("new", "old", "undated")]
    assert places == sorted(places)


def test_it_speaks_the_readers_language(client: Client, world: World) -> None:
    answer = client.get("/", headers={"Accept-Language": "fr-CA, en;q=0.5"})
    assert '<html lang="fr"' in answer.content.decode()
    assert "Accept-Language" in answer["Vary"]


@pytest.mark.django_db
def test_a_new_server_says_that_nothing_is_here_yet(client: Client) -> None:
    assert "No publication is here yet." in client.get("/").content.decode()


@pytest.mark.django_db
def test_an_address_that_names_nothing_leads_back(client: Client) -> None:
    answer = client.get("/nothing/here", headers={"Accept-Language": "he"})
    page = answer.content.decode()
    assert answer.status_code == 404
    assert '<html lang="he" dir="rtl">' in page
    assert 'href="/"' in page


@pytest.mark.parametrize("template", ["400.html", "404.html", "410.html", "500.html"])
def test_pages_for_trouble_need_nothing_to_be_shown(template: str) -> None:
    page = render_to_string(template)
    assert "<h1" in page
    assert "Comity" in page
