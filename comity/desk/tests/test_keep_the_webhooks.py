"""Administrators say which addresses are told, change the secrets, and read the log."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.conf import LazySettings
from django.test import Client

from comity.desk.tests.test_keep_the_goals import signed_in
from comity.ground import clock
from comity.interchange.webhooks import queries
from comity.interchange.webhooks.courier import Courier
from comity.interchange.webhooks.events import NAMES
from comity.interchange.webhooks.follower import WebhookFollower
from comity.readers.roles import Role
from tests.desk import told
from tests.hooks import receiving
from tests.world import World

PAGE = "/desk/courier/webhooks/"


@pytest.fixture
def desk(world: World) -> Client:
    return signed_in(Role.ADMINISTRATOR)


def secret_shown(page: str) -> str:
    found = re.search(r"<code>(whs_[\w-]+)</code>", page)
    assert found is not None
    return found[1]


def test_an_address_is_added_and_its_secret_shown_once(desk: Client) -> None:
    asked = {"do": "add", "address": "https://example.com/hook", "kind": "STORY_CREATED"}
    assert secret_shown(desk.post(PAGE, asked).content.decode())
    page = desk.get(PAGE).content.decode()
    assert "https://example.com/hook" in page
    assert "whs_" not in page
    (hook,) = queries.hooks("courier")
    assert (hook.kinds, hook.former_until) == (("STORY_CREATED",), None)


def test_what_was_ticked_stays_where_the_address_is_refused_and_only_there(desk: Client) -> None:
    asked = {"do": "add", "address": "ftp://example.com/", "kind": ["STORY_CREATED"]}
    refused = desk.post(PAGE, asked).content.decode()
    assert re.findall(r'value="(\w+)" checked', refused) == ["STORY_CREATED"]
    assert 'value="ftp://example.com/"' in refused
    added = desk.post(PAGE, asked | {"address": "https://example.com/"}).content.decode()
    assert re.findall(r'value="(\w+)" checked', added) == []
    assert 'value="https://example.com/"' not in added


def test_each_event_is_told_in_words_beside_the_name_that_goes_out(desk: Client) -> None:
    page = desk.get(PAGE).content.decode()
    assert [name for name in NAMES if f"<code>{name}</code>" not in page] == []
    assert "A comment waits for a moderator <code>COMMENT_ENTERED_MODERATION_QUEUE</code>" in page


def test_a_new_secret_says_how_long_the_former_one_signs(desk: Client) -> None:
    first = secret_shown(
        desk.post(PAGE, {"do": "add", "address": "https://example.com/"}).content.decode()
    )
    (hook,) = queries.hooks("courier")
    page = desk.post(PAGE, {"do": "rotate", "webhook": str(hook.id)}).content.decode()
    assert secret_shown(page) != first
    assert "The former one signs too until" in page
    with time_machine.travel(clock.now() + timedelta(days=2)):
        assert queries.hooks("courier")[0].former_until is None


def test_what_was_given_up_is_sent_again(
    desk: Client, world: World, settings: LazySettings
) -> None:
    settings.WEBHOOKS_PRIVATE = True
    with receiving() as receiver:
        desk.post(PAGE, {"do": "add", "address": receiver.address})
        world.says("The bridge is old.")
        WebhookFollower().apply(told())
        receiver.status = 500
        now = clock.now()
        for _try in range(9):
            with time_machine.travel(now):
                Courier().round()
            now += timedelta(hours=13)
        page = desk.get(PAGE).content.decode()
        assert "Given up" in page
        (line,) = queries.deliveries("courier")
        receiver.status = 200
        desk.post(PAGE, {"do": "again", "delivery": str(line.id)})
        Courier().round()
    assert "Delivered" in desk.get(PAGE).content.decode()


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"do": "add", "address": "ftp://example.com/"}, "no web address"),
        ({"do": "add", "address": "http://127.0.0.1/"}, "127.0.0.1 is in a private network"),
        ({"do": "add", "address": "https://example.com/", "kind": "RAIN"}, "no event RAIN"),
        ({"do": "rain"}, "did not arrive whole"),
    ],
)
def test_what_cannot_be_is_refused_and_said(
    desk: Client, asked: dict[str, str], sentence: str
) -> None:
    answer = desk.post(PAGE, asked)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert queries.hooks("courier") == []


def test_an_ended_address_is_listed_no_more(desk: Client) -> None:
    desk.post(PAGE, {"do": "add", "address": "https://example.com/"})
    (hook,) = queries.hooks("courier")
    assert desk.post(PAGE, {"do": "end", "webhook": str(hook.id)}).status_code == 303
    assert queries.hooks("courier") == []


def test_an_editor_does_not_see_them(world: World) -> None:
    assert signed_in(Role.EDITOR).get(PAGE).status_code == 403
