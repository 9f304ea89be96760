"""What the desk knows of a reader."""

from functools import partial

from comity.ground import writelane
from comity.moderation.queries.reader import record
from comity.readers import actions
from tests.desk import Desk


def test_the_desk_sees_what_a_reader_was_called_before(desk: Desk) -> None:
    alice = desk.world.alice.reader
    for name in ("Alva", "Alda"):
        writelane.run(partial(actions.rename, alice.id, name))
    found = record(alice.id, desk.bob)
    assert (found.reader.name, found.former) == ("Alda", ("Alva", "Alice"))
