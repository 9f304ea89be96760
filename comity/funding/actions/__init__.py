"""What can be done: set and close a goal, receive money, take it off, name and unname, sign."""

from comity.funding.actions.goal import Draft, close_goal, set_goal
from comity.funding.actions.receive import Payment, Received, receive, unname
from comity.funding.actions.record import Shown, record_of_page
from comity.funding.actions.renew import renew_all
from comity.funding.actions.secrets import cut_secret, revoke_secret
from comity.funding.actions.take_off import Deducted, Kind, take_off

__all__ = [
    "Deducted",
    "Draft",
    "Kind",
    "Payment",
    "Received",
    "Shown",
    "close_goal",
    "cut_secret",
    "receive",
    "record_of_page",
    "renew_all",
    "revoke_secret",
    "set_goal",
    "take_off",
    "unname",
]
