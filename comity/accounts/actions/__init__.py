"""What can be done about an account. Each checks, and returns its write."""

from comity.accounts.actions.ask import Asked, ask
from comity.accounts.actions.give_up_way import Way, give_up_way
from comity.accounts.actions.leave_everywhere import leave_everywhere
from comity.accounts.actions.move import move_by_code
from comity.accounts.actions.prove import Outcome, prove_by_code, prove_by_link

__all__ = [
    "Asked",
    "Outcome",
    "Way",
    "ask",
    "give_up_way",
    "leave_everywhere",
    "move_by_code",
    "prove_by_code",
    "prove_by_link",
]
