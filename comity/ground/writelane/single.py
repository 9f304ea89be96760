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
        group = [waiting for waiting in group if waiting.outcome.set_running_or_notify_cancel()]
        done: list[tuple[Waiting[Any], Any]] = []
        refused: list[tuple[Waiting[Any], Exception]] = []
        try:
            with transaction.atomic():
                for waiting in group:
                    try:
                        with transaction.atomic():
                            done.append((waiting, waiting.write()))
                    except Exception as fault:  # its savepoint alone is rolled back
                        refused.append((waiting, fault))
        except DatabaseError as broken:
            connection.close()
            for waiting in group:
                waiting.outcome.set_exception(unavailable(broken))
            return
        committed.ring()
        for waiting, result in done:
            waiting.outcome.set_result(result)
        for waiting, why in refused:
            waiting.outcome.set_exception(as_answer(why))
