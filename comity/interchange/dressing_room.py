"""Makes an archive's comments ready in a second process, while this one writes those that are.

Words are most of the work of an import, and a machine has more than one processor.
"""

from __future__ import annotations

import gc
import logging
import os
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Self

import msgspec

from comity.comments.archived import Archived
from comity.interchange import spooled
from comity.interchange.fitting import fitted
from comity.interchange.terms import Terms

log = logging.getLogger(__name__)


class Dressed(msgspec.Struct, frozen=True, array_like=True):
    """A comment as it comes here, with its target in the plan and the votes on it."""

    target: int
    comment: Archived
    votes: spooled.Votes = ()


class Work(msgspec.Struct, frozen=True):
    """What is to be made ready: the comments of a spool's file, so many at a time."""

    terms: Terms
    spool: Path
    size: int

    def batches(self, after: int = 0) -> Iterator[list[Dressed]]:
        """Return the comments in their order, without the first `after`; no batch is empty."""
        with closing(sqlite3.connect(f"{self.spool.as_uri()}?mode=ro", uri=True)) as sql:
            for batch in spooled.batches(sql, self.size, after=after):
                yield [Dressed(each.target, fitted(self.terms, each), each.votes) for each in batch]


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(list[Dressed]).decode


class DressingRoom:
    """A process that makes comments as they come here of those of an archive. Use it as a context.

    `alone`: there is not enough to do for one. Where the process dies, the rest is done here.
    """

    def __init__(self, work: Work, *, alone: bool = False) -> None:
        self._work = work
        self._line: Connection | None = None
        self._process: subprocess.Popen[bytes] | None = None
        if alone or len(os.sched_getaffinity(0)) == 1:
            return
        ours, theirs = socket.socketpair()
        # Each has one end of the line alone: where either process is gone, the other notices.
        with theirs:
            end = theirs.fileno()
            itself = [sys.executable, "-m", __name__, str(end)]
            self._process = subprocess.Popen(itself, pass_fds=[end])  # noqa: S603 - our own module
        self._line = Connection(ours.detach())
        self._line.send(work)

    @property
    def pid(self) -> int | None:
        """The number of the process, where there is one."""
        return self._process.pid if self._process is not None else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._leave()
        if self._process is not None:
            self._process.wait()

    def batches(self) -> Iterator[list[Dressed]]:
        """Return the comments, batch by batch in their order; the next is made ready meanwhile."""
        done = 0
        while (batch := self._received()) is not None:
            if not batch:
                return
            done += len(batch)
            yield batch
        yield from self._work.batches(after=done)

    def _received(self) -> list[Dressed] | None:
        """Return the next batch, an empty one at the end; None where nobody sends one."""
        if self._line is None:
            return None
        try:
            return _decode(self._line.recv_bytes())
        except (EOFError, OSError):
            log.warning("the second process is gone; its work is done in this one")
            self._leave()
            return None

    def _leave(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None


def _serve(line: Connection) -> None:
    """Send what is ready down the line, until its other end is closed or gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the importing process's to heed
    gc.freeze()
    gc.set_threshold(200_000, 20, 20)  # comments hold no cycles
    with suppress(EOFError, OSError):
        work: Work = line.recv()
        for batch in work.batches():
            line.send_bytes(_encode(batch))
        line.send_bytes(_encode([]))


if __name__ == "__main__":
    _serve(Connection(int(sys.argv[1])))
