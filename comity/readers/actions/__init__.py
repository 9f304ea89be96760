"""What can be done to readers. Called inside a write: a guest is made with their first word."""

from comity.readers.actions.bring_in import Archived, bring_in, bring_in_many
from comity.readers.actions.rename import rename
from comity.readers.actions.welcome import appoint, welcome_guest

__all__ = ["Archived", "appoint", "bring_in", "bring_in_many", "rename", "welcome_guest"]
