"""What can be done about an account. Each checks, and returns its write."""

from comity.accounts.actions.ask import Asked, ask
from comity.accounts.actions.give_up_way import Way, give_up_way
from comity.accounts.actions.keep_passkey import keep_passkey
from comity.accounts.actions.keep_site import KnownAs, connect_site, join_by_site
from comity.accounts.actions.leave_everywhere import leave_everywhere
from comity.accounts.actions.move import move_by_code
from comity.accounts.actions.prove import Outcome, prove_by_code, prove_by_link
from comity.accounts.actions.set_password import set_password

__all__ = [
    "Asked",
    "KnownAs",
    "Outcome",
    "Way",
    "ask",
    "connect_site",
    "give_up_way",
    "join_by_site",
    "keep_passkey",
    "leave_everywhere",
    "move_by_code",
    "prove_by_code",
    "prove_by_link",
    "set_password",
]
