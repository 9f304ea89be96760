"""Processors tell of money, and the bar shows it."""

import json
import time
from collections.abc import Mapping
from typing import Any

import pytest

from comity.api.tests.conftest import Answer, Api
from comity.funding import queries
from comity.funding.actions import Draft, cut_secret, revoke_secret, set_goal
from comity.funding.queries import GoalView
from comity.ground import clock, writelane
from comity.ground.signature import HEADER, sign
from tests.world import World

PAID = {
    "kind": "payment",
    "payment": "inv-7",
    "amount": 30_000,
    "currency": "USD",
    "at": "2025-03-14T12:00:00Z",
}
REFUND = {**PAID, "kind": "refund", "reference": "re-1", "amount": 10_000}


@pytest.fixture
def now(world: World) -> GoalView:
    """The goal of the present month."""
    draft = Draft("USD", 500_000, f"{clock.now():%Y-%m}")
    return writelane.run(set_goal(world.house.key, draft, actor="staff:bob"))


@pytest.fixture
def secret(world: World) -> str:
    """The Courier's secret."""
    return writelane.run(cut_secret(world.house.key, "till", actor="staff:bob")).secret


def tell(
    api: Api, body: Mapping[str, Any] | bytes, secret: str, *, at: int = 0, house: str = "courier"
) -> Answer:
    sent = body if isinstance(body, bytes) else json.dumps(body).encode()
    header = sign(sent, secret, at or int(time.time()))
    return api.ask("POST", f"/funding/{house}/payments", sent, headers={HEADER: header})


def this_month(goal: GoalView, **more: Any) -> dict[str, Any]:
    return {**PAID, "goal": str(goal.id), **more}


def test_a_signed_payment_moves_the_bar(api: Api, now: GoalView, secret: str) -> None:
    assert tell(api, this_month(now), secret).body == {"news": True}
    bar = api.get("/publications/courier/goal").body["bar"]
    assert (bar["sum"], bar["percent"]) == ("$300 of $5,000", 6)
    assert [mark["text"] for mark in bar["marks"]] == ["$0", "$2,500", "$5,000"]
    assert bar["value_text"] == "$300 of $5,000 raised, 6%"


def test_the_bar_speaks_the_readers_language(api: Api, now: GoalView, secret: str) -> None:
    tell(api, this_month(now), secret)
    bar = api.get("/publications/courier/goal?lang=de").body["bar"]
    assert [mark["text"] for mark in bar["marks"]] == ["0\xa0$", "2.500\xa0$", "5.000\xa0$"]
    assert api.get("/publications/courier/goal?lang=ar").body["bar"]["dir"] == "rtl"


def test_the_bar_may_be_kept_for_seconds_and_read_from_anywhere(api: Api, world: World) -> None:
    answer = api.get("/publications/courier/goal")
    assert answer.body == {"bar": None}
    assert answer.headers["cache-control"].startswith("public, max-age=15")
    assert answer.headers["access-control-allow-origin"] == "*"


def test_a_message_sent_again_is_no_news(api: Api, now: GoalView, secret: str) -> None:
    tell(api, this_month(now), secret)
    assert tell(api, this_month(now), secret).body == {"news": False}
    assert queries.standing(now).raised == 30_000


def test_a_refund_may_come_before_its_payment(api: Api, now: GoalView, secret: str) -> None:
    assert tell(api, REFUND, secret).status == 200
    tell(api, this_month(now), secret)
    assert queries.standing(now).raised == 20_000


def test_a_forged_message_changes_nothing(api: Api, now: GoalView, secret: str) -> None:
    answer = tell(api, this_month(now), "whk_guessed")
    assert (answer.status, answer.code) == (401, "bad_signature")
    assert api.ask("POST", "/funding/courier/payments", PAID).code == "bad_signature"
    assert queries.standing(now).raised == 0


def test_a_message_replayed_later_is_refused(api: Api, now: GoalView, secret: str) -> None:
    answer = tell(api, this_month(now), secret, at=int(time.time()) - 301)
    assert (answer.status, answer.code) == (401, "stale_signature")
    assert queries.standing(now).raised == 0


def test_a_secret_is_changed_without_a_gap(api: Api, now: GoalView, world: World) -> None:
    old = writelane.run(cut_secret("courier", "old", actor="staff:bob"))
    new = writelane.run(cut_secret("courier", "new", actor="staff:bob"))
    assert tell(api, this_month(now, payment="a"), old.secret).status == 200
    assert tell(api, this_month(now, payment="b"), new.secret).status == 200
    writelane.run(revoke_secret("courier", old.id, actor="staff:bob"))
    assert tell(api, this_month(now, payment="c"), old.secret).code == "bad_signature"
    assert tell(api, this_month(now, payment="d"), new.secret).status == 200


def test_a_secret_is_good_for_its_publication_alone(
    api: Api, now: GoalView, secret: str, world: World
) -> None:
    assert tell(api, PAID, secret, house="herald").code == "bad_signature"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "bad_message"),
        (b"[]", "bad_message"),
        (b'{"kind": "payment"}', "bad_message"),
        (json.dumps({**PAID, "kind": "gift"}).encode(), "bad_message"),
        (json.dumps({**PAID, "amount": 12.5}).encode(), "bad_message"),
        (json.dumps({**PAID, "amount": True}).encode(), "bad_message"),
        (json.dumps({**PAID, "at": "2025-03-14T12:00:00"}).encode(), "bad_message"),
        (json.dumps({**PAID, "card": "4242"}).encode(), "bad_message"),
        (json.dumps({**PAID, "amount": -5}).encode(), "bad_amount"),
        (json.dumps({**PAID, "currency": "XXL"}).encode(), "unknown_currency"),
        (json.dumps({**REFUND, "reference": ""}).encode(), "no_reference"),
        (json.dumps(PAID).encode(), "no_goal"),
    ],
)
def test_what_cannot_be_entered_is_refused(
    api: Api, now: GoalView, secret: str, body: bytes, code: str
) -> None:
    answer = tell(api, body, secret)
    assert (answer.status, answer.code) == (422, code)


def test_another_currency_and_too_large_a_refund_are_refused(
    api: Api, now: GoalView, secret: str
) -> None:
    assert tell(api, this_month(now, currency="EUR"), secret).code == "other_currency"
    tell(api, this_month(now), secret)
    assert tell(api, {**REFUND, "amount": 30_001}, secret).code == "refund_too_large"
    assert queries.standing(now).raised == 30_000
