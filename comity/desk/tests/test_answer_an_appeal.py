"""Answer an appeal at the desk: each has its place there, also where no comment is named."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from comity.desk.live import pulse
from comity.ground import writelane
from comity.moderation import actions
from comity.moderation.acts import Act
from comity.moderation.models import Appeal
from comity.moderation.queries.statements import statements_of
from comity.moderation.words import Why
from comity.readers.roles import Role, Staff, appoint_staff, dismiss, staff_of
from tests.desk import Desk
from tests.world import make_world

SAID = "I was never rude to anybody."


@pytest.fixture
def banned(desk: Desk) -> Appeal:
    """Alice, whom Bob has banned without naming a comment, appeals against it."""
    alice = desk.world.alice.reader.id
    writelane.run(actions.sanction(Act.BAN, alice, by=desk.bob, why=Why("harassment")))
    key = writelane.run(actions.appeal(statements_of(alice)[0].id, SAID))
    return Appeal.objects.get(pk=key)


def _client(staff: Staff) -> Client:
    client = Client()
    client.force_login(get_user_model().objects.get(pk=staff.user))
    return client


def _appeals(staff: Staff) -> str:
    return _client(staff).get("/desk/courier/appeals/").content.decode()


def test_an_appeal_that_names_no_comment_is_seen_and_answered(desk: Desk, banned: Appeal) -> None:
    assert pulse(desk.dora, None).counts["appeals"] == 1
    front = _client(desk.dora).get("/desk/courier/")
    assert front["Location"].endswith("/appeals/")
    assert SAID in _appeals(desk.dora)
    sent = {"appeal": str(banned.pk), "act": "reverse", "answer": "You were not."}
    assert _client(desk.dora).post("/desk/courier/appeal/", sent).status_code == 303
    assert pulse(desk.dora, None).counts["appeals"] == 0
    assert SAID not in _appeals(desk.dora)
    assert desk.world.says("Thank you.").published


def test_who_banned_them_sees_that_another_one_answers(desk: Desk, banned: Appeal) -> None:
    page = _appeals(desk.bob)
    assert SAID in page
    assert "another moderator answers the appeal" in page
    assert 'action="/desk/courier/appeal/"' not in page


def test_who_rejected_a_comment_reads_that_they_can_take_it_back(desk: Desk) -> None:
    said = desk.said("The ferry was late.")
    writelane.run(actions.decide(Act.REJECT, [said.id], by=desk.bob, why=Why("off_topic")))
    (stated,) = statements_of(desk.world.alice.reader.id)
    writelane.run(actions.appeal(stated.id, SAID))
    desk.follow()
    assert "Take my decision back and publish" in _appeals(desk.bob)
    assert "Approve and publish" not in _appeals(desk.bob)
    assert "Engage a second moderator" not in _appeals(desk.bob)
    assert "Approve and publish" in _appeals(desk.dora)


def test_who_works_alone_reads_how_a_second_moderator_is_engaged(
    desk: Desk, banned: Appeal
) -> None:
    for other in (desk.dora, desk.eve):
        dismiss(other.user, "courier")
    assert "An administrator can engage a second moderator" in _appeals(desk.bob)
    appoint_staff(desk.bob.user, Role.ADMINISTRATOR, "courier")
    assert 'href="/desk/courier/staff/">Engage a second moderator' in _appeals(desk.bob)


def test_it_is_nobodys_to_see_in_another_publication(desk: Desk, banned: Appeal) -> None:
    make_world("gazette", "The Gazette")
    otto = get_user_model().objects.create(username="otto", is_staff=True)
    appoint_staff(otto.pk, Role.MODERATOR, "gazette")
    theirs = staff_of(otto.pk, "gazette")
    assert theirs is not None
    assert pulse(theirs, None).counts["appeals"] == 0
    assert SAID not in _client(theirs).get("/desk/gazette/appeals/").content.decode()
