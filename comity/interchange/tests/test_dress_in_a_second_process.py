"""Words are dressed in a second process; without it, in this one, and alike."""

import os
import signal
from collections.abc import Iterator

import pytest

from comity.interchange.dressing import dressed
from comity.interchange.dressing_room import DressingRoom
from comity.interchange.records import ArchiveComment
from comity.interchange.spool import Spooled

SAID = ["<p>Who <b>pays</b>?</p>", "<script>x</script>We do.", "", "\ud83d half a sign", "“Late” é"]
BATCHES = [[Spooled(1, ArchiveComment(f"{n}", "s", text, "html"), ()) for text in SAID]
           for n in range(4)]  # fmt: skip
WANTED = [[dressed(text, "html") for text in SAID]] * len(BATCHES)


@pytest.fixture
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: {0, 1})


@pytest.mark.usefixtures("two_processors")
def test_it_says_the_same_in_the_same_order() -> None:
    with DressingRoom() as room:
        assert room.pid is not None
        found = list(room.dress(BATCHES))
    assert [batch for batch, _words in found] == BATCHES
    assert [words for _batch, words in found] == WANTED


@pytest.mark.usefixtures("two_processors")
@pytest.mark.parametrize("when", [0, 1, 3])
def test_a_process_that_is_killed_costs_no_words(when: int) -> None:
    with DressingRoom() as room:

        def batches() -> Iterator[list[Spooled]]:
            for number, batch in enumerate(BATCHES):
                if number == when:
                    assert room.pid is not None
                    os.kill(room.pid, signal.SIGKILL)
                yield batch

        assert [words for _batch, words in room.dress(batches())] == WANTED


@pytest.mark.usefixtures("two_processors")
def test_it_leaves_no_process_behind() -> None:
    with DressingRoom() as room:
        pid = room.pid
    assert pid is not None
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_little_work_and_a_single_processor_need_no_second_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with DressingRoom(alone=True) as room:
        assert room.pid is None
        assert [words for _batch, words in room.dress(BATCHES)] == WANTED
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: {0})
    with DressingRoom() as room:
        assert room.pid is None
