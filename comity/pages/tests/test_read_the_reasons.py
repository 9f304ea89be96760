"""A statement of reasons at its secret address; a notice of illegal content without an account."""

import uuid

import pytest
from django.test import Client

from comity.comments.queries import comment
from comity.ground import writelane
from comity.moderation import actions
from comity.moderation.acts import Act
from comity.moderation.models import Appeal, Report
from comity.moderation.queries.statements import address, statements_of
from comity.moderation.words import Why
from tests.desk import Desk


def _rejected(desk: Desk) -> str:
    said = desk.said("The ferry was late again on Tuesday.")
    why = Why("off_topic", "This is about the bridge.")
    writelane.run(actions.decide(Act.REJECT, [said.id], by=desk.bob, why=why))
    return address(statements_of(desk.world.alice.reader.id)[0].id)


def comments_of_alice(desk: Desk) -> list[uuid.UUID]:
    found = statements_of(desk.world.alice.reader.id)
    return [each.comment for each in found if each.comment is not None]


def test_the_reasons_are_read_and_appealed_against_without_script(desk: Desk) -> None:
    page, client = _rejected(desk), Client()
    shown = client.get(page).content.decode()
    for part in ("Off topic", "This is about the bridge.", "The ferry was late", "A person"):
        assert part in shown
    answer = client.post(page, {"text": "The road is the same."})
    assert answer.status_code == 303
    assert Appeal.objects.get().text == "The road is the same."
    assert "Your appeal waits for an answer." in client.get(page).content.decode()


def test_what_was_published_after_all_is_said_to_be(desk: Desk) -> None:
    page, client = _rejected(desk), Client()
    assert "Your comment is published." not in client.get(page).content.decode()
    (said,) = comments_of_alice(desk)
    writelane.run(actions.decide(Act.APPROVE, [said], by=desk.bob))
    assert "Your comment is published." in client.get(page).content.decode()
    writelane.run(actions.decide(Act.REJECT, [said], by=desk.bob, why=Why("insult")))
    assert "Your comment is published." not in client.get(page).content.decode()


def test_whose_appeal_was_turned_down_is_offered_no_other(desk: Desk) -> None:
    page, client = _rejected(desk), Client()
    assert "You can appeal here" in client.get(page).content.decode()
    client.post(page, {"text": "The road is the same."})
    assert "You can appeal here" not in client.get(page).content.decode()
    (waiting,) = Appeal.objects.all()
    writelane.run(actions.answer(waiting.id, reverse=False, said="It is not.", by=desk.eve))
    shown = client.get(page).content.decode()
    assert "Your appeal was turned down." in shown
    assert "You can appeal here" not in shown
    assert "out-of-court settlement" in shown


def test_what_was_written_stays_where_an_appeal_is_refused(desk: Desk) -> None:
    page, client = _rejected(desk), Client()
    client.post(page, {"text": "Once."})
    answer = client.post(page, {"text": "Twice, and at length."})
    assert answer.status_code == 409
    assert "You have appealed against this already." not in str(answer.headers)
    assert Appeal.objects.count() == 1


def test_another_site_appeals_for_nobody(desk: Desk) -> None:
    page = _rejected(desk)
    answer = Client().post(page, {"text": "Mine!"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert not Appeal.objects.exists()


NOTICE = {
    "explanation": "It gives away where I live.",
    "law": "GDPR, article 6",
    "name": "Ida Crane",
    "email": "ida@mail.example",
    "ground": "personal_data",
    "good_faith": "on",
}


def test_a_notice_leads_to_a_page_on_which_its_answer_will_stand(desk: Desk) -> None:
    said = desk.said("She lives at 1 High Street.")
    where = f"https://courier.example/stories/{desk.world.story.slug}/comments/{said.number}/"
    client = Client()
    answer = client.post("/notices-of-illegal-content/", {**NOTICE, "address": where})
    assert answer.status_code == 303
    page = answer.headers["Location"]
    assert "It waits for a person to decide." in client.get(page).content.decode()
    why = Why("personal_data")
    writelane.run(actions.decide(Act.REJECT, [said.id], by=desk.bob, why=why))
    assert "the comment is no longer public" in client.get(page).content.decode()
    assert comment(said.id).state == "removed"


@pytest.mark.parametrize(
    ("lacking", "sentence"),
    [
        ("explanation", "explain why"),
        ("name", "Please give your name."),
        ("email", "e-mail address"),
        ("good_faith", "is true as you know it"),
    ],
)
def test_a_notice_that_lacks_something_keeps_the_rest(
    desk: Desk, lacking: str, sentence: str
) -> None:
    said = desk.said("She lives at 1 High Street.")
    where = f"/stories/{desk.world.story.slug}/#c{said.number}"
    given = {**NOTICE, "address": where}
    del given[lacking]
    answer = Client().post("/notices-of-illegal-content/", given)
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert sentence in shown
    assert where in shown
    assert not Report.objects.exists()


def test_a_notice_about_what_is_not_public_says_that_there_is_no_such_comment(desk: Desk) -> None:
    held = desk.held("Wait for me.")
    where = f"/stories/{desk.world.story.slug}/comments/{held.number}/"
    answer = Client().post("/notices-of-illegal-content/", {**NOTICE, "address": where})
    assert answer.status_code == 404
    assert "Wait for me" not in answer.content.decode()
