"""The scorer is broken, or asked by too many at once: callers are told at once, and go on."""

import asyncio
from functools import partial
from pathlib import Path

import pytest

from comity.perspective import scoring
from comity.perspective.faults import FaultError
from comity.perspective.tests.conftest import Perspective, asked
from comity.toxicity import standing


def test_a_missing_model_is_an_unavailable_service(
    newsroom: Perspective, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scoring, "standing", partial(standing, tmp_path))
    status, answer = newsroom.post("analyze", asked("Hello there."))
    assert status == 503
    assert answer["error"]["status"] == "UNAVAILABLE"
    assert str(tmp_path) not in str(answer)


async def test_a_queue_that_is_full_is_not_waited_in() -> None:
    texts = ["Good morning to all of you."]
    crowd = [
        asyncio.create_task(scoring.judged(texts * 20)) for _call in range(scoring.MOST_WAITING)
    ]
    await asyncio.sleep(0)
    with pytest.raises(FaultError) as refusal:
        await scoring.judged(texts)
    assert (refusal.value.code, refusal.value.wait) == (503, 1.0)
    await asyncio.gather(*crowd, return_exceptions=True)
    (judgement,) = await scoring.judged(texts)
    assert judgement.scores


async def test_who_has_given_up_by_now_is_not_scored_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scoring, "PATIENCE", 0.0)
    with pytest.raises(FaultError) as refusal:
        await scoring.judged(["Good morning to all of you."])
    assert (refusal.value.status, refusal.value.wait) == ("UNAVAILABLE", 1.0)


async def test_who_leaves_is_not_waited_for() -> None:
    texts = ["Good morning to all of you."] * 20
    crowd = [asyncio.create_task(scoring.judged(texts)) for _call in range(scoring.MOST_WAITING)]
    await asyncio.sleep(0)
    for call in crowd:
        call.cancel()
    await asyncio.gather(*crowd, return_exceptions=True)
    (judgement, *_others) = await scoring.judged(texts)
    assert judgement.scores
