"""What this room keeps of a reader: which words of a story they spoke of."""

import uuid

from comity.comments.queries.of_reader import ids_of_reader
from comity.ground import writelane
from comity.passages.models import Passage
from comity.readers.belongings import Manner, in_parts


def forget(reader: uuid.UUID, manner: Manner) -> None:
    """Untie the comments whose words go, before those go."""
    public = False if manner is Manner.NAMELESS else None
    for some in in_parts(ids_of_reader(reader, public=public)):
        writelane.run(Passage.objects.filter(comment__in=some).delete)
