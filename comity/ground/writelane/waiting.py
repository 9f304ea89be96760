"""What waits to be written, and what a failed write becomes."""

import logging
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db import OperationalError
from django.db.transaction import TransactionManagementError

from comity.ground.bell import Bell
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _

log = logging.getLogger(__name__)

T = TypeVar("T")
Write = Callable[[], T]

committed = Bell()
"""Rings after each commit of this process; what follows the journal sleeps on it."""


@dataclass
class Waiting(Generic[T]):
    """A write, and where its outcome is looked for."""

    write: Write[T]
    outcome: "Future[T]"


def unavailable(fault: Exception) -> Refusal:
    """Return the refusal for a database that cannot write now: down, locked, its disk full."""
    log.error("write refused by the database: %s", fault)
    return Refusal(
        "storage_unavailable",
        503,
        _("Nothing can be saved right now. Your text is still here; please try again shortly."),
    )


def as_answer(fault: Exception) -> Exception:
    """Return what the caller of a failed write is told."""
    broken = isinstance(fault, OperationalError | TransactionManagementError)
    return unavailable(fault) if broken else fault
