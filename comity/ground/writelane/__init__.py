"""The write lane: every write of this process goes through here.

SQLite allows one writer at a time, and threads that compete for it starve each other. So
on SQLite there is one writer thread: it takes up to 64 waiting writes into one transaction,
each in a savepoint of its own, commits once, and only then acknowledges them all. On
PostgreSQL each write has its own transaction in a small pool of threads.
"""

import asyncio
import threading
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from asgiref.sync import sync_to_async
from django.db import connection

from comity.ground.writelane.inline import Inline
from comity.ground.writelane.pool import Pool, Threads
from comity.ground.writelane.single import SingleWriter
from comity.ground.writelane.waiting import Write, committed

__all__ = ["Write", "act", "close", "committed", "prepare", "run", "submit", "work_inline"]

T = TypeVar("T")
P = ParamSpec("P")

PREPARING = 4
"""Threads in which actions are prepared: parsing, reading rows, judging."""

_lane: SingleWriter | Pool | Inline | None = None
_preparing: Threads | None = None
_opening = threading.Lock()


def run(write: Write[T]) -> T:
    """Run `write` in one transaction and return its result after the commit.

    Raises what `write` raises, after its rows are rolled back; a Refusal
    `storage_unavailable` (503) when the database cannot take the write.
    """
    return _open().submit(write).result()


async def submit(write: Write[T]) -> T:
    """Like `run`, without blocking the event loop."""
    lane = _open()
    if isinstance(lane, Inline):
        return await sync_to_async(run)(write)
    return await asyncio.wrap_future(lane.submit(write))


async def prepare(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run what needs no lock (parsing, reading rows, rules) in one of a few threads."""
    global _preparing
    if isinstance(_open(), Inline):
        return await sync_to_async(work)(*args, **kwargs)
    with _opening:
        _preparing = threads = _preparing or Threads(PREPARING, "prepare")
    return await asyncio.wrap_future(threads.submit(lambda: work(*args, **kwargs)))


async def act(action: Callable[P, Write[T]], *args: P.args, **kwargs: P.kwargs) -> T:
    """Carry out an action: its checks beside the lane, its write inside, then the answer."""
    return await submit(await prepare(action, *args, **kwargs))


def close() -> None:
    """Commit what waits and close every connection; the next write opens the lane again."""
    global _lane, _preparing
    with _opening:
        for each in (_lane, _preparing):
            if each is not None:
                each.close()
        _lane = _preparing = None


def work_inline() -> None:
    """Until `close`, run each write in the thread of who asks, in its own transaction."""
    global _lane
    close()
    with _opening:
        _lane = Inline()


def _open() -> SingleWriter | Pool | Inline:
    global _lane
    with _opening:
        if _lane is None:
            _lane = SingleWriter() if connection.vendor == "sqlite" else Pool()
        return _lane
