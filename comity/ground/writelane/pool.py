"""A transaction a write, a few at a time: the lane on PostgreSQL. And threads to prepare in."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from django.db import (
    DEFAULT_DB_ALIAS,
    DatabaseError,
    close_old_connections,
    connections,
    transaction,
)
from django.db.backends.base.base import BaseDatabaseWrapper

from comity.ground.writelane.waiting import Write, as_answer, committed

T = TypeVar("T")

TRIES = 3
"""Attempts at a write that another one was in the way of."""

AGAIN = frozenset({"40P01", "40001", "23505"})
"""Deadlock, serialization failure, unique violation: who came second finds at the next attempt
what the first one made. https://www.postgresql.org/docs/current/errcodes-appendix.html"""


class Threads:
    """A pool of threads, each with its connection; all are closed with the pool."""

    def __init__(self, count: int, name: str) -> None:
        self._threads = ThreadPoolExecutor(count, thread_name_prefix=name)
        self._connections: dict[int, BaseDatabaseWrapper] = {}

    def submit(self, work: Callable[[], T]) -> "Future[T]":
        """Let one of the threads do some work."""
        return self._threads.submit(self._work, work)

    def close(self) -> None:
        """Let what runs end, then close the connections."""
        self._threads.shutdown()
        for each in self._connections.values():
            each.inc_thread_sharing()  # its own thread has ended and cannot close it
            each.close()

    def _work(self, work: Callable[[], T]) -> T:
        mine = connections[DEFAULT_DB_ALIAS]
        self._connections[id(mine)] = mine
        close_old_connections()
        return work()


class Pool:
    """Gives each write a transaction of its own, and tries again after a deadlock."""

    def __init__(self, count: int = 8) -> None:
        self._threads = Threads(count, "write-lane")

    def submit(self, write: Write[T]) -> "Future[T]":
        """Let a write wait for a free thread."""
        return self._threads.submit(lambda: _commit(write))

    def close(self) -> None:
        """Commit what waits, then end."""
        self._threads.close()


def _commit(write: Write[T]) -> T:
    for attempt in range(TRIES):
        try:
            with transaction.atomic():
                result = write()
        except DatabaseError as fault:
            if attempt + 1 == TRIES or not _helps_to_try_again(fault):
                raise as_answer(fault) from fault
            time.sleep(0.01 * 2**attempt)
        else:
            committed.ring()
            return result
    raise AssertionError("unreachable")


def _helps_to_try_again(fault: DatabaseError) -> bool:
    return getattr(fault.__cause__, "sqlstate", "") in AGAIN
