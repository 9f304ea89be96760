"""Several processes on one socket: started together, replaced when they die, stopped together."""

import os
import signal
import threading
import time
from collections.abc import Callable
from types import FrameType

REST = 1.0
"""Seconds between the death of a process and its successor, so that a fault does not spin."""


def together(work: Callable[[], None], count: int) -> None:
    """Run `work` in `count` forked processes until SIGTERM or SIGINT; then stop them all.

    Call it before any thread is started and with no connection open: a fork copies neither.
    """
    children = {_fork(work) for _each in range(count)}
    stopping = False

    def stop(number: int, frame: FrameType | None) -> None:
        nonlocal stopping
        stopping = True
        for child in children:
            os.kill(child, signal.SIGTERM)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    while children:
        child, _status = os.wait()
        children.discard(child)
        if not stopping:
            time.sleep(REST)
            children.add(_fork(work))


def _end_with(parent: int) -> None:
    """Stop when the parent is gone, however it ended: nobody else would stop this process."""
    while os.getppid() == parent:
        time.sleep(REST)
    os.kill(os.getpid(), signal.SIGTERM)


def _fork(work: Callable[[], None]) -> int:
    parent = os.getpid()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
            work()
            status = 0
        finally:
            os._exit(status)
    return child
