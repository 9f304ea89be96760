"""What can be done with comments. Each action checks, and returns the write for the lane."""

from comity.comments.actions.bring_in import BroughtIn, bring_in, bring_in_all, bring_in_votes
from comity.comments.actions.decide import approve, pick, remove
from comity.comments.actions.edit import edit
from comity.comments.actions.erase import erase, erase_votes
from comity.comments.actions.mute import mute
from comity.comments.actions.post import Voice, post
from comity.comments.actions.send_back import ask_edit, hold
from comity.comments.actions.vote import Tally, vote
from comity.comments.actions.withdraw import withdraw
from comity.comments.archived import Archived
from comity.comments.receipts import Posted

__all__ = [
    "Archived",
    "BroughtIn",
    "Posted",
    "Tally",
    "Voice",
    "approve",
    "ask_edit",
    "bring_in",
    "bring_in_all",
    "bring_in_votes",
    "edit",
    "erase",
    "erase_votes",
    "hold",
    "mute",
    "pick",
    "post",
    "remove",
    "vote",
    "withdraw",
]
