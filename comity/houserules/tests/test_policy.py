"""Settings of a publication, a section and a story, and how a wrong one is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from comity.houserules import Policy, PolicyError, Threshold, Verdict, WordList
from comity.houserules.policy import SETTINGS


def test_no_settings_are_the_default_policy() -> None:
    assert Policy.from_settings({}) == Policy()
    assert Policy().narrowed({}) == Policy()
    assert hash(Policy()) == hash(Policy.from_settings({}))


def test_settings_are_read_as_json_gives_them() -> None:
    policy = Policy.from_settings(
        {
            "max_links": 5,
            "rejected_share": 1,
            "banned_words": "idiot*\n# a remark\nmoron",
            "banned_words_verdict": "hold",
            "denied_domains": ["WWW.Bad.example.", ""],
            "hold_everything": True,
            "thresholds": {"insult": {"hold": 0.7}},
        }
    )
    assert policy.max_links == 5
    assert policy.rejected_share == 1.0
    assert policy.banned_words == WordList(["idiot*", "moron"])
    assert policy.banned_words_verdict is Verdict.HOLD
    assert policy.denied_domains == {"bad.example"}
    assert policy.thresholds == {"insult": Threshold(hold=0.7)}


def test_a_story_narrows_its_section_and_a_section_its_publication() -> None:
    house = Policy.from_settings(
        {
            "max_links": 3,
            "slow_seconds": 10,
            "banned_words": ["idiot"],
            "denied_domains": ["bad.example"],
            "thresholds": {"insult": {"ask": 0.8}, "threat": {"hold": 0.5}},
        }
    )
    section = house.narrowed({"max_links": 0, "banned_words": ["moron"]})
    story = section.narrowed({"slow_seconds": 60, "thresholds": {"insult": {"hold": 0.6}}})
    assert (story.max_links, story.slow_seconds) == (0, 60)
    assert story.banned_words == WordList(["idiot", "moron"])
    assert story.denied_domains == {"bad.example"}
    assert story.thresholds == {"insult": Threshold(hold=0.6), "threat": Threshold(hold=0.5)}
    assert house.banned_words == WordList(["idiot"])


@pytest.mark.parametrize(
    ("setting", "value", "says"),
    [
        ("max_links", "many", "it must be a whole number from 0 to 100"),
        ("max_links", True, "it must be a whole number from 0 to 100"),
        ("max_links", -1, "it must be a whole number from 0 to 100"),
        ("max_links", 2.0, "it must be a whole number from 0 to 100"),
        ("rejected_share", 1.2, "it must be a number from 0 to 1"),
        ("rejected_share", float("nan"), "it must be a number from 0 to 1"),
        ("hold_everything", 1, "it must be true or false"),
        ("banned_words_verdict", "publish", "it must be one of: ask, hold, reject"),
        ("when_scorer_fails", ["hold"], "it must be one of: publish, hold"),
        ("banned_words", ["a", "/(/"], "the entry “/(/” cannot be used: RE2 says: missing"),
        ("banned_words", 7, "it must be a list, or lines of text"),
        ("banned_words", ["a", 7], "it must be a list, or lines of text"),
        ("denied_domains", ["http://bad.example/"], "is no host name; write it like example.com"),
        ("thresholds", [0.5], "it must give thresholds by attribute"),
        ("thresholds", {"rudeness": {"hold": 1}}, "“rudeness” is not scored; the attributes are"),
        ("thresholds", {"insult": 0.5}, "insult takes “ask”, “hold” and “reject” only"),
        ("thresholds", {"insult": {"hold": 7}}, "it must be a number from 0 to 1"),
        ("max_link", 3, "there is no such setting; is “max_links” meant?"),
        ("colour", "blue", "there is no such setting; take it out"),
        ("min_length", 900, ""),
        ("max_length", 0, "it must be a whole number from 1 to 20000"),
    ],
)
def test_a_wrong_setting_is_named_with_what_to_do(setting: str, value: Any, says: str) -> None:
    settings = {setting: value} | ({"max_length": 10} if setting == "min_length" else {})
    with pytest.raises(PolicyError) as refusal:
        Policy.from_settings(settings)
    assert refusal.value.setting == setting
    assert says in str(refusal.value.sentence)
    assert str(refusal.value).startswith(f"{setting}: ")


def test_a_threshold_that_is_left_out_never_decides() -> None:
    assert Threshold().verdict(1.0) is Verdict.PUBLISH
    assert Threshold(ask=0.5, reject=0.9).verdict(0.89) is Verdict.ASK
    assert Threshold(ask=0.5, hold=0.5).verdict(0.5) is Verdict.HOLD


def test_every_setting_stands_in_the_documents_with_its_default() -> None:
    page = (Path(__file__).parents[3] / "docs" / "houserules.md").read_text(encoding="utf-8")
    missing = [name for name in SETTINGS if f"| `{name}` |" not in page]
    assert missing == []
    for setting in SETTINGS.values():
        assert setting.says in page
