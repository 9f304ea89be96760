"""The followers that run in this process."""

import threading
from typing import Protocol

from comity.journal.followers import Follower, Following
from comity.journal.record import Place

START = 10.0
"""Seconds that a follower may take to find its place; what comes later it finds as well."""

_running: dict[str, tuple[Following, threading.Thread]] = {}


def begin(follower: Follower) -> Following:
    """Run a follower in a thread of its own; return it at work."""
    following = Following(follower)
    thread = threading.Thread(target=following.run, name=f"follower-{follower.name}", daemon=True)
    _running[follower.name] = (following, thread)
    thread.start()
    following.placed.wait(START)
    return following


class Task(Protocol):
    """What runs beside the followers until it is stopped."""

    name: str

    def run(self) -> None:
        """Work until `stop` is called."""

    def stop(self) -> None:
        """Ask `run` to end soon."""


_tasks: dict[str, tuple[Task, threading.Thread]] = {}


def begin_task(task: Task) -> None:
    """Run a task in a thread of its own."""
    thread = threading.Thread(target=task.run, name=task.name, daemon=True)
    _tasks[task.name] = (task, thread)
    thread.start()


def end(timeout: float = 10.0) -> None:
    """Let every follower end the batch in hand; wait at most `timeout` seconds for each."""
    for following, _thread in _running.values():
        following.stop()
    for task, _thread in _tasks.values():
        task.stop()
    for _following, thread in _running.values():
        thread.join(timeout)
    for _task, thread in _tasks.values():
        thread.join(timeout)
    _running.clear()
    _tasks.clear()


def has_seen(name: str, place: Place, timeout: float) -> bool:
    """Wait until the follower `name` has applied the fact at `place`; False if it took longer.

    Where no such follower runs in this process there is nothing to wait for: False.
    """
    known = _running.get(name)
    return known is not None and known[0].wait_for(place, timeout)
