"""The same again: by one reader, by many, and nearly."""

from __future__ import annotations

import pytest

from comity.houserules import Fingerprint, Policy, Verdict, fingerprint, judge
from comity.houserules.tests.scenes import said, scene

SPEECH = (
    "The council has promised a new ferry for eleven years now, and every spring the same"
    " minister stands on the same pier and cuts the same ribbon before the cameras leave."
)
NEARLY = SPEECH.replace("minister", "mayor")
OTHER = (
    "I took the ferry this morning with my two children, and whoever wrote this piece has never"
    " waited in that queue: it moves, the crew is kind, and the coffee is still terrible."
)


def test_the_same_text_has_the_same_fingerprint_whatever_hides_it() -> None:
    assert fingerprint(SPEECH).same(fingerprint(SPEECH.upper().replace(",", " … ")))
    assert fingerprint("Buy now, friends!").same(fingerprint("b u y n\u200bоw friends"))
    assert not fingerprint("well said").same(fingerprint("said well"))


def test_nearly_the_same_is_known_and_other_texts_are_not() -> None:
    assert fingerprint(SPEECH).nearly(fingerprint(NEARLY))
    assert not fingerprint(SPEECH).nearly(fingerprint(OTHER))
    assert not fingerprint("I agree").nearly(fingerprint("I agree"))


def test_a_text_without_words_is_like_no_other() -> None:
    assert not fingerprint("👏👏").same(fingerprint("!!!"))


def test_a_fingerprint_can_be_kept_and_read_again() -> None:
    for text in (SPEECH, "", "x"):
        written = str(fingerprint(text))
        assert len(written) <= 40
        assert Fingerprint.read(written) == fingerprint(text)
    with pytest.raises(ValueError, match="invalid literal"):
        Fingerprint.read("no fingerprint")


def verdict(text: str, **facts: object) -> Verdict:
    return judge(said(text, scores={}), Policy(), scene(**facts)).verdict


def test_a_reader_cannot_post_the_same_twice() -> None:
    mine = (fingerprint(OTHER), fingerprint(SPEECH))
    assert verdict(SPEECH, own_recent=mine) is Verdict.REJECT
    assert verdict("thank you", own_recent=(fingerprint("Thank you!"),)) is Verdict.REJECT
    assert verdict(NEARLY, own_recent=mine) is Verdict.HOLD
    assert verdict(OTHER, own_recent=(fingerprint(SPEECH),)) is Verdict.PUBLISH


def test_what_many_say_alike_is_held() -> None:
    others = (fingerprint(SPEECH), fingerprint(NEARLY), fingerprint(OTHER))
    judgement = judge(said(SPEECH, scores={}), Policy(), scene(story_recent=others))
    assert judgement.verdict is Verdict.HOLD
    assert judgement.findings[0].count == 2
    assert verdict(SPEECH, story_recent=others[1:]) is Verdict.PUBLISH


def test_short_praise_may_be_said_by_everybody() -> None:
    assert verdict("Well said!", story_recent=(fingerprint("well said"),) * 9) is Verdict.PUBLISH


def test_what_many_say_can_be_left_alone() -> None:
    policy = Policy(repeated_by_many=0)
    others = (fingerprint(SPEECH),) * 9
    judgement = judge(said(SPEECH, scores={}), policy, scene(story_recent=others))
    assert judgement.verdict is Verdict.PUBLISH
