"""What fails for one reader fails for that one alone, is told, and is tried again."""

import uuid
from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine

from comity.ground import clock, writelane
from comity.journal.models import Entry
from comity.journal.record import Fact
from comity.readers import actions, copies
from comity.readers.belongings import Chapter, Manner
from comity.readers.copies import CopyFollower, copy_of
from comity.readers.erasures import carry_out, due_since, erase_at_once, erasure_of
from comity.readers.queries import reader_by_id
from tests.world import World


class Stubborn:
    """A room that cannot find what it keeps of one reader."""

    def __init__(self, of: uuid.UUID) -> None:
        self.of: uuid.UUID | None = of

    def told(self, reader: uuid.UUID) -> Iterator[Chapter]:
        """Tell nothing, and of that one not even this."""
        self._look(reader)
        return iter(())

    def forget(self, reader: uuid.UUID, manner: Manner) -> None:
        """Forget nothing, and of that one not even this."""
        self._look(reader)

    def _look(self, reader: uuid.UUID) -> None:
        if reader == self.of:
            raise OSError("the disk is broken here")


@pytest.fixture
def stubborn(world: World) -> Stubborn:
    """A room that fails for Alice, who asks first."""
    return Stubborn(world.alice.reader.id)


def test_an_erasure_that_fails_holds_up_no_other(
    world: World, stubborn: Stubborn, caplog: pytest.LogCaptureFixture
) -> None:
    alice, charlie = world.alice.reader.id, world.charlie.reader.id
    for each in (alice, charlie):
        assert writelane.run(erase_at_once("courier", each, "remove"))
    assert carry_out([stubborn]) == 1
    kept, gone = erasure_of(alice), erasure_of(charlie)
    assert kept
    assert gone
    assert (kept.done_at is None, gone.done_at is None) == (True, False)
    assert f"reader {alice} could not be erased" in caplog.text
    assert due_since(clock.now()) == kept.due_at
    stubborn.of = None
    assert carry_out([stubborn]) == 1
    assert due_since(clock.now()) is None


def test_who_thinks_again_while_another_is_erased_stays(world: World) -> None:
    alice, charlie = world.alice.reader, world.charlie.reader
    for each in (alice, charlie):
        writelane.run(actions.ask_erasure(each, "remove"))

    class Slow(Stubborn):
        """A room that takes so long over Alice that Charlie thinks again meanwhile."""

        def _look(self, reader: uuid.UUID) -> None:
            if reader == self.of:
                writelane.run(actions.think_again(charlie))

    with time_machine.travel(clock.now() + timedelta(days=1, seconds=1)):
        assert carry_out([Slow(alice.id)]) == 1
    assert erasure_of(charlie.id) is None
    assert reader_by_id(charlie.id).name == charlie.name


def test_a_copy_that_fails_holds_up_no_other_and_is_made_later(
    world: World, stubborn: Stubborn, caplog: pytest.LogCaptureFixture
) -> None:
    alice, charlie = world.alice.reader, world.charlie.reader
    for each in (alice, charlie):
        writelane.run(actions.ask_copy(each))
    facts = [Fact.of(row) for row in Entry.objects.order_by("id")]
    CopyFollower([stubborn]).apply(facts)
    assert _is_made(charlie.id)
    assert not _is_made(alice.id)
    assert f"the copy of reader {alice.id} could not be made" in caplog.text
    assert copies.due_since(clock.now())
    stubborn.of = None
    copies.sweep([stubborn])
    assert not _is_made(alice.id), "it may still be in the making"
    with time_machine.travel(clock.now() + timedelta(hours=1)):
        copies.sweep([stubborn])
    assert _is_made(alice.id)
    assert copies.due_since(clock.now()) is None


def _is_made(reader: uuid.UUID) -> bool:
    found = copy_of(reader)
    return found is not None and found.made_at is not None
