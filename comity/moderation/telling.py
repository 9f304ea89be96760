"""What a statement of reasons says, in the active language (DSA, art. 17(3))."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext

from comity.ground.refusal import marked as _
from comity.moderation.acts import Act
from comity.moderation.grounds import BY_GROUND, Ground
from comity.moderation.queries.statements import StatementView

DECIDED = {
    Act.HOLD: _("Your comment is not shown to others until a moderator has looked at it."),
    Act.REJECT: _("Your comment is not shown to others."),
    Act.ASK_EDIT: _("Your comment is not shown to others until you have changed it."),
    Act.WARN: _("You have been warned. Nothing else follows from it now."),
    Act.SLOW: _("You can comment less often than others."),
    Act.SUSPEND: _("You cannot comment for a while."),
    Act.BAN: _("You can no longer comment here."),
}

DETECTED = {
    "rules": _("It was found by the house rules, which a program applies."),
    "report": _("A reader reported it."),
    "notice": _("Somebody sent a notice of illegal content."),
    "staff": _("A moderator found it."),
}

REDRESS = _(
    "You can appeal here, free of charge, within six months; a person who had no part in this "
    "decision will decide it. You may also go to a body for out-of-court settlement that is "
    "certified under article 21 of the Digital Services Act, or to a court."
)

ELSEWHERE = _(
    "If you do not agree, you can go to a body for out-of-court settlement that is certified "
    "under article 21 of the Digital Services Act, or to a court."
)
"""What is left to somebody who cannot appeal here, or has done so."""


@dataclass(frozen=True)
class Told:
    """A statement in words; "" and () where there is nothing to say."""

    decided: str
    until: str
    ground: str
    explanation: str
    law: str
    means: str
    detected: str
    findings: tuple[str, ...]
    redress: str
    outcome: str


def told(statement: StatementView) -> Told:
    """Put a statement into words."""
    reason = BY_GROUND[Ground(statement.ground)] if statement.ground else None
    return Told(
        decided=gettext(DECIDED[Act(statement.act)]),
        until=date_format(statement.ends_at, "DATETIME_FORMAT") if statement.ends_at else "",
        ground=gettext(reason.title) if reason else "",
        explanation=statement.explanation or (gettext(reason.explanation) if reason else ""),
        law=statement.law,
        means=gettext("A program decided this, by the house rules. No person has looked at it yet.")
        if statement.automated
        else gettext("A person decided this."),
        detected=gettext(DETECTED[statement.detected]),
        findings=tuple(each.sentence.told(gettext) for each in statement.findings),
        redress=_redress(statement),
        outcome=_outcome(statement),
    )


def _redress(statement: StatementView) -> str:
    if statement.undone or statement.outcome not in ("", Act.UPHOLD):
        return ""
    return gettext(REDRESS if statement.can_be_appealed else ELSEWHERE)


def _outcome(statement: StatementView) -> str:
    if statement.outcome == Act.UPHOLD:
        return gettext("Your appeal was turned down.")
    if statement.outcome:
        return gettext("Your appeal was granted.")
    if statement.undone or statement.lifted:
        return gettext("This decision has been undone.")
    if statement.freed:
        return gettext("Your comment is published.")
    if statement.appeal:
        return gettext("Your appeal waits for an answer.")
    return ""
