"""A reader asks for a page that is not there, and nothing is left of it."""

import asyncio
import json
from pathlib import Path

import pytest

from comity.readlane.app import ReadLane
from comity.readlane.tests.conftest import Client, Newsroom


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/read/harbour-post/flood/hottest/1", "unknown_order"),
        ("/read/harbour-post/flood/thread-0/1", "unknown_order"),
        ("/read/harbour-post/flood/best/1000000000000", "no_such_page"),
        ("/read/harbour-post/flood/best/01", "no_such_page"),
        ("/read/harbour-post/flood/best/-1", "no_such_page"),
        ("/read/harbour-post/flood/best/٣", "no_such_page"),
        ("/read/harbour-post/flood/best", "no_such_page"),
        ("/read/harbour-post/flood/best/1/", "no_such_page"),
        ("/read/", "no_such_page"),
        ("/read/harbour-post/a b/best/1", "no_such_story"),
        ("/read/harbour-post/../best/1", "no_such_story"),
        ("/read/harbour-post/\0/best/1", "no_such_story"),
        ("/read/harbour-post/flöd/best/1", "no_such_story"),
        (f"/read/harbour-post/{'x' * 201}/best/1", "no_such_story"),
        ("/stories/a b/", "no_such_story"),
        ("/stories/flood/best/999999999999/", "no_such_page"),
    ],
)
async def test_a_wrong_address_is_told_without_asking_anybody(
    client: Client, newsroom: Newsroom, tmp_path: Path, path: str, code: str
) -> None:
    answer = await client.ask(path)
    assert answer.status == 404
    assert answer.headers["content-type"] == "application/problem+json"
    problem = json.loads(answer.body)
    assert (problem["code"], problem["status"]) == (code, 404)
    assert problem["detail"].endswith(".")
    assert answer.headers["cache-control"] == "no-store"
    assert newsroom.rendered == []
    assert list(tmp_path.rglob("*.story")) == []


@pytest.mark.parametrize(
    "path",
    ["/read/harbour-post/drought/best/1", "/read/gull-gazette/flood/best/1", "/stories/drought/"],
)
async def test_an_unknown_story_leaves_no_trace(
    client: Client, lane: ReadLane, newsroom: Newsroom, tmp_path: Path, path: str
) -> None:
    answer = await client.ask(path)
    assert answer.status == 404
    assert json.loads(answer.body)["code"] == "no_such_story"
    assert list(tmp_path.rglob("*.story")) == []
    assert len(lane._flights) == 0


async def test_a_story_made_a_moment_ago_is_found(client: Client, newsroom: Newsroom) -> None:
    path = "/read/harbour-post/flood/best/4"
    assert (await client.ask(path)).status == 404
    newsroom.pages = 4
    assert (await client.ask(path)).status == 200


async def test_a_person_is_told_in_a_page(client: Client) -> None:
    answer = await client.ask("/stories/drought/", accept="text/html,*/*;q=0.8")
    assert answer.status == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.headers["content-security-policy"] == "default-src 'none'"
    assert b"There is no such story here." in answer.body


async def test_a_person_is_told_in_the_page_of_the_house(newsroom: Newsroom) -> None:
    def page(said: str, language: str) -> bytes:
        return f"<h1 lang={language}>{said}</h1>".encode()

    lane = ReadLane(newsroom.store, newsroom.render, locales={"ar"}, refused=page)
    answer = await Client(lane).ask("/stories/drought/?lang=ar", accept="text/html")
    assert answer.body == b"<h1 lang=ar>There is no such story here.</h1>"
    assert answer.headers["vary"] == "Accept"
    lane.close()


async def test_it_is_told_in_the_language_asked_for(newsroom: Newsroom) -> None:
    def translate(sentence: str, locale: str) -> str:
        return f"{sentence} ({locale})"

    lane = ReadLane(newsroom.store, newsroom.render, locales={"de"}, translate=translate)
    answer = await Client(lane).ask("/read/harbour-post/flood/hottest/1?lang=de-AT")
    assert json.loads(answer.body)["detail"] == "Comments cannot be sorted in this way. (de)"
    assert answer.headers["content-language"] == "de"
    lane.close()


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW"])
async def test_it_can_only_be_read(client: Client, newsroom: Newsroom, method: str) -> None:
    answer = await client.ask("/read/harbour-post/flood/best/1", method)
    assert answer.status == 405
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"
    assert newsroom.rendered == []


async def test_a_crowd_on_addresses_that_do_not_exist_takes_bounded_room(
    newsroom: Newsroom,
) -> None:
    lane = ReadLane(newsroom.store, newsroom.render, threads=2, waiting=16)
    client = Client(lane)
    paths = [f"/read/harbour-post/no-{number}/best/1" for number in range(300)]
    answers = await asyncio.gather(*map(client.ask, paths))
    statuses = [answer.status for answer in answers]
    assert statuses.count(404) == 16
    assert statuses.count(503) == 284
    assert len(lane._flights) == 0
    lane.close()


async def test_addresses_are_remembered_up_to_a_limit(client: Client, lane: ReadLane) -> None:
    for number in range(9000):
        await client.ask(f"/read/harbour-post/flood/best/1?x={number}")
    assert len(lane._addresses) <= 8192
