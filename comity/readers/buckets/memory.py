"""Token buckets in the memory of one process, for a server on one box."""

import threading
from collections import OrderedDict
from collections.abc import Sequence

from comity.ground import clock
from comity.ground.bucket import Bucket, take
from comity.readers.buckets import Empty, Wanted

MOST = 50_000
"""Buckets that are kept, about 15 MiB. Whoever was seen longest ago starts with a full one."""


class MemoryBuckets:
    """Keeps the `most` buckets that were touched last."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept: OrderedDict[str, Bucket] = OrderedDict()
        self._changing = threading.Lock()

    def __len__(self) -> int:
        return len(self._kept)

    def take(self, wanted: Sequence[Wanted]) -> Empty | None:
        """Take a token of each, or none of any; return the one that is longest in refilling."""
        with self._changing:
            now = clock.now().timestamp()
            taken = [
                take(
                    self._kept.get(each.name),
                    now,
                    capacity=each.capacity,
                    refill_per_second=each.a_second,
                )
                for each in wanted
            ]
            empty = [Empty(i, each.wait) for i, each in enumerate(taken) if not each.granted]
            if empty:
                return max(empty, key=lambda each: each.wait)
            for each, done in zip(wanted, taken, strict=True):
                self._kept[each.name] = done.bucket
                self._kept.move_to_end(each.name)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
            return None
