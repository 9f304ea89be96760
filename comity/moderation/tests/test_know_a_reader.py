"""What the desk knows of a reader."""

from functools import partial

from comity.ground import writelane
from comity.journal.models import Entry
from comity.moderation import actions as moderation
from comity.moderation.queries.reader import record
from comity.readers import actions
from tests.desk import Desk


def test_the_desk_sees_what_a_reader_was_called_before(desk: Desk) -> None:
    alice = desk.world.alice.reader
    for name in ("Alva", "Alda"):
        writelane.run(partial(actions.rename, alice.id, name))
    found = record(alice.id, desk.bob)
    assert (found.reader.name, found.former) == ("Alda", ("Alva", "Alice"))


def test_a_note_stands_in_the_journal_with_who_kept_it(desk: Desk) -> None:
    alice = desk.world.alice.reader.id
    writelane.run(moderation.note(alice, "She wrote to us about it.", by=desk.bob))
    entry = Entry.objects.get(kind="moderation.noted")
    assert (entry.subject, entry.actor) == (str(alice), desk.bob.actor)
    assert entry.words is not None
    assert entry.words["note"] == "She wrote to us about it."
    assert "wrote to us" not in str(entry.data)
