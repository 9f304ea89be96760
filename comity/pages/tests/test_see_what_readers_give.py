"""The public page of a publication's funding, and the way to give."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import LazySettings
from django.test import Client

from comity.funding import queries
from comity.funding.actions import Draft, Payment, receive, set_goal
from comity.funding.queries import GoalView
from comity.ground import clock, writelane
from comity.readers import limits
from comity.readers.limits import GIFTS, Asker
from tests.world import World

PAGE = "/funding/courier/"
GIVE = "/funding/courier/give/"


@pytest.fixture
def now(world: World) -> GoalView:
    """The goal of the present month, and of the two before it."""
    today = clock.now().date().replace(day=15)
    goal = None
    for back in (62, 31, 0):
        month = f"{today - timedelta(days=back):%Y-%m}"
        draft = Draft("EUR", 200_000, month, text="The roof leaks.")
        goal = writelane.run(set_goal("courier", draft, actor="staff:bob"))
    assert goal is not None
    return goal


def give(goal: GoalView, amount: int, reference: str, name: str = "") -> None:
    payment = Payment("hand", reference, amount, "EUR", clock.now(), goal.id, name)
    writelane.run(receive("courier", payment, actor="staff:bob"))


@pytest.fixture
def till(settings: LazySettings) -> None:
    """A till at a Stripe that nobody reaches."""
    settings.STRIPE = {"courier": ("sk_test_x", "whsec_x")}
    settings.STRIPE_API = "http://127.0.0.1:9"


def said(client: Client, path: str = PAGE, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status
    return str(answer.content.decode())


def test_the_months_are_a_picture_and_a_table(client: Client, now: GoalView) -> None:
    give(now, 50_000, "p-1")
    page = said(client)
    assert page.count('<th scope="row">') == 3
    assert page.count('<line class="wanted"') == 3
    assert "€500" in page
    assert "€2,000" in page


def test_it_speaks_the_language_that_is_asked_for(client: Client, now: GoalView) -> None:
    give(now, 50_000, "p-1")
    assert "2.000\xa0€" in said(client, f"{PAGE}?lang=de")
    assert 'dir="rtl"' in said(client, f"{PAGE}?lang=he")


def test_only_who_asked_for_it_is_named(client: Client, now: GoalView) -> None:
    give(now, 100, "p-1", "Ada Lind")
    give(now, 100, "p-2")
    assert "<li><bdi>Ada Lind</bdi></li>\n</ul>" in said(client)


def test_the_page_may_be_kept_and_sets_no_cookie(client: Client, now: GoalView) -> None:
    answer = client.get(PAGE)
    assert answer["Cache-Control"] == "public, max-age=15"
    assert not answer.cookies


def test_without_a_goal_it_says_so(client: Client, world: World) -> None:
    assert "No goal has been set yet." in said(client)


def test_there_is_no_such_page_of_no_publication(client: Client, world: World) -> None:
    said(client, "/funding/nobody/", 404)


def test_without_a_till_there_is_nothing_to_give_to(client: Client, now: GoalView) -> None:
    assert "goal-give" not in said(client)
    said(client, GIVE, 404)


def test_with_a_till_the_bars_button_leads_to_it(client: Client, now: GoalView, till: None) -> None:
    assert f'class="goal-give" href="{GIVE}"' in said(client)
    page = client.get(GIVE)
    assert "form-action 'self' https://checkout.stripe.com" in page["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("amount", "sentence"),
    [
        ("", "is no amount in EUR"),
        ("0", "An amount must be more than nothing"),
        ("1e3", "is no amount in EUR"),
        ("<script>", "is no amount in EUR"),
    ],
)
def test_what_is_no_amount_is_told_beside_the_field(
    client: Client, now: GoalView, till: None, amount: str, sentence: str
) -> None:
    answer = client.post(GIVE, {"amount": amount, "name": "Ada"})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert 'value="Ada"' in answer.content.decode()


def test_a_stripe_that_does_not_answer_is_a_sentence_and_nothing_is_lost(
    client: Client, now: GoalView, till: None
) -> None:
    answer = client.post(GIVE, {"amount": "25", "name": "Ada"})
    assert answer.status_code == 503
    assert "Nothing was paid" in answer.content.decode()
    assert 'value="25"' in answer.content.decode()
    assert queries.standing(now).raised == 0


def test_another_sites_form_is_refused(client: Client, now: GoalView, till: None) -> None:
    answer = client.post(GIVE, {"amount": "25"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403


def give_from(client: Client, network: str) -> int:
    return client.post(GIVE, {"amount": "25"}, REMOTE_ADDR=network).status_code


def test_one_network_keeps_nobody_else_from_giving(
    client: Client, now: GoalView, till: None
) -> None:
    assert GIFTS.thing
    with time_machine.travel(clock.now(), tick=False):
        for _each in range(GIFTS.network.at_once):
            limits.keep(Asker(limits.network("192.0.2.7")), GIFTS, thing="courier")
        for _each in range(GIFTS.thing.at_once):
            assert give_from(client, "192.0.2.7") == 429
        assert give_from(client, "198.51.100.9") == 503


def test_a_crowd_of_networks_does_not_reach_stripe(
    client: Client, now: GoalView, till: None
) -> None:
    assert GIFTS.thing
    with time_machine.travel(clock.now(), tick=False):
        for each in range(GIFTS.thing.at_once):
            limits.keep(Asker(limits.network(f"192.0.2.{each}")), GIFTS, thing="courier")
        assert give_from(client, "198.51.100.9") == 429
