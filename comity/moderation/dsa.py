"""Statements of reasons as records of the EU's transparency database. Pure.

Source of the names and values: the database's API documentation, attributes of a statement
(https://transparency.dsa.ec.europa.eu/page/api-documentation).
"""

from datetime import datetime
from typing import Any

from comity.moderation.acts import Act
from comity.moderation.grounds import BY_GROUND, Ground
from comity.moderation.queries.statements import StatementView

VISIBILITY = {
    Act.HOLD: "DECISION_VISIBILITY_CONTENT_DISABLED",
    Act.REJECT: "DECISION_VISIBILITY_CONTENT_REMOVED",
    Act.ASK_EDIT: "DECISION_VISIBILITY_CONTENT_DISABLED",
}
ACCOUNT = {
    Act.SUSPEND: "DECISION_ACCOUNT_SUSPENDED",
    Act.BAN: "DECISION_ACCOUNT_TERMINATED",
}
PROVISION = {Act.SLOW: "DECISION_PROVISION_PARTIAL_SUSPENSION"}
SOURCES = {
    "notice": "SOURCE_ARTICLE_16",
    "report": "SOURCE_TYPE_OTHER_NOTIFICATION",
    "rules": "SOURCE_VOLUNTARY",
    "staff": "SOURCE_VOLUNTARY",
}
RESTRICTIONS = frozenset({*VISIBILITY, *ACCOUNT, *PROVISION})
"""The acts that restrict somebody in the sense of article 17; a warning does not."""

EUROPEAN_UNION = (
    *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU"),
    *("IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"),
)
"""The database takes no name for them all: a page of the web is restricted in each."""

FACTS, EXPLANATION = 5000, 2000
OTHER_RULES = "STATEMENT_CATEGORY_OTHER_VIOLATION_TC"


def record(
    statement: StatementView, content_date: datetime | None, language: str
) -> dict[str, Any]:
    """Return a statement in the database's shape; the words of the reader are not in it.

    `content_date` is when the comment was made; `language` its language where it is known.
    """
    act = Act(statement.act)
    reason = BY_GROUND[Ground(statement.ground)] if statement.ground else None
    shape: dict[str, Any] = {
        "puid": statement.id.hex,
        "territorial_scope": list(EUROPEAN_UNION),
        "content_type": ["CONTENT_TYPE_TEXT"],
        "content_date": _day(content_date or statement.made_at),
        "application_date": _day(statement.made_at),
        "decision_facts": _facts(statement)[:FACTS],
        "source_type": SOURCES[statement.detected],
        "automated_detection": "Yes" if statement.detected == "rules" else "No",
        "automated_decision": "AUTOMATED_DECISION_FULLY"
        if statement.automated
        else "AUTOMATED_DECISION_NOT_AUTOMATED",
        "category": reason.category if reason else OTHER_RULES,
    }
    if (tongue := language.partition("-")[0]) and len(tongue) == 2:
        shape["content_language"] = tongue.upper()
    if act in VISIBILITY:
        shape["decision_visibility"] = [VISIBILITY[act]]
    if act in ACCOUNT:
        shape["decision_account"] = ACCOUNT[act]
        shape["account_type"] = "ACCOUNT_TYPE_PRIVATE"
    if act in PROVISION:
        shape["decision_provision"] = PROVISION[act]
    if statement.ends_at is not None:
        ends = "end_date_account_restriction" if act in ACCOUNT else "end_date_service_restriction"
        shape[ends] = _day(statement.ends_at)
    return shape | _ground(statement)


def _ground(statement: StatementView) -> dict[str, str]:
    if statement.ground == Ground.ILLEGAL:
        return {
            "decision_ground": "DECISION_GROUND_ILLEGAL_CONTENT",
            "illegal_content_legal_ground": statement.law,
            "illegal_content_explanation": (statement.explanation or statement.law)[:EXPLANATION],
        }
    reason = BY_GROUND[Ground(statement.ground)] if statement.ground else None
    why = statement.explanation or (reason.explanation if reason else _facts(statement))
    return {
        "decision_ground": "DECISION_GROUND_INCOMPATIBLE_CONTENT",
        "incompatible_content_ground": reason.title if reason else "House rules",
        "incompatible_content_explanation": why[:EXPLANATION],
        "incompatible_content_illegal": "No",
    }


def _facts(statement: StatementView) -> str:
    """Say what a decision rests on without repeating the reader's words."""
    if statement.findings:
        return " ".join(str(finding.sentence) for finding in statement.findings)
    return statement.explanation or "A comment below a news story was read by a moderator."


def _day(at: datetime) -> str:
    return f"{at:%Y-%m-%d}"
