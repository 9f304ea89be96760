"""Report a comment, read the reasons of a decision, appeal against it."""

from comity.api.tests.conftest import Api
from comity.comments.queries import CommentView, comment
from comity.ground import writelane
from comity.moderation import actions
from comity.moderation.acts import Act
from comity.moderation.models import Report
from comity.moderation.queries.counts import counts
from comity.moderation.words import Why
from comity.readers.limits import REPORTS
from tests.desk import Desk


def _rejected(desk: Desk) -> CommentView:
    said = desk.said("The ferry was late again on Tuesday.")
    why = Why("off_topic", "This is about the bridge.")
    writelane.run(actions.decide(Act.REJECT, [said.id], by=desk.bob, why=why))
    return said


def test_a_report_puts_the_comment_into_the_queue_once(desk: Desk, api: Api) -> None:
    said = desk.said("The mayor sleeps at his desk.")
    body = {"ground": "insult", "text": "He does not."}
    for again in (False, True):
        answer = api.ask("POST", f"/comments/{said.id}/reports", body, desk.world.charlie)
        assert (answer.status, answer.body) == (201, {"again": again})
    assert counts(desk.bob)["reported"] == 1
    assert Report.objects.get().text == "He does not."


def test_nobody_reports_what_they_cannot_see(desk: Desk, api: Api) -> None:
    held = desk.held("Wait for me.")
    body = {"ground": "insult"}
    answer = api.ask("POST", f"/comments/{held.id}/reports", body, desk.world.charlie)
    assert (answer.status, answer.code) == (404, "no_such_comment")
    assert counts(desk.bob)["reported"] == 0


def test_nobody_reports_themselves_or_without_a_ground(desk: Desk, api: Api) -> None:
    said = desk.said("The mayor sleeps at his desk.")
    path = f"/comments/{said.id}/reports"
    assert api.ask("POST", path, {"ground": "insult"}, desk.world.alice).code == "own_comment"
    assert api.ask("POST", path, {"ground": "dull"}, desk.world.charlie).code == "ground_missing"


def test_a_stranger_reports_by_the_form_that_the_api_gives(desk: Desk, api: Api) -> None:
    said = desk.said("The mayor sleeps at his desk.")
    form = api.get(f"/comments/{said.id}/report-form?lang=de")
    assert form.body["html"].startswith("<form")
    assert "lang=de" in form.body["html"]
    path = f"/comments/{said.id}/reports"
    answer = api.ask("POST", path, {"ground": "insult"})
    assert (answer.status, answer.body) == (201, {"again": False})
    assert counts(desk.bob)["reported"] == 1
    assert api.ask("POST", path, {"ground": "insult"}).code == "too_many"


def test_the_form_for_what_nobody_may_see_is_not_given(desk: Desk, api: Api) -> None:
    held = desk.held("Wait for me.")
    assert api.get(f"/comments/{held.id}/report-form").code == "no_such_comment"


def test_a_reader_cannot_flood_the_desk_with_reports(desk: Desk, api: Api) -> None:
    said = desk.said("The mayor sleeps at his desk.")
    path = f"/comments/{said.id}/reports"
    assert REPORTS.reader is not None
    for _each in range(REPORTS.reader.at_once):
        assert api.ask("POST", path, {"ground": "insult"}, desk.world.charlie).status == 201
    assert api.ask("POST", path, {"ground": "insult"}, desk.world.charlie).code == "too_many"


def test_an_author_reads_the_reasons_and_appeals(desk: Desk, api: Api) -> None:
    _rejected(desk)
    alice = desk.world.alice
    (statement,) = api.get("/publications/courier/statements", alice).body["statements"]
    assert statement["ground"] == "off_topic"
    assert statement["explanation"] == "This is about the bridge."
    assert statement["facts"] == "The ferry was late again on Tuesday."
    assert not statement["automated"]
    assert statement["can_be_appealed"]
    path = f"/statements/{statement['id']}/appeal"
    answer = api.ask("POST", path, {"text": "The road is the same."}, alice)
    assert answer.status == 201
    assert counts(desk.bob)["appeals"] == 1
    assert api.ask("POST", path, {"text": "Again."}, alice).code == "appealed_already"


def test_nobody_reads_or_appeals_another_ones_statement(desk: Desk, api: Api) -> None:
    _rejected(desk)
    charlie = desk.world.charlie
    assert api.get("/publications/courier/statements", charlie).body == {"statements": []}
    own = api.get("/publications/courier/statements", desk.world.alice).body["statements"][0]
    answer = api.ask("POST", f"/statements/{own['id']}/appeal", {"text": "Mine!"}, charlie)
    assert (answer.status, answer.code) == (404, "no_such_statement")


def test_an_author_sees_their_own_removed_comment_with_the_way_to_the_reasons(
    desk: Desk, api: Api
) -> None:
    said = _rejected(desk)
    assert comment(said.id).state == "removed"
    path = f"/stories/{desk.world.story.slug}/me"
    (own,) = api.get(path, desk.world.alice).body["comments"]
    assert own["statement"] in own["html"]
    assert api.get(path, desk.world.charlie).body["comments"] == []
