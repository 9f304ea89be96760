"""Makes an archive's comments ready in a second process, while this one writes those that are.

Words are most of the work of an import, and a machine has more than one processor.
"""

from __future__ import annotations

import logging
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Self

import msgspec

from comity.comments.archived import Archived
from comity.interchange.fitting import fitted
from comity.interchange.spool import Spooled
from comity.interchange.terms import Terms

log = logging.getLogger(__name__)

_encode = msgspec.msgpack.Encoder().encode
_spooled = msgspec.msgpack.Decoder(list[Spooled]).decode
_archived = msgspec.msgpack.Decoder(list[Archived]).decode


class DressingRoom:
    """A process that makes comments as they come here of those of an archive. Use it as a context.

    `alone`: there is not enough to do for one. Where the process dies, the rest is done here.
    """

    def __init__(self, terms: Terms, *, alone: bool = False) -> None:
        self._terms = terms
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
        self._line.send(terms)

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

    def dress(
        self, batches: Iterable[Sequence[Spooled]]
    ) -> Iterator[tuple[Sequence[Spooled], list[Archived]]]:
        """Return each batch with its comments, in order; the next is made ready meanwhile."""
        former: Sequence[Spooled] | None = None
        for batch in batches:
            if former is not None:
                done = self._receive(former)
                self._send(batch)
                yield former, done
            else:
                self._send(batch)
            former = batch
        if former is not None:
            yield former, self._receive(former)

    def _send(self, batch: Sequence[Spooled]) -> None:
        if self._line is not None:
            try:
                self._line.send_bytes(_encode(batch))
            except OSError:
                self._leave()

    def _receive(self, batch: Sequence[Spooled]) -> list[Archived]:
        found: list[Archived] | None = None
        if self._line is not None:
            try:
                found = _archived(self._line.recv_bytes())
            except (EOFError, OSError):
                log.warning("the second process is gone; its work is done in this one")
                self._leave()
        return _dressed(self._terms, batch) if found is None else found

    def _leave(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None


def _dressed(terms: Terms, batch: Sequence[Spooled]) -> list[Archived]:
    return [fitted(terms, each) for each in batch]


def _work(line: Connection) -> None:
    """Make ready what comes down the line, until its other end is closed or gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the importing process's to heed
    with suppress(EOFError, OSError):
        terms = line.recv()
        while True:
            line.send_bytes(_encode(_dressed(terms, _spooled(line.recv_bytes()))))


if __name__ == "__main__":
    _work(Connection(int(sys.argv[1])))
