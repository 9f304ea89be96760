"""Duty: of all processes that run a follower, one at a time follows.

On SQLite all processes share a folder, and a lock on a file there tells; on PostgreSQL a
lock held by the follower's own connection. Both end with the process, however it ends.
"""

import fcntl
import os
from types import TracebackType
from typing import Self
from zlib import crc32

from django.conf import settings
from django.db import connection

NAMESPACE = 0x436F6D69
"""The first of the two numbers of our advisory locks: "Comi"."""


class Duty:
    """The right to be the one who follows under this name."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._file: int | None = None

    def __enter__(self) -> Self:
        return self

    def taken(self) -> bool:
        """Try to take the duty; say whether it is ours now."""
        return self._lock_row() if connection.vendor == "postgresql" else self._lock_file()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._file is not None:
            os.close(self._file)

    def _lock_file(self) -> bool:
        folder = settings.DATA / "followers"
        folder.mkdir(parents=True, exist_ok=True)
        if self._file is None:
            self._file = os.open(folder / f"{self._name}.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _lock_row(self) -> bool:
        number = crc32(self._name.encode()) - 2**31
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [NAMESPACE, number])
            (ours,) = cursor.fetchone()
        return bool(ours)
