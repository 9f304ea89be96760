"""Which rooms keep something of a reader. Composition only."""

from comity.accounts import belongings as accounts
from comity.comments import belongings as comments
from comity.interchange import belongings as interchange
from comity.moderation import belongings as moderation
from comity.notices import belongings as notices
from comity.passages import belongings as passages
from comity.readers.belongings import Belongings

ROOMS: tuple[Belongings, ...] = (interchange, notices, moderation, passages, comments, accounts)
"""In the order in which they let go: by the comments the others find what is theirs."""
