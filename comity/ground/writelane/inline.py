"""Writes in the thread of who asks: for tests that roll back what they did."""

from concurrent.futures import Future
from typing import TypeVar

from django.db import transaction

from comity.ground.writelane.waiting import Write, committed

T = TypeVar("T")


class Inline:
    """Runs each write at once, in a savepoint of the transaction that is open already."""

    def submit(self, write: Write[T]) -> "Future[T]":
        """Run a write, and return its outcome."""
        outcome: Future[T] = Future()
        try:
            with transaction.atomic():
                result = write()
        except Exception as fault:
            outcome.set_exception(fault)
        else:
            committed.ring()
            outcome.set_result(result)
        return outcome

    def close(self) -> None:
        """There is nothing to end."""
