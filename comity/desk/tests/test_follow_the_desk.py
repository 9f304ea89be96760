"""An open page of the desk hears of what changes, as long as its reader is staff."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager
from functools import wraps
from typing import Any

import pytest
from asgiref.sync import async_to_sync, sync_to_async
from django.contrib.auth import get_user_model
from django.test import AsyncClient, Client

from comity.desk import live
from comity.ground import writelane
from comity.moderation import actions
from comity.moderation.acts import Act
from comity.readers.models import Appointment
from comity.readers.roles import Role
from tests.desk import Desk, at_work

STREAM = {"Accept": "text/event-stream"}


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Look often: the rows of a test are committed by nobody, so no bell rings."""
    for name in ("LOOK", "OTHERS"):
        monkeypatch.setattr(live, name, 0.01)
    yield
    live.reopen()


Events = AsyncIterator[dict[str, Any]]


@asynccontextmanager
async def following(desk: Desk, at: str = "") -> AsyncIterator[Events]:
    """Let Bob have the desk open."""
    client = AsyncClient()
    await client.aforce_login(await get_user_model().objects.aget(pk=desk.bob.user))
    answer = await client.get(f"/desk/courier/pulse/?at={at}", headers=STREAM)
    assert answer["Content-Type"] == "text/event-stream"
    assert answer["Cache-Control"] == "no-store"
    parts = answer.streaming_content  # type: ignore[attr-defined]

    async def events() -> Events:
        async for part in parts:
            if part.startswith(b"data: "):
                yield json.loads(part[6:])

    async with asyncio.timeout(20):
        yield events()


do = sync_to_async
"""Makes an act happen in the test's own thread and transaction."""


def here(test: Callable[[Desk], Coroutine[Any, Any, None]]) -> Callable[[Desk], None]:
    """Run an asynchronous test around this thread, which holds the transaction."""

    @wraps(test)
    def run(desk: Desk) -> None:
        async_to_sync(test)(desk)

    return run


@here
async def test_the_counts_are_told_when_they_change_and_only_then(desk: Desk) -> None:
    async with following(desk) as events:
        assert (await anext(events))["counts"]["held"] == 0
        await do(lambda: desk.held("Wait for me."))()
        assert (await anext(events))["counts"]["held"] == 1


@here
async def test_a_card_that_somebody_takes_or_decides_is_told(desk: Desk) -> None:
    held = await do(desk.held)("Wait for me.")
    async with following(desk, str(held.id)) as events:
        first = await anext(events)
        assert (first["standing"], first["claimed"]) == ("held", False)
        await do(lambda: writelane.run(actions.claim(held.id, by=desk.dora)))()
        assert (await anext(events))["claimed"]
        await do(lambda: writelane.run(actions.decide(Act.APPROVE, [held.id], by=desk.dora)))()
        assert (await anext(events))["standing"] == "approved"


@here
async def test_who_is_dismissed_hears_no_more(desk: Desk) -> None:
    async with following(desk) as events:
        await anext(events)
        await do(lambda: Appointment.objects.filter(user=desk.bob.user).delete())()
        assert [event async for event in events] == []


@here
async def test_open_pages_do_not_hold_the_server_when_it_stops(desk: Desk) -> None:
    async with following(desk) as events:
        await anext(events)
        live.close()
        assert [event async for event in events] == []


def test_a_moderator_of_another_section_learns_nothing_of_a_card(desk: Desk) -> None:
    held = desk.held("Wait for me.")
    sport = at_work("sam", Role.MODERATOR, ("Sport",))
    assert live.pulse(sport, held.id).standing == ""
    assert live.pulse(desk.bob, held.id).standing == "held"


def test_nobody_else_is_told_anything(desk: Desk, client: Client) -> None:
    answer = client.get("/desk/courier/pulse/", headers=STREAM)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/desk/sign-in/")
