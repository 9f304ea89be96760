"""Identifiers: made so that they sort by their time, and read from what somebody sent."""

import os
import time
import uuid


def uuid7() -> uuid.UUID:
    """Return a version 7 UUID: 48 bits of Unix milliseconds, then 74 random bits.

    Source of the layout: RFC 9562, section 5.7.
    """
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds & (1 << 48) - 1) << 80 | int.from_bytes(os.urandom(10))
    return uuid.UUID(int=value & _RANDOM | _VERSION_AND_VARIANT)


NOBODYS = uuid.UUID(int=0)
"""An id that nothing has."""


def read(written: str | None) -> uuid.UUID | None:
    """Return the id that is written there; None where none is."""
    try:
        return uuid.UUID(written or "")
    except ValueError:
        return None


_RANDOM = ~(0xF << 76 | 0x3 << 62)
_VERSION_AND_VARIANT = 0x7 << 76 | 0x2 << 62
