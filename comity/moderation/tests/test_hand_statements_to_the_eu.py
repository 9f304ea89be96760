"""Each statement is one that the EU's transparency database takes: its rules, field by field.

Source: https://transparency.dsa.ec.europa.eu/page/api-documentation, read in November 2026.
"""

import re
from datetime import date
from typing import Any

import pytest

from comity.ground import clock, writelane
from comity.moderation import actions
from comity.moderation.acts import Act
from comity.moderation.grounds import REASONS
from comity.moderation.queries.transparency import eu_records
from comity.moderation.words import Why
from tests.desk import Desk

UNION = (
    *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU"),
    *("IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"),
)
CATEGORIES = {
    *("ANIMAL_WELFARE", "CONSUMER_INFORMATION", "CYBER_VIOLENCE", "CYBER_VIOLENCE_AGAINST_WOMEN"),
    *("DATA_PROTECTION_AND_PRIVACY_VIOLATIONS", "ILLEGAL_OR_HARMFUL_SPEECH"),
    *("INTELLECTUAL_PROPERTY_INFRINGEMENTS", "NOT_SPECIFIED_NOTICE", "OTHER_VIOLATION_TC"),
    *("NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS", "PROTECTION_OF_MINORS"),
    *("RISK_FOR_PUBLIC_SECURITY", "SCAMS_AND_FRAUD", "SELF_HARM", "VIOLENCE"),
    *("UNSAFE_AND_PROHIBITED_PRODUCTS",),
}
ONE_OF = {
    "decision_account": {"DECISION_ACCOUNT_SUSPENDED", "DECISION_ACCOUNT_TERMINATED"},
    "account_type": {"ACCOUNT_TYPE_BUSINESS", "ACCOUNT_TYPE_PRIVATE"},
    "decision_provision": {
        f"DECISION_PROVISION_{part}_{kind}"
        for part in ("PARTIAL", "TOTAL")
        for kind in ("SUSPENSION", "TERMINATION")
    },
    "decision_ground": {"DECISION_GROUND_ILLEGAL_CONTENT", "DECISION_GROUND_INCOMPATIBLE_CONTENT"},
    "category": {f"STATEMENT_CATEGORY_{name}" for name in CATEGORIES},
    "source_type": {
        *("SOURCE_ARTICLE_16", "SOURCE_TRUSTED_FLAGGER"),
        *("SOURCE_TYPE_OTHER_NOTIFICATION", "SOURCE_VOLUNTARY"),
    },
    "automated_detection": {"Yes", "No"},
    "automated_decision": {
        f"AUTOMATED_DECISION_{name}" for name in ("FULLY", "PARTIALLY", "NOT_AUTOMATED")
    },
    "incompatible_content_illegal": {"Yes", "No"},
}
SOME_OF = {
    "decision_visibility": {
        f"DECISION_VISIBILITY_CONTENT_{name}"
        for name in ("REMOVED", "DISABLED", "DEMOTED", "AGE_RESTRICTED", "LABELLED")
    },
    "content_type": {"CONTENT_TYPE_TEXT"},
    "territorial_scope": set(UNION),
}
AT_MOST = {
    "decision_facts": 5000,
    "illegal_content_legal_ground": 500,
    "illegal_content_explanation": 2000,
    "incompatible_content_ground": 500,
    "incompatible_content_explanation": 2000,
}
PATTERNS = {"puid": r"[A-Za-z0-9_-]{1,500}", "content_language": "[A-Z]{2}"}
DATES = (
    *("content_date", "application_date"),
    *("end_date_account_restriction", "end_date_service_restriction"),
)
REQUIRED = {
    *("decision_facts", "decision_ground", "content_type", "category", "territorial_scope"),
    *("content_date", "application_date", "source_type", "puid"),
    *("automated_detection", "automated_decision"),
}
OF_GROUND = {
    "DECISION_GROUND_ILLEGAL_CONTENT": {
        *("illegal_content_legal_ground", "illegal_content_explanation"),
    },
    "DECISION_GROUND_INCOMPATIBLE_CONTENT": {
        *("incompatible_content_ground", "incompatible_content_explanation"),
    },
}
DECISIONS = {"decision_visibility", "decision_account", "decision_provision"}


def check(record: dict[str, Any]) -> None:
    """Refuse what the database would refuse."""
    assert set(record) <= {*ONE_OF, *SOME_OF, *AT_MOST, *PATTERNS, *DATES}
    assert set(record) >= REQUIRED | OF_GROUND[record["decision_ground"]]
    assert set(record) & DECISIONS
    for name, value in record.items():
        if name in ONE_OF:
            assert value in ONE_OF[name]
        elif name in SOME_OF:
            assert value
            assert set(value) <= SOME_OF[name]
        elif name in AT_MOST:
            assert 0 < len(value) <= AT_MOST[name]
        elif name in PATTERNS:
            assert re.fullmatch(PATTERNS[name], value)
        else:
            assert date.fromisoformat(value) >= date(2020, 1, 1)
    for name in DATES[2:]:
        assert record.get(name, record["application_date"]) >= record["application_date"]


@pytest.mark.parametrize("reason", REASONS, ids=lambda reason: reason.ground.value)
def test_a_rejection_on_any_ground_is_taken(desk: Desk, reason: Any) -> None:
    said = desk.said("She lives at 1 High Street.")
    why = Why(reason.ground.value, "Because. " * 200, "GDPR, article 6")
    writelane.run(actions.decide(Act.REJECT, [said.id], by=desk.bob, why=why))
    (record,) = eu_records("courier", clock.now().year)
    check(record)
    assert record["territorial_scope"] == list(UNION)


@pytest.mark.parametrize("act", [Act.SLOW, Act.SUSPEND, Act.BAN])
def test_a_sanction_is_taken(desk: Desk, act: Act) -> None:
    alice = desk.world.alice.reader.id
    writelane.run(actions.sanction(act, alice, by=desk.bob, why=Why("spam"), days=3))
    (record,) = eu_records("courier", clock.now().year)
    check(record)


def test_what_the_house_rules_hold_is_taken(desk: Desk) -> None:
    desk.held("Wait for me, whoever you are, by the old lighthouse on the pier.")
    (record,) = eu_records("courier", clock.now().year)
    check(record)
