"""Point a comment out to the moderators, without script and without an account."""

import pytest
from django.test import Client

from comity.ground import writelane
from comity.moderation import actions
from comity.moderation.acts import Act
from comity.moderation.models import Report
from comity.moderation.queries.counts import counts
from comity.moderation.words import Why
from comity.readers.limits import NOTICES
from tests.desk import Desk


def sent(client: Client, number: int, **fields: str) -> tuple[int, str]:
    """Send the form; return the status and the page."""
    path = f"/stories/courier-bridge/comments/{number}/report/"
    answer = client.post(path, fields, headers={"Sec-Fetch-Site": "same-origin"})
    return answer.status_code, answer.content.decode()


def test_the_menu_of_a_comment_leads_to_the_form(desk: Desk, client: Client) -> None:
    said = desk.said("The mayor sleeps at his desk.")
    page = client.get(f"/stories/courier-bridge/comments/{said.number}/report/")
    html = page.content.decode()
    assert page.status_code == 200
    assert "The mayor sleeps at his desk." in html
    assert 'name="ground" value="insult"' in html
    assert "/notices-of-illegal-content/?address=" in html
    assert page["Cache-Control"] == "no-store"


def test_a_stranger_reports_a_comment_and_the_desk_sees_it(desk: Desk, client: Client) -> None:
    said = desk.said("The mayor sleeps at his desk.")
    status, page = sent(client, said.number, ground="insult", text="He does not.")
    assert (status, "Thank you. A moderator will look at it." in page) == (200, True)
    row = Report.objects.get()
    assert (row.reader_id, row.ground, row.text) == (None, "insult", "He does not.")
    assert counts(desk.bob)["reported"] == 1


def test_one_network_reports_a_comment_once_a_day_and_others_too(
    desk: Desk, client: Client
) -> None:
    one, other = desk.said("The mayor sleeps."), desk.said("The mayor dreams.")
    assert sent(client, one.number, ground="insult")[0] == 200
    status, page = sent(client, one.number, ground="insult")
    assert (status, "Somebody of your network has reported" in page) == (429, True)
    assert sent(client, other.number, ground="insult")[0] == 200
    assert sent(Client(REMOTE_ADDR="192.0.2.9"), one.number, ground="threat")[0] == 200
    assert Report.objects.count() == 3


def test_what_is_wrong_is_told_and_the_words_are_kept(desk: Desk, client: Client) -> None:
    said = desk.said("The mayor sleeps at his desk.")
    status, page = sent(client, said.number, text="My <b>words</b>.")
    assert status == 422
    assert "Please choose what is wrong with it." in page
    assert "My &lt;b&gt;words&lt;/b&gt;." in page
    assert not Report.objects.exists()
    assert sent(client, said.number, ground="insult")[0] == 200  # the refused one counted nothing


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_sites_form_reports_nothing(desk: Desk, client: Client, site: str) -> None:
    said = desk.said("The mayor sleeps at his desk.")
    path = f"/stories/courier-bridge/comments/{said.number}/report/"
    answer = client.post(path, {"ground": "insult"}, headers={"Sec-Fetch-Site": site})
    assert answer.status_code == 403
    assert not Report.objects.exists()


def test_what_is_not_public_cannot_be_reported_nor_read_there(desk: Desk, client: Client) -> None:
    held = desk.held("Wait for me.")
    gone = desk.said("Gone tomorrow.")
    writelane.run(actions.decide(Act.REJECT, [gone.id], by=desk.bob, why=Why("spam")))
    for about in (held, gone):
        status, page = sent(client, about.number, ground="insult")
        assert status == 404
        assert about.source not in page
    assert not Report.objects.exists()


def test_the_form_speaks_the_language_of_the_page(desk: Desk, client: Client) -> None:
    said = desk.said("The mayor sleeps at his desk.")
    path = f"/stories/courier-bridge/comments/{said.number}/report/"
    page = client.get(f"{path}?lang=de").content.decode()
    assert '<html lang="de" dir="ltr">' in page
    assert f'action="{path}?lang=de"' in page


def test_notices_of_illegal_content_come_at_a_pace_that_a_person_can_read(
    desk: Desk, client: Client
) -> None:
    said = desk.said("The mayor sleeps at his desk.")
    notice = {
        "address": f"https://comity.example/stories/courier-bridge/comments/{said.number}/",
        "explanation": "It is a libel.",
        "name": "Nora",
        "email": "nora@example.org",
        "good_faith": "on",
    }
    path = "/notices-of-illegal-content/"
    for _each in range(NOTICES.network.at_once):
        assert client.post(path, notice).status_code == 303
    answer = client.post(path, notice)
    assert answer.status_code == 429
    assert "It is a libel." in answer.content.decode()
    assert Client(REMOTE_ADDR="192.0.2.9").post(path, notice).status_code == 303
