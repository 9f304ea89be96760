"""Times a render of each thread's pages, as after a change: `python -m bench.reading.rendering`.

Prints one line of JSON: the median in milliseconds, by size and order.
"""

import json
import sys
import time
from statistics import median

import django

from bench.reading.world import PUBLICATION, slug

ORDERS = ("newest", "best")
TIMES = 15


def main(sizes: list[int]) -> None:
    """Time the opening page of each order of each thread."""
    django.setup()
    from comity.snapshots.keys import PageKey
    from comity.snapshots.render import render

    found: dict[str, dict[int, float]] = {order: {} for order in ORDERS}
    for order in ORDERS:
        for size in sizes:
            key = PageKey(PUBLICATION, slug(size), order, 0, "en", "fragment")
            taken = []
            for _ in range(TIMES):
                started = time.process_time()
                assert render(key) is not None, key
                taken.append(time.process_time() - started)
            found[order][size] = 1000 * median(taken)
    print(json.dumps(found))


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]])
