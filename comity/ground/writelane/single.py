"""One writer thread with group commit: the lane on SQLite."""

import queue
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from typing import Any, TypeVar

from django.db import DatabaseError, connection, transaction

from comity.ground.writelane.waiting import Waiting, Write, as_answer, committed, unavailable

T = TypeVar("T")

GROUP = 64
"""Writes that share a transaction, at most."""


class SingleWriter:
    """Takes the writes that wait into one transaction, each in a savepoint of its own.

    All are acknowledged after the commit; one that fails takes nobody with it.
    """

    def __init__(self) -> None:
        self._queue: queue.SimpleQueue[Waiting[Any] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="write-lane", daemon=True)
        self._thread.start()

    def submit(self, write: Write[T]) -> "Future[T]":
        """Let a write wait for its turn."""
        waiting = Waiting(write, Future())
        self._queue.put(waiting)
        return waiting.outcome

    def close(self) -> None:
        """Commit what waits, then end."""
        self._queue.put(None)
        self._thread.join()

    def _work(self) -> None:
        while (first := self._queue.get()) is not None:
            self._commit_together([first, *self._also_waiting()])
        connection.close()

    def _also_waiting(self) -> Iterator[Waiting[Any]]:
        for _more in range(GROUP - 1):
            try:
                waiting = self._queue.get_nowait()
            except queue.Empty:
                return
            if waiting is None:
                self._queue.put(None)  # to end comes after what waits
                return
            yield waiting

    def _commit_together(self, group: list[Waiting[Any]]) -> None:
        # Who asked may have left, and cancelled it: nobody was told that it would be done.
        _commit([each for each in group if each.outcome.set_running_or_notify_cancel()])


class _LostError(Exception):
    """The transaction that the savepoints stood in has ended: all that was in it is gone."""


def _commit(group: list[Waiting[Any]]) -> None:
    """Write a group in one transaction, then tell each what became of its write.

    Where the transaction is lost, each is written again by itself, so that a write which the
    disk has no room for takes nobody with it.
    """
    try:
        outcomes = _written(group)
    except (DatabaseError, _LostError) as broken:
        connection.close()
        if len(group) == 1:
            group[0].outcome.set_exception(unavailable(broken))
        else:
            for waiting in group:
                _commit([waiting])
        return
    committed.ring()
    for waiting, (result, fault) in zip(group, outcomes, strict=True):
        if fault is None:
            waiting.outcome.set_result(result)
        else:
            waiting.outcome.set_exception(as_answer(fault))


def _written(group: list[Waiting[Any]]) -> list[tuple[Any, Exception | None]]:
    outcomes: list[tuple[Any, Exception | None]] = []
    with transaction.atomic():
        for waiting in group:
            try:
                with transaction.atomic():
                    outcomes.append((waiting.write(), None))
            except Exception as fault:  # its savepoint alone is rolled back
                # SQLite itself ends the whole transaction on a full disk (and on I/O errors):
                # https://www.sqlite.org/lang_transaction.html, "Response To Errors".
                if connection.needs_rollback:
                    raise _LostError(str(fault)) from fault
                outcomes.append((None, fault))
    return outcomes
