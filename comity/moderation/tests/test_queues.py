"""The queues: what stands where, in which order, narrowed how."""

from datetime import timedelta

import time_machine

from comity.comments.actions import Archived, bring_in
from comity.ground import clock, writelane
from comity.houserules import Finding, Sentence, Verdict
from comity.moderation import actions
from comity.moderation.queries.queue import SIZE, Filters, Place, queue_page
from comity.moderation.queues import Queue, queues, standing
from tests.desk import Desk


def _bring(desk: Desk, archived: list[Archived]) -> None:
    writelane.run(bring_in(desk.world.story.id, archived))
    desk.follow()


def _sources(desk: Desk, queue: Queue, filters: Filters) -> list[str]:
    return [each.comment.source for each in queue_page(desk.bob, queue, filters).cases]


def _scored(rule: str, score: float) -> tuple[dict[str, object], ...]:
    return (Finding(rule, Verdict.HOLD, Sentence("Why."), score=score).record(),)


def test_who_waits_longest_comes_first_and_elsewhere_the_newest(desk: Desk) -> None:
    with time_machine.travel(clock.now() - timedelta(hours=2), tick=False):
        desk.held("Waiting since long.")
    desk.held("Waiting since now.")
    assert _sources(desk, Queue.HELD, Filters())[0] == "Waiting since long."
    assert _sources(desk, Queue.EVERYTHING, Filters())[0] == "Waiting since now."


def test_a_long_queue_is_read_page_by_page_each_comment_once(desk: Desk) -> None:
    at = clock.now()
    _bring(desk, [Archived(f"x:{n}", f"Said, {n}.", posted_at=at) for n in range(2 * SIZE + 5)])
    seen: list[str] = []
    after: Place | None = None
    for _page in range(3):
        page = queue_page(desk.bob, Queue.NEW, Filters(), after)
        seen += [each.comment.source for each in page.cases]
        after = page.after
    assert after is None
    assert len(seen) == len(set(seen)) == 2 * SIZE + 5


def test_filters_narrow_by_rule_score_language_reader_and_age(desk: Desk) -> None:
    now = clock.now()
    english = "This is what the people of this town have been saying for years."
    german = "Das ist genau das, was die Leute in dieser Stadt seit Jahren sagen."
    _bring(
        desk,
        [
            Archived("a", english, posted_at=now, findings=_scored("toxicity:insult", 0.9)),
            Archived("b", german, posted_at=now - timedelta(days=3), findings=_scored("links", 0)),
            Archived("c", "Yes.", posted_at=now, reader=desk.world.alice.reader.id),
        ],
    )
    everything = Queue.EVERYTHING
    assert _sources(desk, everything, Filters(rule="links")) == [german]
    assert _sources(desk, everything, Filters(score=0.5)) == [english]
    assert _sources(desk, everything, Filters(score=0.95)) == []
    assert _sources(desk, everything, Filters(language="de")) == [german]
    assert _sources(desk, everything, Filters(reader=desk.world.alice.reader.id)) == ["Yes."]
    assert _sources(desk, everything, Filters(older=24)) == [german]
    assert set(_sources(desk, everything, Filters(younger=24))) == {english, "Yes."}
    assert len(_sources(desk, everything, Filters(story=desk.world.story.id))) == 3


def test_a_report_stands_in_its_queue_until_it_is_answered(desk: Desk) -> None:
    from comity.moderation.acts import Act

    said = desk.said("Buy my boots.")
    writelane.run(
        actions.report(said.id, "advertising", "It is an ad.", bearer=desk.world.charlie.bearer)
    )
    assert _sources(desk, Queue.REPORTED, Filters()) == ["Buy my boots."]
    done = writelane.run(actions.decide(Act.APPROVE, [said.id], by=desk.bob))
    assert _sources(desk, Queue.REPORTED, Filters()) == []
    writelane.run(actions.undo(done.batch, by=desk.bob))
    assert _sources(desk, Queue.REPORTED, Filters()) == ["Buy my boots."]


def test_every_comment_stands_in_everything_and_in_one_queue_of_its_own() -> None:
    for state in ("published", "held", "rejected", "removed"):
        found = queues(standing(state, None, None), reports=0, appeals=0)
        assert len(found) == 2
        assert Queue.EVERYTHING in found
    assert queues("new", 1, 1) >= {Queue.REPORTED, Queue.APPEALS, Queue.NEW}
