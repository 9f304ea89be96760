"""Setting a goal, changing it, closing it."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from comity.funding import facts, money, period, scale
from comity.funding.models import Contribution, Goal
from comity.funding.period import Period
from comity.funding.queries.goals import GoalView, no_such_goal, seen
from comity.ground import clock, text
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.journal import record


@dataclass(frozen=True)
class Draft:
    """A goal as somebody wants it. Amounts in minor units; either a month, or a campaign's days.

    `text`, `link` and `label` may be empty: the bar has a sentence and a button of its own.
    """

    currency: str
    wanted: int
    month: str = ""
    name: str = ""
    begins: date | None = None
    ends: date | None = None
    marks: Sequence[int] = ()
    text: str = ""
    link: str = ""
    label: str = ""
    renews: bool = False
    """A month's: each month after it has the same goal, until one is set anew or closed."""


def set_goal(
    publication: str, draft: Draft, *, actor: str, goal: uuid.UUID | None = None
) -> Callable[[], GoalView]:
    """Set a month's goal, or begin a campaign; `goal` names the campaign to change.

    A month has one goal: setting it again changes it. Refusals: goal_not_positive,
    unknown_currency, bad_month, bad_period, bad_marks, bad_link, no_such_goal, currency_fixed
    (money came in another), and those of `ground.text`.
    """
    values = _fit(draft)

    def write() -> GoalView:
        row = _row(publication, draft, goal)
        fresh = row is None
        row = row or Goal(publication_id=publication)
        if not fresh and row.currency != values["currency"]:
            _check_untouched(row)
        for name, value in values.items():
            setattr(row, name, value)
        row.closed_at = None
        row.save()
        facts.tell_goal(row, actor)
        return seen(row)

    return write


def close_goal(publication: str, goal: uuid.UUID, *, actor: str) -> Callable[[], GoalView]:
    """Take a goal's bar from the pages; its sum stays among the months. Refusal: no_such_goal."""

    def write() -> GoalView:
        row = _campaign(publication, goal)
        if row.closed_at is None:
            row.closed_at = clock.now()
            row.save(update_fields=["closed_at"])
            record.append(
                facts.GOAL_CLOSED, publication=publication, subject=str(row.id), actor=actor
            )
        return seen(row)

    return write


def _fit(draft: Draft) -> dict[str, object]:
    if not 0 < draft.wanted <= money.MOST:
        raise Refusal("goal_not_positive", 422, _("A goal must be more than nothing."))
    days = _days(draft)
    return {
        "currency": money.currency(draft.currency),
        "wanted": draft.wanted,
        "marks": scale.marks(draft.wanted, draft.marks),
        "month": draft.month,
        "name": "" if draft.month else text.clean(draft.name, limit=80, lines=False),
        "begins": days.begins,
        "ends": days.ends,
        "text": _line(draft.text, 300),
        "link": _link(draft.link.strip()),
        "label": _line(draft.label, 40),
        "renews": draft.renews and bool(draft.month),
    }


def _days(draft: Draft) -> Period:
    if draft.month:
        return period.of_month(draft.month)
    return period.of_campaign(draft.begins or clock.now().date(), draft.ends)


def _line(written: str, limit: int) -> str:
    return text.clean(written, limit=limit, lines=False) if written.strip() else ""


def _link(address: str) -> str:
    try:
        parts = urlsplit(address)
        fit = parts.scheme in ("https", "http") and bool(parts.hostname)
    except ValueError:
        fit = False
    if address and not (fit and len(address) <= 2000 and address.isprintable()):
        raise Refusal("bad_link", 422, _("The link must be a web address, like https://…"))
    return address


def _row(publication: str, draft: Draft, goal: uuid.UUID | None) -> Goal | None:
    if goal is not None:
        return _campaign(publication, goal)
    if not draft.month:
        return None
    rows = Goal.objects.select_for_update().filter(publication_id=publication)
    return rows.filter(month=draft.month).first()


def _campaign(publication: str, goal: uuid.UUID) -> Goal:
    rows = Goal.objects.select_for_update().filter(publication_id=publication)
    row = rows.filter(id=goal).first()
    if row is None:
        raise no_such_goal()
    return row


def _check_untouched(row: Goal) -> None:
    if Contribution.objects.filter(goal=row).exists():
        raise Refusal(
            "currency_fixed",
            409,
            _("Money has come in %(currency)s already; the goal keeps that currency."),
            {"currency": row.currency},
        )
