"""What is done again and again, by one process at a time: time passes, and nothing happens."""

import logging
import threading
from collections.abc import Callable

from django.db import connection

from comity.journal.duty import Duty

log = logging.getLogger(__name__)

MINUTE, HOUR = 60.0, 3600.0
REST = 5.0
"""Seconds between looks whether the process on duty is still there."""


class Rounds:
    """A task that does its work every so often; a round that fails is tried with the next."""

    def __init__(self, name: str, every: float, work: Callable[[], object]) -> None:
        """`every` is in seconds, from the end of a round to the next; the first is at once."""
        self.name = name
        self._every = every
        self._work = work
        self._stop = threading.Event()

    def run(self) -> None:
        """Go round until `stop` is called."""
        while not self._stop.is_set():
            with Duty(self.name) as duty:
                try:
                    while not self._stop.is_set() and duty.taken():
                        self._round()
                        self._stop.wait(self._every)
                except Exception:
                    log.exception("%s cannot go on duty; it is tried again", self.name)
                finally:
                    connection.close()
            self._stop.wait(REST)

    def stop(self) -> None:
        """Ask `run` to end after the round in hand."""
        self._stop.set()

    def _round(self) -> None:
        try:
            self._work()
        except Exception:
            log.exception("a round of %s failed; the next tries again", self.name)
