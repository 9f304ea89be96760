"""What this room keeps of a reader: what they follow, and what they were told."""

import uuid

from comity.ground import writelane
from comity.notices import actions
from comity.readers.belongings import Manner


def forget(reader: uuid.UUID, manner: Manner) -> None:
    """Erase all of it; an address that was silenced stays silenced, unnamed."""
    writelane.run(actions.forget(reader))
