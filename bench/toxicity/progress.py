"""How far a run is: a bar on a terminal, elsewhere (a log, a pipe) a line a minute."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from tqdm import tqdm

T = TypeVar("T")
A_MINUTE = 60.0


def watched(
    things: Iterable[T],
    name: str,
    total: int,
    *,
    begun: int = 0,
    note: Callable[[], str] = str,
) -> Iterator[T]:
    """Yield `things`, which are `total` with the `begun` that an earlier run has done.

    `note` is asked for a few words to stand beside the progress.
    """
    if sys.stderr.isatty():
        with tqdm(things, desc=name, total=total, initial=begun) as bar:
            for thing in bar:
                yield thing
                bar.set_postfix_str(note(), refresh=False)
        return
    said = time.monotonic()
    for done, thing in enumerate(things, start=begun + 1):
        yield thing
        if time.monotonic() - said >= A_MINUTE:
            said = time.monotonic()
            print(f"{name}: {done} of {total} {note()}".rstrip(), file=sys.stderr, flush=True)
