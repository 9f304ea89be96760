"""Those who follow the journal: each with a cursor, each going on where it stopped."""

import logging
import threading
import time
from typing import Protocol

from django.db import DatabaseError, close_old_connections, connection

from comity.ground import writelane
from comity.journal.models import Cursor
from comity.journal.record import Fact, Place, after, head

log = logging.getLogger(__name__)

IDLE = 0.25
"""Seconds between looks at the journal when no commit of this process rings: other
processes commit too."""

KEEP = 1.0
"""Seconds after which a moved cursor is written down. A kill repeats at most this much."""


class Follower(Protocol):
    """What follows the journal. `apply` may be called again with facts it has applied."""

    name: str
    lasting: bool
    """Whether the cursor is kept; otherwise it starts at the journal's head."""

    def apply(self, facts: list[Fact]) -> None:
        """Do what follows from these facts, oldest first; raise to be called again later."""


class Following:
    """One follower at work: its place, and a way to wait until it has come somewhere."""

    def __init__(self, follower: Follower) -> None:
        self.follower = follower
        self.place = _kept_place(follower.name) if follower.lasting else head()
        self._kept = self.place
        self._kept_at = time.monotonic()
        self._moved = threading.Condition()
        self._stop = threading.Event()

    def step(self) -> int:
        """Apply what is there, at most one batch; return how many facts that was."""
        facts = after(self.place)
        if facts:
            self.follower.apply(facts)
            with self._moved:
                self.place = facts[-1].place
                self._moved.notify_all()
        self._keep(now=not facts)
        return len(facts)

    def catch_up(self) -> None:
        """Apply everything there is."""
        while self.step():
            pass
        self._keep(now=True)

    def wait_for(self, place: Place, timeout: float) -> bool:
        """Wait until the follower has applied the fact at `place`; False if it took too long."""
        with self._moved:
            return self._moved.wait_for(lambda: self.place >= place, timeout)

    def run(self) -> None:
        """Follow until `stop` is called; a failing batch is tried again, later and later."""
        pause = IDLE
        while not self._stop.is_set():
            heard = writelane.committed.rings
            try:
                busy = self.step()
                pause = IDLE
            except Exception:
                log.exception("follower %s failed; it tries again", self.follower.name)
                connection.close()
                busy, pause = 0, min(pause * 2, 30.0)
                self._stop.wait(pause)
            if not busy:
                writelane.committed.wait(heard, IDLE)
        self._keep(now=True)
        connection.close()

    def stop(self) -> None:
        """Ask `run` to end after the batch in hand."""
        self._stop.set()
        writelane.committed.ring()

    def _keep(self, *, now: bool) -> None:
        if not self.follower.lasting or self._kept == self.place:
            return
        if now or time.monotonic() - self._kept_at > KEEP:
            place, name = self.place, self.follower.name
            try:
                writelane.run(lambda: _keep_place(name, place))
            except DatabaseError:
                log.warning("the cursor of %s could not be kept", name)
                close_old_connections()
            self._kept, self._kept_at = place, time.monotonic()


def _kept_place(name: str) -> Place:
    row = Cursor.objects.filter(follower=name).first()
    return Place(row.tx, row.entry) if row else Place()


def _keep_place(name: str, place: Place) -> None:
    Cursor.objects.update_or_create(
        follower=name, defaults={"tx": place.tx, "entry": place.id}
    )
