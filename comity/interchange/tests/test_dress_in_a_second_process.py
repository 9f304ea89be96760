"""Comments are made ready in a second process; without it, in this one, and alike."""

import os
import signal
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from comity.interchange.dressing_room import Dressed, DressingRoom, Work
from comity.interchange.records import (
    ArchiveComment,
    ArchiveReader,
    ArchiveStory,
    ArchiveVote,
    Record,
)
from comity.interchange.spool import Spool
from comity.interchange.terms import Terms

SAID = ["<p>Who <b>pays</b>?</p>", "<script>x</script>We do.", "", "“Late” é"]
AT = datetime(2020, 6, 1, 12)  # noqa: DTZ001 - as an archive tells it that names no zone
TERMS = Terms("disqus", ZoneInfo("Europe/Paris"))
SIZE = 4


def records() -> Iterator[Record]:
    yield ArchiveStory("s", "https://gazette.example/pier/")
    yield ArchiveReader("ada", "Ada", role="moderator")
    formers = (("It <i>was</i>.", AT), ("And then.", None))
    for number in range(4 * SIZE + 1):
        yield ArchiveComment(
            f"{number}",
            "s",
            f"{SAID[number % 4]} {number}",
            "html",
            state="spam",
            author="ada",
            said=AT,
            score=-2,
            formers=formers,
        )
        yield ArchiveVote(f"{number}", "bo", 1)


@pytest.fixture
def work() -> Iterator[Work]:
    """Return an archive that is laid out, with one comment more than fits four batches."""
    with Spool(lambda story: story.key, TERMS.zone) as spool:
        assert list(spool.take(records())) == []
        assert list(spool.settle()) == []
        yield Work(TERMS, spool.path, SIZE)


@pytest.fixture
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: {0, 1})


def by_itself(work: Work) -> list[list[Dressed]]:
    return list(work.batches())


@pytest.mark.usefixtures("two_processors")
def test_it_says_the_same_in_the_same_order(work: Work) -> None:
    with DressingRoom(work) as room:
        assert room.pid is not None
        found = list(room.batches())
    assert found == by_itself(work)
    assert [each.comment.origin for batch in found for each in batch] == [
        f"disqus:{number}" for number in range(4 * SIZE + 1)
    ]
    assert {each.votes for batch in found for each in batch} == {(("bo", 1),)}


@pytest.mark.usefixtures("two_processors")
@pytest.mark.parametrize("when", [0, 1, 3])
def test_a_process_that_is_killed_costs_no_comment(work: Work, when: int) -> None:
    found = []
    with DressingRoom(work) as room:
        assert room.pid is not None
        if when == 0:
            os.kill(room.pid, signal.SIGKILL)
        for number, batch in enumerate(room.batches(), start=1):
            if number == when:
                os.kill(room.pid, signal.SIGKILL)
            found += batch
    assert found == [each for batch in by_itself(work) for each in batch]


@pytest.mark.usefixtures("two_processors")
def test_it_leaves_no_process_behind(work: Work) -> None:
    with DressingRoom(work) as room:
        pid = room.pid
    assert pid is not None
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_little_work_and_a_single_processor_need_no_second_process(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    with DressingRoom(work, alone=True) as room:
        assert room.pid is None
        assert list(room.batches()) == by_itself(work)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: {0})
    with DressingRoom(work) as room:
        assert room.pid is None
