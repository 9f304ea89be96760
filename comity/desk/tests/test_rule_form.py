"""House rules as a form: what is written is what holds, and what is empty is left to above."""

import pytest

from comity.desk.rule_form import fields, read
from comity.ground.refusal import Refusal
from comity.houserules import Policy
from comity.houserules.policy import SETTINGS


def _written(policy: Policy, own: dict[str, object]) -> dict[str, str]:
    """What a browser sends for the form as it is shown."""
    given: dict[str, str] = {}
    for field in fields(policy, own):
        given[field.name] = field.value
        for row in field.rows:
            for step, value, _above in row.values:
                given[f"thresholds.{row.attribute}.{step}"] = value
    return given


OWN: dict[str, object] = {
    "max_links": 5,
    "rejected_share": 0.25,
    "hold_everything": True,
    "only_allowed_domains": False,
    "banned_words": ["idiot*", "/cheap (pills|watches)/"],
    "denied_domains": ["example.com"],
    "repeated_verdict": "hold",
    "thresholds": {"insult": {"ask": 0.5, "hold": 0.9}},
}


def test_a_form_sent_as_it_was_shown_changes_nothing() -> None:
    assert read(_written(Policy(), OWN)) == OWN
    assert read(_written(Policy(), {})) == {}


def test_every_setting_stands_in_the_form_with_what_it_does() -> None:
    shown = {field.name: field for field in fields(Policy(), {})}
    assert set(shown) == set(SETTINGS)
    assert all(field.says for field in shown.values())


def test_what_is_read_is_fit_for_the_policy() -> None:
    policy = Policy.from_settings(read(_written(Policy(), OWN)))
    assert policy.max_links == 5
    assert policy.thresholds["insult"].hold == 0.9


def test_a_number_that_is_none_is_refused_by_name() -> None:
    with pytest.raises(Refusal) as refusal:
        read({"max_links": "many"})
    assert "max_links" in refusal.value.detail()
