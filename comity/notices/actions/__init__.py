"""What can be done with notices. Each action checks, and returns the write for the lane."""

from comity.notices.actions.confirm import confirm
from comity.notices.actions.follow import follow, leave
from comity.notices.actions.forget import forget
from comity.notices.actions.join import follow_by_mail, give_mine, ticked
from comity.notices.actions.see import see
from comity.notices.actions.settle import settle
from comity.notices.actions.silence import hear_again, silence
from comity.notices.actions.stop import stop

__all__ = [
    "confirm",
    "follow",
    "follow_by_mail",
    "forget",
    "give_mine",
    "hear_again",
    "leave",
    "see",
    "settle",
    "silence",
    "stop",
    "ticked",
]
