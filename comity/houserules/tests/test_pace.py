"""Length, slow mode, closing, holding everything, heat and floods."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.houserules import Finding, Heat, Policy, Verdict, heat, judge
from comity.houserules.tests.scenes import NOON, said, scene


def found(policy: Policy, text: str = "Good morning.", **facts: object) -> list[Finding]:
    return list(judge(said(text, scores={}), policy, scene(**facts)).findings)


def test_a_text_may_be_neither_too_short_nor_too_long() -> None:
    policy = Policy(min_length=3, max_length=10)
    assert found(policy, "abc") == found(policy, "abcdefghij") == []
    (short,) = found(policy, "ab")
    assert (short.verdict, short.count) == (Verdict.REJECT, 2)
    (long,) = found(policy, "abcdefghijkl")
    assert long.spans == ((10, 12),)
    assert "2 characters fewer" in str(long.sentence)


def test_slow_mode_says_how_long_to_wait() -> None:
    policy = Policy(slow_seconds=60)
    assert found(policy, since_last=60.0) == found(policy, since_last=None) == []
    (finding,) = found(policy, since_last=12.4)
    assert (finding.verdict, finding.count) == (Verdict.REJECT, 48)
    (finding,) = found(policy, since_last=-3.0)
    assert finding.count == 60


def test_a_closed_story_takes_nothing() -> None:
    (finding,) = found(Policy(), closed=True)
    assert (finding.rule, finding.verdict) == ("closed", Verdict.REJECT)


def test_a_story_closes_by_itself() -> None:
    policy = Policy(close_after_days=14)
    assert found(policy, opened=NOON - timedelta(days=14, seconds=-1)) == []
    assert found(policy, opened=None) == []
    assert found(Policy(), opened=NOON - timedelta(days=9_999)) == []
    (finding,) = found(policy, opened=NOON - timedelta(days=14))
    assert finding.verdict is Verdict.REJECT
    assert "14 days" in str(finding.sentence)


def test_everything_can_be_held_even_from_trusted_readers() -> None:
    (finding,) = found(Policy(hold_everything=True), trusted=True)
    assert (finding.rule, finding.verdict) == ("everything", Verdict.HOLD)


def test_first_comments_are_held_until_enough_were_published() -> None:
    policy = Policy(first_comments=2)
    assert found(policy, published=1)[0].rule == "first_comments"
    assert found(policy, published=2) == []


def test_a_bad_record_holds_and_a_mixed_one_does_not() -> None:
    policy = Policy(rejected_share=0.5, rejected_share_of=4)
    (finding,) = found(policy, recently_published=2, recently_rejected=2)
    assert (finding.rule, finding.score, finding.count) == ("record", 0.5, 2)
    assert str(finding.sentence).startswith("2 of your last 4 comments were rejected")
    assert found(policy, recently_published=3, recently_rejected=2) == []
    assert found(policy, recently_published=0, recently_rejected=3) == []
    assert found(Policy(rejected_share=0.0), recently_published=9, recently_rejected=0) == []


@pytest.mark.parametrize(
    ("now", "usual", "toxicity", "hot_already", "hot"),
    [
        (12, 2, 0.1, False, False),  # six times as fast, but few
        (60, 2, 0.1, False, True),
        (60, 20, 0.1, False, False),  # a busy thread is not a hot one
        (120, 20, 0.1, False, True),
        (70, 20, 0.1, True, True),  # it stays hot…
        (60, 20, 0.1, True, False),  # …until it is half as fast
        (5, 5, 0.5, False, True),
        (5, 5, 0.4, False, False),
        (5, 5, 0.4, True, True),
        (5, 5, 0.3, True, False),
        (0, 0, 0.9, False, False),  # nobody writes
    ],
)
def test_a_thread_becomes_hot_and_calm_again(
    now: float, usual: float, toxicity: float, hot_already: bool, hot: bool
) -> None:
    assert heat(now, usual, toxicity, hot_already) is hot


@given(st.floats(0, 1_000), st.floats(0, 200), st.floats(0, 1))
def test_what_makes_a_thread_hot_keeps_it_hot(now: float, usual: float, toxicity: float) -> None:
    if heat(now, usual, toxicity, hot_already=False):
        assert heat(now, usual, toxicity, hot_already=True)


def test_a_hot_thread_holds_and_a_calm_one_does_not() -> None:
    policy = Policy(hold_when_hot=True)
    (finding,) = found(policy, heat=Heat(90.0, 3.0, 0.2))
    assert (finding.rule, finding.verdict, finding.count) == ("heat", Verdict.HOLD, 90)
    assert found(policy, heat=Heat(9.0, 3.0, 0.2)) == found(policy, heat=None) == []
    assert found(Policy(), heat=Heat(9_000.0, 3.0, 1.0)) == []


def test_a_flood_of_new_readers_holds_the_new_ones_alone() -> None:
    policy = Policy(flood_newcomers=8)
    (finding,) = found(policy, newcomers=8, published=0)
    assert (finding.rule, finding.count) == ("flood", 8)
    assert found(policy, newcomers=8, published=1) == []
    assert found(policy, newcomers=7, published=0) == []
