"""Asks the scorer from the event loop, in threads of its own: a long text holds up nobody."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from comity.api.perspective import faults
from comity.toxicity import Judgement, ModelError, standing

_threads = ThreadPoolExecutor(2, thread_name_prefix="scoring")


async def judged(texts: Sequence[str]) -> list[Judgement]:
    """Return the judgement of each text; raises a FaultError where the scorer cannot work."""
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(_threads, _judged, texts)


def version() -> str:
    """Return the version of the model that judges; empty where there is none."""
    scorer = standing()
    return "" if isinstance(scorer, ModelError) else scorer.version


def _judged(texts: Sequence[str]) -> list[Judgement]:
    scorer = standing()
    if isinstance(scorer, ModelError):
        raise faults.unavailable()
    return scorer.judge(texts)
