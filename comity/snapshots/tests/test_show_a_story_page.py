"""The story page and the discussion in it, as the server renders them."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from django.conf import LazySettings

from comity.comments.actions import withdraw
from comity.comments.queries import PageView, page
from comity.ground import writelane
from comity.snapshots.linked_data import linked_data
from comity.snapshots.render import document, fragment
from comity.stories.actions import close
from tests.world import World


def opened(world: World, order: str = "oldest", number: int = 0) -> PageView:
    """Return a page of the world's story."""
    found = page(world.now(), order, number)
    assert found is not None
    return found


def discussion(world: World, locale: str = "en", order: str = "oldest", number: int = 0) -> str:
    """Render a page's discussion."""
    return fragment(opened(world, order, number), world.house, locale)


def story_page(world: World, **story: Any) -> str:
    """Render the whole page of the world's story with some of it changed."""
    there = replace(opened(world), story=replace(world.now(), **story))
    return document(there, world.house, "en", fragment(there, world.house, "en"))


def graph(text: str) -> list[dict[str, Any]]:
    """Return the linked data of a page."""
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    assert found is not None
    nodes: list[dict[str, Any]] = json.loads(found[1])["@graph"]
    return nodes


def test_an_empty_discussion_says_so_and_has_its_form(world: World) -> None:
    text = discussion(world)
    assert "No comments yet. The first one sets the tone." in text
    assert f'action="/stories/{world.story.slug}/comments/"' in text


def test_a_closed_one_has_a_sentence_in_place_of_its_form(world: World) -> None:
    writelane.run(close(world.story.id, actor="system"))
    text = discussion(world)
    assert "This discussion is closed. It can still be read." in text
    assert "<form" not in text
    assert 'data-state="closed"' in text


@pytest.mark.parametrize(
    ("mail", "sites", "accounts", "offered"),
    [
        (False, {}, True, "off"),
        (True, {}, True, "on"),
        (False, {"github": {}}, True, "on"),
        (True, {"github": {}}, False, "off"),
    ],
)
def test_signing_in_is_offered_where_it_leads_somewhere(
    world: World,
    settings: LazySettings,
    mail: bool,
    sites: dict[str, Any],
    accounts: bool,
    offered: str,
) -> None:
    settings.MAIL, settings.SOCIALACCOUNT_PROVIDERS = mail, sites
    house = replace(world.house, settings=replace(world.house.settings, accounts=accounts))
    assert f'data-accounts="{offered}"' in fragment(opened(world), house, "en")


def test_every_link_stays_in_the_language_of_the_page(world: World) -> None:
    world.says("مرحباً")
    text = discussion(world, "ar")
    links = re.findall(r'(?:href|action)="(/[^"]*)"', text)
    assert links
    assert all("?lang=ar" in link for link in links)
    assert 'lang="ar" dir="rtl"' in text
    assert "?lang" not in discussion(world, "en")


def test_an_older_page_stays_as_it_is_while_others_come(world: World) -> None:
    for number in range(60):
        world.says(f"Comment number {number}, unlike all the others.", by=world.bob)
    before = discussion(world, number=1)
    for number in range(60, 75):
        world.says(f"Comment number {number}, unlike all the others.", by=world.bob)
    assert discussion(world, number=1) == before
    assert "data-version" not in before
    assert "Page 1<" in before


def test_the_newest_are_read_from_the_last_page_back(world: World) -> None:
    for number in range(60):
        world.says(f"Comment number {number}, unlike all the others.", by=world.bob)
    text = discussion(world, order="newest")
    slug = world.story.slug
    assert "Page 2 of 2" in text
    assert f'<a rel="next" href="/stories/{slug}/newest/1/#discussion">Older comments</a>' in text
    assert 'rel="prev"' not in text


def test_only_the_opening_page_of_a_long_thread_leads_to_all_comments(world: World) -> None:
    assert "View all comments" not in discussion(world, order="best")
    for number in range(60):
        world.says(f"Comment number {number}, unlike all the others.", by=world.bob)
    link = f'href="/stories/{world.story.slug}/oldest/1/#discussion">View all comments</a>'
    assert link in discussion(world, order="best", number=1)
    assert link in discussion(world, order="newest")
    assert "View all comments" not in discussion(world, order="best", number=2)
    assert "View all comments" not in discussion(world, order="newest", number=1)
    assert "View all comments" not in discussion(world, order="oldest", number=1)


def test_a_conversation_leads_back_to_the_whole_and_offers_replies_alone(world: World) -> None:
    world.says("Begin here.")
    text = discussion(world, order="thread-1")
    assert f'<a href="/stories/{world.story.slug}/#discussion">' in text
    assert "data-composer hidden>" in text
    assert "data-composer>" in discussion(world)


def test_the_page_shows_all_that_is_known_of_the_story(world: World) -> None:
    text = story_page(
        world,
        credit="The Daily Bell",
        credit_address="https://bell.example/1",
        picture="/static/samples/bridge.svg",
        picture_alt="A bridge",
        picture_caption="The bridge in June",
        picture_credit="Photo: J. Doe",
    )
    assert "The old bridge will be mended</h1>" in text
    assert "Dana Marsh" in text
    assert "Originally appeared at" in text
    assert '<a href="https://bell.example/1"><bdi>The Daily Bell</bdi></a>' in text
    assert 'alt="A bridge"' in text
    assert "The bridge in June" in text
    assert "Picture not shown" not in text
    assert "Photo: J. Doe" in text
    assert f'<comity-discussion publication="courier" story="{world.story.slug}"' in text
    assert f'<link rel="canonical" href="{world.story.address}">' in text
    assert f'href="/feeds/stories/{world.story.slug}.atom"' in text
    assert 'property="og:title" content="The old bridge will be mended"' in text


def test_nothing_is_shown_of_what_is_not_known(world: World) -> None:
    text = story_page(world, byline="", html="", summary="")
    for mark in ("Originally appeared", "<figure", "og:image", "og:description", "<time"):
        assert mark not in text


def test_the_words_of_a_picture_that_is_not_here_say_so(world: World) -> None:
    text = story_page(world, picture_caption="The bridge in June", picture_credit="AFP")
    assert "Picture not shown: <bdi>The bridge in June AFP</bdi>" in text
    assert "<figure" not in text
    assert "Picture not shown: <bdi> AFP</bdi>" in story_page(world, picture_credit="AFP")


def test_a_story_of_which_only_the_address_is_known_leads_there(world: World) -> None:
    text = story_page(world, html="")
    assert f'<a href="{world.story.address}">Read the story</a>' in text
    assert "Read the story" not in story_page(world)


def test_a_credit_leads_to_the_web_or_nowhere(world: World) -> None:
    text = story_page(world, credit="The Bell", credit_address="javascript:alert(1)")
    assert "<bdi>The Bell</bdi>" in text
    assert "javascript:" not in text.partition("</head>")[2]


def test_linked_data_tells_the_story_and_who_said_what(world: World) -> None:
    said = world.says("Who **pays**?")
    world.says("We all do.", by=world.charlie, under=said)
    story, thread = graph(story_page(world))
    assert (story["@type"], story["commentCount"]) == ("NewsArticle", 2)
    assert story["author"] == {"@type": "Person", "name": "Dana Marsh"}
    (first,) = thread["comment"]
    assert (first["text"], first["author"]["name"]) == ("Who pays?", "Alice")
    (reply,) = first["comment"]
    assert (reply["text"], reply["author"]["name"]) == ("We all do.", "Charlie")
    assert reply["url"].endswith(f"/stories/{world.story.slug}/comments/2/")


def test_linked_data_is_silent_on_what_is_gone_and_unknown(world: World) -> None:
    said = world.says("I take this back.")
    writelane.run(withdraw(said.id, bearer=world.alice.bearer))
    text = story_page(world, byline="")
    assert "I take this back." not in text
    story, thread = graph(text)
    assert "author" not in story
    assert "datePublished" not in story
    assert "comment" not in thread


def test_no_text_breaks_out_of_the_linked_data(world: World) -> None:
    world.says("</script><script>alert(1)</script> & \u2028 <!--")
    there = opened(world)
    data = linked_data(there, world.house, "https://comity.example", "https://courier.example/1")
    assert not re.search("[<>&\u2028]", data)
    assert "alert(1)" in json.loads(data)["@graph"][1]["comment"][0]["text"]
