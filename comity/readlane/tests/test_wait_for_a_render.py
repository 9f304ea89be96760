"""Many readers ask for a page that is not kept yet."""

import asyncio
import json
import shutil
import threading

from comity.readlane.app import ReadLane
from comity.readlane.tests.conftest import Client, Newsroom, until
from comity.snapshots.keys import PageKey

PAGE = "/read/harbour-post/flood/newest/0"


async def test_a_hundred_readers_cause_one_render(
    client: Client, lane: ReadLane, newsroom: Newsroom
) -> None:
    gate = threading.Event()
    newsroom.before_render = lambda key: gate.wait(10)
    asked = [asyncio.create_task(client.ask(PAGE)) for _ in range(100)]
    await until(lambda: len(newsroom.rendered) == 1)
    gate.set()
    answers = await asyncio.gather(*asked)
    assert {answer.status for answer in answers} == {200}
    assert len(newsroom.rendered) == 1
    assert len(lane._flights) == 0


async def test_a_reader_who_leaves_does_not_end_the_render_for_others(
    client: Client, newsroom: Newsroom
) -> None:
    gate = threading.Event()
    newsroom.before_render = lambda key: gate.wait(10)
    leaves = asyncio.create_task(client.ask(PAGE))
    stays = asyncio.create_task(client.ask(PAGE))
    await until(lambda: len(newsroom.rendered) == 1)
    leaves.cancel()
    gate.set()
    assert (await stays).status == 200
    assert len(newsroom.rendered) == 1


async def test_a_render_that_fails_is_told_and_tried_again(
    client: Client, newsroom: Newsroom
) -> None:
    def fail(key: PageKey) -> None:
        raise RuntimeError("the database is gone")

    newsroom.before_render = fail
    answer = await client.ask(PAGE)
    assert answer.status == 503
    assert answer.headers["retry-after"] == "2"
    assert answer.headers["cache-control"] == "no-store"
    assert json.loads(answer.body)["code"] == "busy"
    assert b"database" not in answer.body
    assert newsroom.store.marked("harbour-post", "flood") == []

    newsroom.before_render = lambda key: None
    assert (await client.ask(PAGE)).status == 200


async def test_a_render_that_takes_too_long_is_told_and_found_later(newsroom: Newsroom) -> None:
    gate = threading.Event()
    newsroom.before_render = lambda key: gate.wait(10)
    lane = ReadLane(newsroom.store, newsroom.render, deadline=0.02)
    client = Client(lane)
    assert (await client.ask(PAGE)).status == 503
    assert (await client.ask(PAGE)).status == 503
    gate.set()
    await until(lambda: len(lane._flights) == 0)
    assert (await client.ask(PAGE)).status == 200
    assert len(newsroom.rendered) == 1
    lane.close()


async def test_a_page_that_cannot_be_kept_is_sent_all_the_same(
    client: Client, newsroom: Newsroom
) -> None:
    folder = newsroom.store._folder
    shutil.rmtree(folder)
    folder.write_text("a file where the folder should be")
    assert (await client.ask(PAGE)).status == 200
    assert newsroom.store.trouble is not None
    folder.unlink()
    assert (await client.ask(PAGE)).status == 200
    assert newsroom.store.trouble is None
