"""What can be done to stories. Each action checks, and returns the write for the lane."""

from comity.stories.actions.bring_in import Archived, bring_in_many
from comity.stories.actions.close import close, reopen
from comity.stories.actions.make import HEADLINE, Particulars, first_sight, make, slug_of
from comity.stories.actions.pin import pin
from comity.stories.actions.revise import BODY, revise

__all__ = [
    "BODY",
    "HEADLINE",
    "Archived",
    "Particulars",
    "bring_in_many",
    "close",
    "first_sight",
    "make",
    "pin",
    "reopen",
    "revise",
    "slug_of",
]
