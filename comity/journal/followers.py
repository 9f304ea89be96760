"""Those who follow the journal: each with a cursor, each going on where it stopped."""

import logging
import threading
import time
from typing import Protocol

from django.db import DatabaseError, connection

from comity.ground import writelane
from comity.ground.refusal import Refusal
from comity.journal.duty import Duty
from comity.journal.models import Cursor
from comity.journal.record import Fact, Place, after, head

log = logging.getLogger(__name__)

IDLE = 0.25
"""Seconds between looks at the journal when no commit of this process rings: other
processes commit too."""

LOOK = 0.05
"""Seconds between looks at the cursor of a follower that another process runs."""

KEEP = 0.5
"""Seconds after which a moved cursor is written down: a commit, which wakes every follower. A
kill repeats at most this much; to apply a fact again must do no harm."""

SOON, GATHER = 0.005, 0.1
"""Seconds for which facts are gathered after a commit, so that a busy newsroom is followed in
batches and not a look a commit a follower."""


class Follower(Protocol):
    """What follows the journal. `apply` may be called again with facts it has applied."""

    name: str
    lasting: bool
    """Whether the cursor is kept; otherwise it starts at the journal's head."""
    urgent: bool
    """Whether somebody waits for what it does; otherwise it gathers facts for a moment."""

    def apply(self, facts: list[Fact]) -> None:
        """Do what follows from these facts, oldest first; raise to be called again later."""


class Following:
    """One follower at work: its place, and a way to wait until it has come somewhere."""

    def __init__(self, follower: Follower) -> None:
        self.follower = follower
        self.place = self._kept = Place()
        self.placed = threading.Event()
        """Set once the follower knows where it begins."""
        self._kept_at = time.monotonic()
        self._moved = threading.Condition()
        self._stop = threading.Event()
        self.on_duty = False

    def find_place(self) -> None:
        """Begin where the cursor stands, or at the head of the journal."""
        lasting = self.follower.lasting
        self.place = self._kept = _kept_place(self.follower.name) if lasting else head()
        self.placed.set()

    def step(self) -> int:
        """Apply what is there, at most one batch; return how many facts that was."""
        facts = after(self.place)
        if facts:
            self.follower.apply(facts)
            with self._moved:
                self.place = facts[-1].place
                self._moved.notify_all()
        self._keep(now=False)
        return len(facts)

    def catch_up(self) -> None:
        """Apply everything there is."""
        while self.step():
            pass
        self._keep(now=True)

    def wait_for(self, place: Place, timeout: float) -> bool:
        """Wait until the follower has applied the fact at `place`; False if it took too long.

        `timeout` is in seconds. Where another process is on duty, its kept cursor tells.
        """
        end = time.monotonic() + timeout
        while not self._has_seen(place):
            left = end - time.monotonic()
            if left <= 0:
                return False
            with self._moved:
                self._moved.wait(min(left, LOOK))
        return True

    def _has_seen(self, place: Place) -> bool:
        if self.on_duty or not self.follower.lasting:
            return self.place >= place
        return _kept_place(self.follower.name) >= place

    def run(self) -> None:
        """Follow until `stop` is called; a failing batch is tried again, later and later.

        Of all processes that run a lasting follower, one at a time is on duty.
        """
        self._pause = IDLE
        self.find_place()
        while not self._stop.is_set():
            with Duty(self.follower.name) as duty:
                try:
                    if not self.follower.lasting or self._on_duty(duty):
                        self._follow()
                except Exception:
                    log.exception("follower %s failed; it tries again", self.follower.name)
                    self._stop.wait(self._pause)
                    self._pause = min(self._pause * 2, 30.0)
                finally:
                    self.on_duty = False
                    connection.close()

    def _on_duty(self, duty: Duty) -> bool:
        while not duty.taken():
            if self._stop.wait(IDLE):
                return False
        self.place = self._kept = _kept_place(self.follower.name)
        self.on_duty = True
        return True

    def _follow(self) -> None:
        while not self._stop.is_set():
            heard = writelane.committed.rings
            busy = self.step()
            self._pause = IDLE
            if not busy:
                writelane.committed.wait(heard, IDLE)
                self._stop.wait(SOON if self.follower.urgent else GATHER)
        self._keep(now=True)

    def stop(self) -> None:
        """Ask `run` to end after the batch in hand."""
        self._stop.set()
        writelane.committed.ring()

    def _keep(self, *, now: bool) -> None:
        if not self.follower.lasting or self._kept == self.place:
            return
        if now or time.monotonic() - self._kept_at >= KEEP:
            place, name = self.place, self.follower.name
            try:
                writelane.run(lambda: _keep_place(name, place))
            except (DatabaseError, Refusal):
                log.warning("the cursor of %s could not be kept", name)
            self._kept, self._kept_at = place, time.monotonic()


def _kept_place(name: str) -> Place:
    row = Cursor.objects.filter(follower=name).first()
    return Place(row.tx, row.entry) if row else Place()


def _keep_place(name: str, place: Place) -> None:
    Cursor.objects.update_or_create(follower=name, defaults={"tx": place.tx, "entry": place.id})
