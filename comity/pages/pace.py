"""How often forms may make this server ask others something, all readers together."""

import time

from comity.ground.bucket import Bucket, take
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _

AT_ONCE = 60
A_SECOND = 1.0

_left: dict[str, Bucket] = {}


def keep_pace(purpose: str) -> None:
    """Count one use of a purpose in this process; Refusal `too_many` (429)."""
    now = time.monotonic()
    taken = take(_left.get(purpose), now, capacity=AT_ONCE, refill_per_second=A_SECOND)
    _left[purpose] = taken.bucket
    if not taken.granted:
        raise Refusal("too_many", 429, _("Too many ask at once. Please try again in a minute."))
