"""The yearly report, and the statements in the shape of the EU's transparency database."""

from datetime import UTC, datetime

import time_machine

from comity.comments.actions import Archived, bring_in
from comity.comments.queries.judged import numbered
from comity.comments.state import State
from comity.ground import clock, writelane
from comity.moderation import actions
from comity.moderation.actions import Notice
from comity.moderation.acts import Act
from comity.moderation.queries.statements import statements_of
from comity.moderation.queries.transparency import eu_records, transparency
from comity.moderation.words import Why
from tests.desk import Desk


def _notice(desk: Desk, number: int, **more: object) -> Notice:
    given: dict[str, object] = {
        "address": f"https://courier.example/stories/{desk.world.story.slug}/comments/{number}/",
        "explanation": "It gives away where I live.",
        "law": "GDPR, article 6",
        "name": "Ida Crane",
        "email": "ida@mail.example",
        "ground": "personal_data",
        "good_faith": True,
    }
    return Notice(**{**given, **more})  # type: ignore[arg-type]


def test_a_year_is_told_by_what_came_and_what_was_decided(desk: Desk) -> None:
    said = desk.said("She lives at 1 High Street.")
    writelane.run(actions.notify(_notice(desk, said.number)))
    why = Why("personal_data", "An address.")
    writelane.run(actions.decide(Act.REJECT, [said.id], by=desk.bob, why=why))
    writelane.run(actions.decide(Act.APPROVE, [desk.held("Wait.").id], by=desk.bob))
    appeal = writelane.run(
        actions.appeal(
            next(
                each.id
                for each in statements_of(desk.world.alice.reader.id)
                if each.act == "reject"
            ),
            "It is the town hall.",
        )
    )
    writelane.run(actions.answer(appeal, reverse=True, said="So it is.", by=desk.dora))
    report = transparency("courier", clock.now().year)
    assert (report.notices.came, report.notices.answered, report.notices.led_to_action) == (1, 1, 1)
    assert (report.appeals.came, report.appeals.led_to_action) == (1, 1)
    assert (report.holds, report.holds_approved) == (1, 1)
    sorts = {(line.act, line.ground, line.automated): line.count for line in report.decisions}
    assert sorts["reject", "personal_data", False] == 1
    assert sorts["hold", "", True] == 1
    assert transparency("courier", clock.now().year - 1).decisions == ()


def test_no_more_is_approved_of_what_was_held_than_was_held(desk: Desk) -> None:
    arrived = Archived("old:1", "Held where it came from.", state=State.HELD)
    writelane.run(bring_in(desk.world.story.id, [arrived]))
    desk.follow()
    brought = numbered(desk.world.story.id, 1, 1)
    writelane.run(actions.decide(Act.APPROVE, brought, by=desk.bob))
    twice = desk.held("Held here, and approved, and back, and approved.")
    approved = writelane.run(actions.decide(Act.APPROVE, [twice.id], by=desk.bob))
    writelane.run(actions.undo(approved.batch, by=desk.bob))
    report = transparency("courier", clock.now().year)
    assert (report.holds, report.holds_approved) == (1, 0)
    writelane.run(actions.decide(Act.APPROVE, [twice.id], by=desk.bob))
    report = transparency("courier", clock.now().year)
    assert (report.holds, report.holds_approved) == (1, 1)


def test_what_one_year_held_and_the_next_approved_is_told_of_the_first(desk: Desk) -> None:
    with time_machine.travel(datetime(2025, 12, 31, 23, tzinfo=UTC), tick=False):
        held = desk.held("The last comment of the year.")
    with time_machine.travel(datetime(2026, 1, 1, 8, tzinfo=UTC), tick=False):
        writelane.run(actions.decide(Act.APPROVE, [held.id], by=desk.bob))
    told = [transparency("courier", year) for year in (2025, 2026)]
    assert [(each.holds, each.holds_approved) for each in told] == [(1, 1), (0, 0)]


def test_statements_take_the_databases_shape_without_the_readers_words(desk: Desk) -> None:
    said = desk.said("She lives at 1 High Street.")
    writelane.run(actions.notify(_notice(desk, said.number)))
    why = Why("illegal", "It is a private address.", "GDPR, article 6")
    writelane.run(actions.decide(Act.REJECT, [said.id], by=desk.bob, why=why))
    desk.held("Wait for me.")
    writelane.run(
        actions.sanction(
            Act.SUSPEND, desk.world.alice.reader.id, by=desk.bob, why=Why("spam"), days=3
        )
    )
    records = list(eu_records("courier", clock.now().year))
    by_ground = {each["decision_ground"]: each for each in records}
    illegal = by_ground["DECISION_GROUND_ILLEGAL_CONTENT"]
    assert illegal["illegal_content_legal_ground"] == "GDPR, article 6"
    assert illegal["source_type"] == "SOURCE_ARTICLE_16"
    assert illegal["decision_visibility"] == ["DECISION_VISIBILITY_CONTENT_REMOVED"]
    assert illegal["automated_decision"] == "AUTOMATED_DECISION_NOT_AUTOMATED"
    assert illegal["content_date"] == f"{clock.now():%Y-%m-%d}"
    held = next(each for each in records if each["automated_decision"].endswith("FULLY"))
    assert held["automated_detection"] == "Yes"
    account = next(each for each in records if "decision_account" in each)
    assert account["end_date_account_restriction"] > account["application_date"]
    assert len({each["puid"] for each in records}) == len(records) == 3
    assert "High Street" not in str(records)
