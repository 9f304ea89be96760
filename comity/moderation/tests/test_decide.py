"""Decide about comments, one or many, and undo it."""

import uuid

import pytest

from comity.comments.queries import comment
from comity.comments.queries.judged import formers
from comity.ground import writelane
from comity.ground.refusal import Refusal
from comity.journal.models import Entry
from comity.moderation import actions
from comity.moderation.acts import Act
from comity.moderation.models import Decision, Statement
from comity.moderation.queries.counts import counts
from comity.moderation.queries.queue import Filters, queue_page
from comity.moderation.queries.tools import latest_decisions
from comity.moderation.queues import Queue
from comity.moderation.words import Why
from comity.readers.roles import Role
from tests.desk import Desk, at_work

INSULT = Why("insult", "The second sentence.")


def _decide(desk: Desk, act: Act, *ids: uuid.UUID, **more: object) -> uuid.UUID:
    return writelane.run(actions.decide(act, ids, by=desk.bob, **more)).batch  # type: ignore[arg-type]


def _queue(desk: Desk, queue: Queue) -> list[uuid.UUID]:
    return [each.comment.id for each in queue_page(desk.bob, queue, Filters()).cases]


def test_an_approved_comment_moves_from_held_to_approved(desk: Desk) -> None:
    held = desk.held("Wait for me.")
    assert counts(desk.bob)["held"] == 1
    _decide(desk, Act.APPROVE, held.id)
    assert comment(held.id).published
    assert counts(desk.bob) | {"everything": 1} == counts(desk.bob)
    assert (counts(desk.bob)["held"], counts(desk.bob)["approved"]) == (0, 1)
    assert _queue(desk, Queue.HELD) == []
    assert _queue(desk, Queue.APPROVED) == [held.id]


def test_a_decision_stands_in_the_journal_with_who_and_why(desk: Desk) -> None:
    said = desk.said("The mayor sleeps at his desk.")
    _decide(desk, Act.REJECT, said.id, why=INSULT)
    entry = Entry.objects.get(kind="moderation.decided")
    assert entry.actor == desk.bob.actor
    assert entry.data["ground"] == "insult"
    assert entry.words is not None
    assert entry.words["explanation"] == "The second sentence."
    assert comment(said.id).reason == "Insult"


def test_who_is_rejected_gets_a_statement_of_reasons(desk: Desk) -> None:
    said = desk.said("The mayor sleeps at his desk.")
    _decide(desk, Act.REJECT, said.id, why=INSULT)
    statement = Statement.objects.get(reader=desk.world.alice.reader.id)
    assert statement.facts == "The mayor sleeps at his desk."
    assert statement.decision.ground == "insult"
    assert not statement.decision.automated


def test_what_the_house_rules_hold_is_stated_as_automated_once(desk: Desk) -> None:
    held = desk.held("Wait for me.")
    desk.follow()
    decision = Decision.objects.get(comment=held.id)
    assert (decision.act, decision.automated, decision.by) == ("hold", True, None)
    assert Statement.objects.get(decision=decision).rules[0]["rule"] == "everything"


@pytest.mark.parametrize(
    ("why", "code"),
    [
        (Why(), "ground_missing"),
        (Why("nonsense"), "ground_missing"),
        (Why("illegal", "It is."), "law_missing"),
        (Why("other"), "explanation_missing"),
    ],
)
def test_it_does_not_reject_without_a_reason(desk: Desk, why: Why, code: str) -> None:
    said = desk.said("Fine words.")
    with pytest.raises(Refusal) as refusal:
        _decide(desk, Act.REJECT, said.id, why=why)
    assert refusal.value.code == code
    assert comment(said.id).published


def test_many_are_rejected_at_once_and_put_back_at_once(desk: Desk) -> None:
    public = desk.said("I am public, and quite long enough to be.")
    held = [desk.held(f"Wait for me, number {n}.").id for n in range(5)]
    batch = _decide(desk, Act.REJECT, public.id, *held, why=INSULT)
    assert counts(desk.bob)["rejected"] == 6
    writelane.run(actions.undo(batch, by=desk.bob))
    assert comment(public.id).published
    assert [comment(each).state for each in held] == ["held"] * 5
    assert (counts(desk.bob)["held"], counts(desk.bob)["new"]) == (5, 1)
    assert desk.world.now().count == 1


def test_it_does_not_undo_twice(desk: Desk) -> None:
    batch = _decide(desk, Act.APPROVE, desk.held("Wait for me.").id)
    writelane.run(actions.undo(batch, by=desk.bob))
    with pytest.raises(Refusal, match="nothing_to_undo"):
        writelane.run(actions.undo(batch, by=desk.bob))


def test_it_does_not_undo_what_was_decided_anew_since(desk: Desk) -> None:
    held = desk.held("Wait for me.")
    batch = _decide(desk, Act.APPROVE, held.id)
    writelane.run(actions.decide(Act.REJECT, [held.id], by=desk.dora, why=INSULT))
    with pytest.raises(Refusal, match="decided_since"):
        writelane.run(actions.undo(batch, by=desk.bob))
    assert comment(held.id).state == "removed"


def test_a_moderator_does_not_undo_what_another_decided_but_an_editor_does(desk: Desk) -> None:
    held = desk.held("Wait for me.")
    batch = _decide(desk, Act.APPROVE, held.id)
    with pytest.raises(Refusal, match="not_yours_to_decide"):
        writelane.run(actions.undo(batch, by=desk.dora))
    writelane.run(actions.undo(batch, by=desk.eve))
    assert comment(held.id).state == "held"


def test_two_moderators_do_not_decide_the_same_comment(desk: Desk) -> None:
    held = desk.held("Wait for me.")
    assert writelane.run(actions.claim(held.id, by=desk.dora))
    assert not writelane.run(actions.claim(held.id, by=desk.bob))
    with pytest.raises(Refusal, match="claimed"):
        _decide(desk, Act.APPROVE, held.id)
    writelane.run(actions.decide(Act.APPROVE, [held.id], by=desk.dora))
    with pytest.raises(Refusal, match="already_decided"):
        _decide(desk, Act.REJECT, held.id, why=INSULT, seen={held.id: "held"})


def test_an_author_changes_what_they_were_asked_to_change_however_late(desk: Desk) -> None:
    from comity.comments.actions import edit

    said = desk.said("The mayor, of 1 High Street, is wrong.")
    _decide(desk, Act.ASK_EDIT, said.id, note="Please leave the address out.")
    assert comment(said.id).asked == "Please leave the address out."
    assert counts(desk.bob)["held"] == 1
    desk.world.settle(edit_window=0)
    writelane.run(edit(said.id, "The mayor is wrong.", bearer=desk.world.alice.bearer))
    now = comment(said.id)
    assert (now.asked, now.state) == ("", "held")
    assert formers(said.id)[0].source == "The mayor, of 1 High Street, is wrong."


def test_what_an_author_changes_after_an_approval_is_new_again(desk: Desk) -> None:
    from comity.comments.actions import edit

    said = desk.said("I like it.")
    _decide(desk, Act.APPROVE, said.id)
    writelane.run(edit(said.id, "I do not like it.", bearer=desk.world.alice.bearer))
    desk.follow()
    assert _queue(desk, Queue.NEW) == [said.id]


def test_only_editors_pick(desk: Desk) -> None:
    said = desk.said("A fine thought.")
    with pytest.raises(Refusal, match="not_yours_to_decide"):
        _decide(desk, Act.PICK, said.id, note="Well put.")
    done = writelane.run(actions.decide(Act.PICK, [said.id], by=desk.eve, note="Well put."))
    assert comment(said.id).pick == "Well put."
    writelane.run(actions.undo(done.batch, by=desk.eve))
    assert comment(said.id).pick == ""


def test_a_moderator_of_one_section_decides_nothing_in_another(desk: Desk) -> None:
    sport = at_work("sam", Role.MODERATOR, ("Sport",))
    held = desk.held("Wait for me.")
    assert queue_page(sport, Queue.HELD, Filters()).cases == ()
    assert counts(sport)["held"] == 0
    with pytest.raises(Refusal, match="not_yours_to_decide"):
        writelane.run(actions.decide(Act.APPROVE, [held.id], by=sport))


def test_a_moderator_of_one_section_claims_nothing_in_another(desk: Desk) -> None:
    sport = at_work("sam", Role.MODERATOR, ("Sport",))
    held = desk.held("Wait for me.")
    assert not writelane.run(actions.claim(held.id, by=sport))
    assert writelane.run(actions.claim(held.id, by=desk.bob))


def test_the_follower_may_be_shown_the_same_facts_again(desk: Desk) -> None:
    desk.held("Wait for me.")
    desk.said("I am public.")
    before = counts(desk.bob)
    desk.follow()
    assert counts(desk.bob) == before


def test_an_archive_that_is_brought_in_stands_in_the_queues(desk: Desk) -> None:
    from comity.comments.actions import Archived, bring_in

    archived = [Archived(f"x:{n}", f"Said long ago, {n}.") for n in range(3)]
    writelane.run(bring_in(desk.world.story.id, archived))
    desk.follow()
    assert counts(desk.bob)["new"] == 3


def test_the_list_of_decisions_has_a_line_for_each_however_many_it_was_about(desk: Desk) -> None:
    said = [desk.world.says(f"Said, {number}.").id for number in range(5)]
    desk.follow()
    for about in ([said[0]], said, said[1:]):
        writelane.run(actions.decide(Act.APPROVE, about, by=desk.bob))
    assert [each.count for each in latest_decisions(desk.bob, limit=1)] == [4]
    assert [each.count for each in latest_decisions(desk.bob, limit=2)] == [4, 5]
    assert [each.count for each in latest_decisions(desk.bob)] == [4, 5, 1]


def test_it_does_not_decide_about_what_is_not_there(desk: Desk) -> None:
    held = desk.held("Wait for me.")
    with pytest.raises(Refusal, match="no_such_comment"):
        actions.decide(Act.APPROVE, [held.id, uuid.uuid4()], by=desk.bob)
