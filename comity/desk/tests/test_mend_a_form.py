"""A form that cannot be taken is shown again as it was written, with what is wrong in it."""

import re

import pytest
from django.test import Client

from comity.desk.tests.test_keep_the_goals import signed_in
from comity.desk.wording import counted
from comity.houserules import Finding, Sentence, Verdict
from comity.publications.queries import publication
from comity.readers.roles import Role
from tests.world import World

RULES = "/desk/courier/rules/"
STAFF = "/desk/courier/staff/"


@pytest.fixture
def desk(world: World) -> Client:
    return signed_in(Role.ADMINISTRATOR)


def shown(desk: Client, address: str, given: dict[str, str]) -> str:
    """Send what is refused, and return the page: the desk's menu and the sentence are on it."""
    answer = desk.post(address, given)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'href="/desk/courier/decisions/"' in page
    assert 'role="alert"' in page
    return page


def test_rules_that_cannot_hold_stay_in_the_form(desk: Client) -> None:
    given = {"max_links": "999", "banned_words": "twit", "thresholds.insult.hold": "0.5"}
    page = shown(desk, RULES, given)
    assert "it must be a whole number from 0 to 100" in page
    assert re.search(r'name="max_links"[^>]* value="999"[^>]* aria-invalid="true"', page)
    assert len(re.findall("aria-invalid", page)) == 1
    assert re.search(r"<textarea[^>]*name=\"banned_words\"[^>]*>twit<", page)
    assert re.search(r'name="thresholds.insult.hold" value="0.5"', page)
    assert publication("courier").settings.rules == {}
    assert "is no number" in shown(desk, RULES, {"max_links": "many", "try": "1"})


def test_what_holds_without_a_rule_is_called_so_where_nothing_is_above(desk: Client) -> None:
    assert "by default: reject" in desk.get(RULES).content.decode()
    assert "as it is above: reject" in desk.get(f"{RULES}?section=City").content.decode()
    assert "One word or phrase a line" in desk.get(RULES).content.decode()


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("Ana B\u00f6ll/x", "not “␣/”"),
        ("", "Please give a name"),
        ("a" * 151, "Please give a name"),
    ],
)
def test_a_name_that_cannot_be_is_told_why_and_stays_in_the_form(
    desk: Client, name: str, says: str
) -> None:
    page = shown(desk, STAFF, {"username": name, "role": "2", "sections": "City"})
    assert says in page
    assert f'value="{name}"' in page
    assert '<option value="2" selected>' in page
    assert 'value="City"' in page


def test_a_refusal_without_a_form_of_its_own_keeps_the_menu(desk: Client) -> None:
    page = desk.get("/desk/courier/stories/no-such-story/").content.decode()
    assert 'href="/desk/courier/decisions/"' in page


def test_an_expired_form_keeps_the_menu(world: World) -> None:
    desk = signed_in(Role.MODERATOR)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = desk.cookies
    page = strict.post(RULES, {}).content.decode()
    assert "This form has expired" in page
    assert 'href="/desk/courier/decisions/"' in page


def test_a_goal_without_a_currency_is_asked_for_one(desk: Client) -> None:
    page = shown(desk, "/desk/courier/funding/", {"do": "goal", "wanted": "50"})
    assert "Please give the currency" in page


def test_a_number_beside_a_finding_says_what_was_counted() -> None:
    found = Finding("first_comments", Verdict.HOLD, Sentence("Wait."), count=0)
    assert counted(found) == "published before: 0"
