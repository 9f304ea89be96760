"""The write lane: every write of this process goes through here.

SQLite allows one writer at a time, and threads that compete for it starve each other. So
on SQLite there is one writer thread: it takes up to 64 waiting writes into one transaction,
each in a savepoint of its own, commits once, and only then acknowledges them all. On
PostgreSQL each write has its own transaction in a small pool of threads.
"""

import asyncio
import logging
import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Generic, ParamSpec, TypeVar

from asgiref.sync import sync_to_async
from django.db import (
    DatabaseError,
    OperationalError,
    close_old_connections,
    connection,
    transaction,
)

from comity.ground.bell import Bell
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _

log = logging.getLogger(__name__)

T = TypeVar("T")
P = ParamSpec("P")
Write = Callable[[], T]

GROUP = 64
POOL = 8
DEADLOCK_TRIES = 3

committed = Bell()
"""Rings after each commit of this process; what follows the journal sleeps on it."""


@dataclass
class _Waiting(Generic[T]):
    write: Write[T]
    outcome: "Future[T]"


def _unavailable(fault: DatabaseError) -> Refusal:
    log.error("write refused by the database: %s", fault)
    return Refusal(
        "storage_unavailable",
        503,
        _("Nothing can be saved right now. Your text is still here; please try again shortly."),
    )


class _SingleWriter:
    """One thread, one connection, group commit."""

    def __init__(self) -> None:
        self._queue: queue.SimpleQueue[_Waiting[Any]] = queue.SimpleQueue()
        threading.Thread(target=self._work, name="write-lane", daemon=True).start()

    def submit(self, write: Write[T]) -> "Future[T]":
        waiting = _Waiting(write, Future())
        self._queue.put(waiting)
        return waiting.outcome

    def _work(self) -> None:
        while True:
            self._commit_together(self._next_group())

    def _next_group(self) -> list[_Waiting[Any]]:
        group = [self._queue.get()]
        while len(group) < GROUP:
            try:
                group.append(self._queue.get_nowait())
            except queue.Empty:
                break
        return group

    def _commit_together(self, group: list[_Waiting[Any]]) -> None:
        done: list[tuple[_Waiting[Any], Any]] = []
        refused: list[tuple[_Waiting[Any], Exception]] = []
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
                waiting.outcome.set_exception(_unavailable(broken))
            return
        committed.ring()
        for waiting, result in done:
            waiting.outcome.set_result(result)
        for waiting, why in refused:
            waiting.outcome.set_exception(_as_answer(why))


class _Pool:
    """A transaction a write, a few at a time."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(POOL, thread_name_prefix="write-lane")

    def submit(self, write: Write[T]) -> "Future[T]":
        return self._threads.submit(self._commit, write)

    def _commit(self, write: Write[T]) -> T:
        for attempt in range(DEADLOCK_TRIES):
            close_old_connections()
            try:
                with transaction.atomic():
                    result = write()
            except OperationalError as fault:
                if attempt + 1 == DEADLOCK_TRIES or not _deadlock(fault):
                    raise _unavailable(fault) from fault
                time.sleep(0.01 * 2**attempt)
            except DatabaseError as fault:
                raise _as_answer(fault) from fault
            else:
                committed.ring()
                return result
        raise AssertionError("unreachable")


def _deadlock(fault: OperationalError) -> bool:
    return getattr(fault.__cause__, "sqlstate", "") in {"40P01", "40001"}


def _as_answer(fault: BaseException) -> BaseException:
    return _unavailable(fault) if isinstance(fault, OperationalError) else fault


class _Inline:
    """The caller's own thread and connection: for tests that roll back what they did."""

    def submit(self, write: Write[T]) -> "Future[T]":
        outcome: Future[T] = Future()
        try:
            with transaction.atomic():
                outcome.set_result(write())
            committed.ring()
        except Exception as fault:
            outcome.set_exception(fault)
        return outcome


_lane: _SingleWriter | _Pool | _Inline | None = None
_opening = threading.Lock()
_preparing = ThreadPoolExecutor(4, thread_name_prefix="prepare")


def _open() -> _SingleWriter | _Pool | _Inline:
    global _lane
    with _opening:
        if _lane is None:
            _lane = _SingleWriter() if connection.vendor == "sqlite" else _Pool()
        return _lane


def work_inline(*, inline: bool) -> None:
    """Run writes in the caller's thread (True) or in the lane proper (False)."""
    global _lane
    with _opening:
        _lane = _Inline() if inline else None


def run(write: Write[T]) -> T:
    """Run `write` in one transaction and return its result after the commit.

    Raises what `write` raises, after its rows are rolled back; a Refusal
    `storage_unavailable` (503) when the database cannot take the write.
    """
    return _open().submit(write).result()


async def submit(write: Write[T]) -> T:
    """Like `run`, without blocking the event loop."""
    lane = _open()
    if isinstance(lane, _Inline):
        return await sync_to_async(run)(write)
    return await asyncio.wrap_future(lane.submit(write))


async def prepare(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run what needs no lock (parsing, reading rows, rules) in one of a few threads."""
    if isinstance(_open(), _Inline):
        return await sync_to_async(work)(*args, **kwargs)
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(_preparing, lambda: work(*args, **kwargs))


async def act(action: Callable[P, Write[T]], *args: P.args, **kwargs: P.kwargs) -> T:
    """Carry out an action: its checks beside the lane, its write inside, then the answer."""
    return await submit(await prepare(action, *args, **kwargs))
