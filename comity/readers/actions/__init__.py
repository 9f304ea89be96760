"""What can be done to readers. Called inside a write: a guest is made with their first word.

Those that check something first (the sessions') return their write instead.
"""

from comity.readers.actions.address import drop_unproved, give_address, prove_address
from comity.readers.actions.ask_copy import ask_copy
from comity.readers.actions.ask_erasure import ask_erasure, think_again
from comity.readers.actions.bring_in import Archived, bring_in, bring_in_many
from comity.readers.actions.choose_language import choose_language
from comity.readers.actions.end_session import end_all_sessions, end_session, sign_out
from comity.readers.actions.open_session import open_session
from comity.readers.actions.refresh_session import refresh_session
from comity.readers.actions.rename import rename
from comity.readers.actions.sign_on import SignedOn, sign_on
from comity.readers.actions.signing_keys import (
    bring_signing_key,
    cut_signing_key,
    revoke_signing_key,
)
from comity.readers.actions.take_over import take_over
from comity.readers.actions.welcome import appoint, welcome_guest
from comity.readers.actions.welcome_account import welcome_account

__all__ = [
    "Archived",
    "SignedOn",
    "appoint",
    "ask_copy",
    "ask_erasure",
    "bring_in",
    "bring_in_many",
    "bring_signing_key",
    "choose_language",
    "cut_signing_key",
    "drop_unproved",
    "end_all_sessions",
    "end_session",
    "give_address",
    "open_session",
    "prove_address",
    "refresh_session",
    "rename",
    "revoke_signing_key",
    "sign_on",
    "sign_out",
    "take_over",
    "think_again",
    "welcome_account",
    "welcome_guest",
]
