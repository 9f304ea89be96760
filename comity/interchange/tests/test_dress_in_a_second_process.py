"""Comments are made ready in a second process; without it, in this one, and alike."""

import os
import signal
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec
import pytest

from comity.interchange.dressing_room import DressingRoom
from comity.interchange.fitting import fitted
from comity.interchange.records import ArchiveComment, ArchiveReader
from comity.interchange.spool import Spooled
from comity.interchange.terms import Terms

SAID = ["<p>Who <b>pays</b>?</p>", "<script>x</script>We do.", "", "“Late” é"]
AT = datetime(2020, 6, 1, 12)  # noqa: DTZ001 - as an archive tells it that names no zone
TERMS = Terms("disqus", ZoneInfo("Europe/Paris"))
ADA = ArchiveReader("ada", "Ada", role="moderator")


def spooled(key: str, text: str) -> Spooled:
    formers = (("It <i>was</i>.", AT), ("And then.", None))
    said = ArchiveComment(
        key, "s", text, "html", state="spam", author="ada", said=AT, score=-2, formers=formers
    )
    encode = msgspec.msgpack.encode
    return Spooled(1, encode(said), encode(ADA), (("bo", 1),))


BATCHES = [[spooled(f"{n}.{m}", text) for m, text in enumerate(SAID)] for n in range(4)]
WANTED = [[fitted(TERMS, each) for each in batch] for batch in BATCHES]


@pytest.fixture
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: {0, 1})


@pytest.mark.usefixtures("two_processors")
def test_it_says_the_same_in_the_same_order() -> None:
    with DressingRoom(TERMS) as room:
        assert room.pid is not None
        found = list(room.dress(BATCHES))
    assert [batch for batch, _ready in found] == BATCHES
    assert [ready for _batch, ready in found] == WANTED


@pytest.mark.usefixtures("two_processors")
@pytest.mark.parametrize("when", [0, 1, 3])
def test_a_process_that_is_killed_costs_no_comment(when: int) -> None:
    with DressingRoom(TERMS) as room:

        def batches() -> Iterator[list[Spooled]]:
            for number, batch in enumerate(BATCHES):
                if number == when:
                    assert room.pid is not None
                    os.kill(room.pid, signal.SIGKILL)
                yield batch

        assert [ready for _batch, ready in room.dress(batches())] == WANTED


@pytest.mark.usefixtures("two_processors")
def test_it_leaves_no_process_behind() -> None:
    with DressingRoom(TERMS) as room:
        pid = room.pid
    assert pid is not None
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_little_work_and_a_single_processor_need_no_second_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with DressingRoom(TERMS, alone=True) as room:
        assert room.pid is None
        assert [ready for _batch, ready in room.dress(BATCHES)] == WANTED
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: {0})
    with DressingRoom(TERMS) as room:
        assert room.pid is None
