"""What can be decided at the desk."""

from django.db.models import TextChoices


class Act(TextChoices):
    """What can be decided. `hold` is the house rules' own."""

    HOLD = "hold"
    APPROVE = "approve"
    REJECT = "reject"
    ASK_EDIT = "ask_edit"
    PICK = "pick"
    PIN = "pin"
    CLOSE = "close"
    REOPEN = "reopen"
    WARN = "warn"
    SLOW = "slow"
    SUSPEND = "suspend"
    BAN = "ban"
    LIFT = "lift"
    DISMISS = "dismiss"
    UPHOLD = "uphold"
    REVERSE = "reverse"
    UNDO = "undo"


SANCTIONS = frozenset({Act.WARN, Act.SLOW, Act.SUSPEND, Act.BAN})
"""What binds a reader. Their comments stay as they are."""

FINAL = frozenset({Act.UNDO, Act.HOLD, Act.UPHOLD, Act.REVERSE})
"""What is not undone but decided anew."""
