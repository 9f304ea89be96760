"""What readers of the sample newsroom give: half a year of goals, the last one under way."""

from datetime import UTC, date, datetime, time, timedelta

from comity.funding.actions import Draft, Payment, receive, set_goal
from comity.ground import writelane

CURRENCY = "EUR"
WANTED = 400_000
"""Cents."""

TEXT = "The presses, the ferry desk and the lawyer: readers pay for all three."

RAISED = (371_000, 402_400, 288_000, 415_000, 396_400, 148_000)
"""Cents that came in, month by month, the present one last."""

NAMES = ("Ines Marlow", "", "T. Okafor", "", "The Ropewalk Tenants", "", "", "Old Sefton")
"""Those who gave, each an equal part; an empty name is somebody who did not ask to be named."""


def give(publication: str, today: date) -> None:
    """Set the goals of the months up to today's, and let readers have given for them."""
    months = [today.replace(day=1)]
    while len(months) < len(RAISED):
        months.append((months[-1] - timedelta(days=1)).replace(day=1))
    for first, raised in zip(reversed(months), RAISED, strict=True):
        _month(publication, first, raised)


def _month(publication: str, first: date, raised: int) -> None:
    month = f"{first:%Y-%m}"
    draft = Draft(CURRENCY, WANTED, month, text=TEXT)
    goal = writelane.run(set_goal(publication, draft, actor="system"))
    paid_at = datetime.combine(first, time(9), UTC)
    for number, name in enumerate(NAMES):
        amount = raised // len(NAMES)
        payment = Payment(
            "hand", f"sample:{month}:{number}", amount, CURRENCY, paid_at, goal.id, name
        )
        writelane.run(receive(publication, payment, actor="system"))
