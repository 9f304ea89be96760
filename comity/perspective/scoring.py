"""Asks the scorer from the event loop, in threads of its own: a long text holds up nobody."""

import asyncio
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from comity.perspective import faults
from comity.toxicity import Judgement, ModelError, standing

MOST_WAITING = 48
"""Calls that wait for a thread, at most."""

PATIENCE = 0.8
"""Seconds after which a call that still waits is refused: the most patient of the known callers,
Coral, has given up by then, and to score for nobody would keep the others waiting."""

_threads = ThreadPoolExecutor(2, thread_name_prefix="scoring")
_waiting = asyncio.BoundedSemaphore(MOST_WAITING)


async def judged(texts: Sequence[str], spoken: str | None = None) -> list[Judgement]:
    """Return the judgement of each text; `spoken` is their language, None to find it out.

    Raises a FaultError where the scorer cannot work, and where too many wait for it.
    """
    if _waiting.locked():
        raise faults.unavailable(wait=1.0)
    async with _waiting:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(_threads, _judged, texts, spoken, time.monotonic())


def version() -> str:
    """Return the version of the model that judges; empty where there is none."""
    scorer = standing()
    return "" if isinstance(scorer, ModelError) else scorer.version


def _judged(texts: Sequence[str], spoken: str | None, asked_at: float) -> list[Judgement]:
    if time.monotonic() - asked_at > PATIENCE:
        raise faults.unavailable(wait=1.0)
    scorer = standing()
    if isinstance(scorer, ModelError):
        raise faults.unavailable()
    return scorer.judge(texts, spoken=spoken)
