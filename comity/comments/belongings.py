"""What this room keeps of a reader: what they said and how they voted."""

import uuid
from functools import partial

from comity.comments.actions.erase import erase, erase_votes
from comity.comments.queries.of_reader import ids_of_reader
from comity.ground import writelane
from comity.readers.belongings import Manner


def forget(reader: uuid.UUID, manner: Manner) -> None:
    """Erase a reader's comments, or leave the public ones to nobody; erase their votes."""
    for comment in ids_of_reader(reader):
        writelane.run(erase(comment, keep_words=manner is Manner.NAMELESS))
    while writelane.run(partial(erase_votes, reader)):
        pass
