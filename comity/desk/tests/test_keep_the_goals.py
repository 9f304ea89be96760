"""Editors set goals and enter what came in by hand."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from comity.funding import queries
from comity.funding.queries import Standing
from comity.readers.roles import Role, appoint_staff
from tests.world import World

PAGE = "/desk/courier/funding/"
GOAL = {"do": "goal", "month": "2025-03", "wanted": "5000", "currency": "usd"}


def signed_in(role: Role) -> Client:
    user = get_user_model().objects.create_user(f"staff-{role.value}", password="x", is_staff=True)
    appoint_staff(user.pk, role, "courier")
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def desk(world: World) -> Client:
    return signed_in(Role.EDITOR)


def only() -> Standing:
    (found,) = queries.standings("courier")
    return found


def test_an_editor_sets_a_goal_and_enters_a_contribution(desk: Client) -> None:
    assert desk.post(PAGE, {**GOAL, "marks": "0 2500 5000", "text": "Help."}).status_code == 303
    goal = only().goal
    assert (goal.wanted, goal.marks, goal.text) == (500_000, (0, 250_000, 500_000), "Help.")
    given = {"do": "give", "goal": str(goal.id), "amount": "300", "on": "2025-03-14"}
    assert desk.post(PAGE, given).status_code == 303
    assert only().raised == 30_000
    assert "$300" in desk.get(PAGE).content.decode()


def test_a_goal_of_nothing_is_refused_and_what_was_written_stays(desk: Client) -> None:
    answer = desk.post(PAGE, {**GOAL, "wanted": "0", "text": "Help us."})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "A goal must be more than nothing." in page
    assert 'value="Help us."' in page
    assert queries.standings("courier") == []


def test_a_goal_is_closed(desk: Client) -> None:
    desk.post(PAGE, GOAL)
    desk.post(PAGE, {"do": "close", "goal": str(only().goal.id)})
    assert only().goal.closed


def test_a_secret_is_shown_once(desk: Client) -> None:
    made = desk.post(PAGE, {"do": "secret", "label": "Bank"}).content.decode()
    found = re.search(r"<code>(whk_[\w-]+)</code>", made)
    assert found is not None
    assert queries.secrets_of("courier") == [found[1]]
    assert found[1] not in desk.get(PAGE).content.decode()
    desk.post(PAGE, {"do": "revoke", "secret": str(queries.known_secrets("courier")[0].id)})
    assert queries.secrets_of("courier") == []


@pytest.mark.parametrize("given", [{}, {"do": "burn"}, {"do": "close"}, {"do": "give"}])
def test_a_form_that_did_not_arrive_whole_is_refused(desk: Client, given: dict[str, str]) -> None:
    assert desk.post(PAGE, given).status_code == 422


def test_a_moderator_has_no_part_in_it(world: World) -> None:
    assert signed_in(Role.MODERATOR).get(PAGE).status_code == 403
