"""What this room keeps of a reader: which words of a story they spoke of."""

import uuid
from collections.abc import Iterator

from comity.comments.queries.of_reader import ids_of_reader
from comity.ground import writelane
from comity.passages.models import Passage
from comity.readers.belongings import Chapter, Manner, in_parts


def told(reader: uuid.UUID) -> Iterator[Chapter]:
    """Return nothing: the words are told with the comment about them."""
    return iter(())


def forget(reader: uuid.UUID, manner: Manner) -> None:
    """Untie the comments whose words go, before those go."""
    public = False if manner is Manner.NAMELESS else None
    for some in in_parts(ids_of_reader(reader, public=public)):
        writelane.run(Passage.objects.filter(comment__in=some).delete)
