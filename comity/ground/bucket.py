"""The token bucket: how often somebody may do something, as a pure function of state and time.

State in, state out: whoever calls keeps the state (a row, a Redis hash, a dictionary) and
brings the clock. https://en.wikipedia.org/wiki/Token_bucket
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bucket:
    """`tokens` left at the moment `at` (seconds on any clock that does not jump back)."""

    tokens: float
    at: float


@dataclass(frozen=True, slots=True)
class Taken:
    """The answer to `take`: whether it was granted, the bucket to keep, and the wait.

    `wait` is in seconds: 0.0 where granted, else until the same cost can be granted,
    infinite where it never can (it costs more than the bucket holds, or nothing refills).
    """

    granted: bool
    bucket: Bucket
    wait: float


def take(
    bucket: Bucket | None,
    now: float,
    cost: float = 1.0,
    *,
    capacity: float,
    refill_per_second: float,
) -> Taken:
    """Take `cost` tokens at `now`; `None` is a bucket that nobody has touched yet: a full one.

    A refusal costs nothing. A clock that jumps back neither gives nor takes tokens.
    Raises ValueError for a negative cost or refill, or a capacity that is not positive.
    """
    if cost < 0 or refill_per_second < 0 or capacity <= 0:
        raise ValueError("cost and refill must not be negative, and capacity must be positive")
    if bucket is None:
        bucket = Bucket(capacity, now)
    passed = max(0.0, now - bucket.at)
    tokens = min(capacity, bucket.tokens + passed * refill_per_second)
    if cost <= tokens:
        return Taken(True, Bucket(tokens - cost, now), 0.0)
    never = cost > capacity or refill_per_second == 0
    wait = float("inf") if never else (cost - tokens) / refill_per_second
    return Taken(False, Bucket(tokens, now), wait)
