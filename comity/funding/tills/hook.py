"""The generic webhook: what any payment processor, or a script between, may tell us.

    {"kind": "payment", "payment": "inv-7", "amount": 2500, "currency": "EUR",
     "at": "2025-03-14T12:00:00Z", "name": "Ada Lind"}
    {"kind": "refund", "payment": "inv-7", "reference": "re-1", "amount": 500,
     "currency": "EUR", "at": "2025-03-15T08:30:00Z"}

docs/funding.md describes each member.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec

from comity.funding.actions import Deducted, Payment, receive, take_off
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _

SOURCE = "hook"


class Message(msgspec.Struct, forbid_unknown_fields=True):
    """A message as it is written. `amount` in minor units, `at` with its offset from UTC."""

    kind: Literal["payment", "refund", "dispute"]
    payment: str
    amount: int
    currency: str
    at: datetime
    reference: str = ""
    standing: bool = True
    goal: UUID | None = None
    name: str = ""


def told(publication: str, body: bytes) -> Callable[[], bool]:
    """Read a message and return the write that enters it; that says whether it was news.

    Refusal `bad_message` (422), and those of `receive` and `take_off`.
    """
    try:
        said = msgspec.json.decode(body, type=Message)
    except msgspec.MsgspecError as fault:
        raise _unread(str(fault)) from fault
    if said.at.tzinfo is None:
        raise _unread("`$.at` has no offset from UTC")
    if said.kind == "payment":
        payment = Payment(
            SOURCE, said.payment, said.amount, said.currency, said.at, said.goal, said.name
        )
        enter = receive(publication, payment, actor="system")
        return lambda: enter().new
    deducted = Deducted(
        SOURCE,
        said.payment,
        said.kind,
        said.reference,
        said.amount,
        said.currency,
        said.standing,
        said.at,
    )
    return take_off(publication, deducted, actor="system")


def _unread(fault: str) -> Refusal:
    return Refusal(
        "bad_message", 422, _("This message cannot be read: %(fault)s."), {"fault": fault}
    )
