"""All rules are asked, the strictest wins, and nothing a reader writes can stop it."""

from __future__ import annotations

import json
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.houserules import (
    Finding,
    Heat,
    Judgement,
    Link,
    NoScore,
    Policy,
    Sentence,
    Submission,
    Verdict,
    fingerprint,
    is_trusted,
    judge,
)
from comity.houserules.judge import strictest
from comity.houserules.tests.scenes import NOON, said, scene

STRICT = Policy.from_settings(
    {
        "min_length": 2,
        "max_links": 0,
        "banned_words": ["idiot*", "/(a+)+$/"],
        "suspect_words": ["casino"],
        "denied_domains": ["bad.example"],
        "first_comments": 2,
        "slow_seconds": 30,
        "close_after_days": 10,
        "hold_when_hot": True,
        "flood_newcomers": 5,
    }
)


def test_an_ordinary_comment_is_published_and_nothing_is_found() -> None:
    scores = {"toxicity": 0.04, "insult": 0.01}
    judgement = judge(said("The new ferry is late again.", scores=scores), Policy(), scene())
    assert judgement == Judgement(Verdict.PUBLISH, ())


def test_verdicts_are_ordered_by_severity() -> None:
    assert sorted(Verdict, reverse=True) == [
        Verdict.REJECT,
        Verdict.HOLD,
        Verdict.ASK,
        Verdict.PUBLISH,
    ]
    assert max(Verdict.HOLD, Verdict.PUBLISH) is Verdict.HOLD
    assert all(one < other and one <= other for one, other in pairwise(Verdict))
    assert all(other > one and other >= one for one, other in pairwise(Verdict))


def test_the_strictest_finding_wins_and_all_are_told() -> None:
    scores = {"insult": 0.9}
    submission = said("idiots in a casino", scores=scores)
    judgement = judge(submission, STRICT, scene(published=0))
    assert judgement.verdict is Verdict.REJECT
    assert [(finding.rule, finding.verdict.value) for finding in judgement.findings] == [
        ("banned_words", "reject"),
        ("suspect_words", "hold"),
        ("toxicity:insult", "ask"),
        ("first_comments", "hold"),
    ]


def test_a_reader_who_insists_is_held() -> None:
    rude = said("You are so wrong.", scores={"insult": 0.9})
    assert judge(rude, Policy(), scene()).verdict is Verdict.ASK
    insisting = said("You are so wrong.", scores={"insult": 0.9}, insists=True)
    judgement = judge(insisting, Policy(), scene())
    assert judgement.verdict is Verdict.HOLD
    assert [finding.verdict for finding in judgement.findings] == [Verdict.HOLD]


def test_insisting_changes_nothing_else() -> None:
    assert judge(said("fine", insists=True), Policy(), scene()).verdict is Verdict.PUBLISH
    rejected = judge(said("idiot", insists=True), STRICT, scene())
    assert rejected.verdict is Verdict.REJECT


def test_trusted_readers_pass_where_others_are_held_but_not_where_they_are_rejected() -> None:
    held = said("A casino, I say.", scores={"insult": 0.9, "threat": 0.8})
    judgement = judge(held, STRICT, scene(trusted=True))
    assert judgement.verdict is Verdict.PUBLISH
    assert [finding.rule for finding in judgement.findings] == [
        "suspect_words",
        "toxicity:insult",
        "toxicity:threat",
    ]
    assert judge(said("You idiot."), STRICT, scene(trusted=True)).verdict is Verdict.REJECT
    slow = judge(said("Again."), STRICT, scene(trusted=True, since_last=3.0))
    assert slow.verdict is Verdict.REJECT


def test_trust_can_be_earned_and_lost() -> None:
    policy = Policy(trust_after=10)
    assert is_trusted(policy, scene(published=10))
    assert not is_trusted(policy, scene(published=9))
    assert not is_trusted(policy, scene(published=50, recently_rejected=1))
    assert is_trusted(policy, scene(published=0, trusted=True))
    assert not is_trusted(Policy(), scene(published=10_000))


def test_staff_are_bound_by_the_length_alone() -> None:
    policy = Policy(hold_everything=True, max_length=60, banned_words=STRICT.banned_words)
    staff = scene(staff=True, closed=True, published=0)
    assert judge(said("We closed this; do not feed the idiots."), policy, staff).findings == ()
    assert judge(said("x" * 61), policy, staff).verdict is Verdict.REJECT


def test_a_finding_can_be_kept_and_read_again() -> None:
    submission = said(
        "An idiot with a http://bad.example/x", links=(Link("http://bad.example/x", "x"),)
    )
    for finding in judge(submission, STRICT, scene()).findings:
        kept = json.loads(json.dumps(finding.record()))
        assert Finding.read(kept) == finding
        assert str(Finding.read(kept).sentence) == str(finding.sentence)


def test_a_sentence_is_translated_at_the_edge() -> None:
    sentence = Sentence("Wait %(seconds)s seconds.", {"seconds": 7})
    assert str(sentence) == "Wait 7 seconds."
    assert (
        sentence.told({"Wait %(seconds)s seconds.": "%(seconds)s saniye."}.__getitem__)
        == "7 saniye."
    )


def test_no_record_of_something_else_is_read() -> None:
    with pytest.raises((KeyError, ValueError)):
        Finding.read(
            {"rule": "words", "verdict": "maybe", "sentence": "", "params": {}, "spans": []}
        )


probabilities = st.floats(0, 1)
texts = st.one_of(
    st.text(max_size=80),
    st.text("i1!|Il dоo0t*_-. \u200b\u0301İıaA@$/", max_size=40),
    st.sampled_from(["an idiot", "c a s i n o", "a" * 3_000, "\ud800 half", "(a+)+$"]),
)
submissions = st.builds(
    Submission,
    text=texts,
    links=st.lists(st.builds(Link, texts, texts), max_size=3).map(tuple),
    name=texts,
    is_reply=st.booleans(),
    insists=st.booleans(),
    scores=st.one_of(
        st.dictionaries(st.sampled_from(["toxicity", "insult", "threat", "odd"]), probabilities),
        st.builds(NoScore, st.text(max_size=9), st.booleans()),
    ),
)
counts = st.integers(0, 30)
scenes = st.builds(
    scene,
    opened=st.sampled_from([None, NOON - timedelta(days=1), NOON - timedelta(days=99)]),
    closed=st.booleans(),
    staff=st.booleans(),
    trusted=st.booleans(),
    published=counts,
    recently_published=counts,
    recently_rejected=counts,
    since_last=st.one_of(st.none(), st.floats(-5, 500)),
    own_recent=st.lists(texts.map(fingerprint), max_size=2).map(tuple),
    story_recent=st.lists(texts.map(fingerprint), max_size=3).map(tuple),
    heat=st.one_of(st.none(), st.builds(Heat, st.floats(0, 500), st.floats(0, 9), probabilities)),
    newcomers=counts,
)


@given(submissions, scenes)
def test_nothing_that_is_submitted_makes_it_raise(submission: Submission, where: Any) -> None:
    judgement = judge(submission, STRICT, where)
    assert judgement.verdict is strictest(judgement.findings)
    for finding in judgement.findings:
        assert str(finding.sentence)
        assert all(0 <= start < end <= len(submission.text) for start, end in finding.spans)
        assert not (submission.insists and finding.verdict is Verdict.ASK)


@given(submissions, scenes)
def test_the_same_is_judged_the_same(submission: Submission, where: Any) -> None:
    assert judge(submission, STRICT, where) == judge(submission, STRICT, where)


findings = st.builds(Finding, st.just("any"), st.sampled_from(Verdict), st.just(Sentence("x")))


@given(st.lists(findings).map(tuple), findings)
def test_one_finding_more_never_softens_the_verdict(
    some: tuple[Finding, ...], one: Finding
) -> None:
    assert strictest((*some, one)) >= strictest(some)
    assert strictest((*some, one)) >= one.verdict
