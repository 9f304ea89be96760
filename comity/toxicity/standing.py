"""The process's own scorer, loaded at its first use: what the house rules ask."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from threading import Lock

from comity.toxicity.judgement import Judgement
from comity.toxicity.language import UNDETERMINED, Language, prepare
from comity.toxicity.manifest import FOLDER, ModelError
from comity.toxicity.scorer import Scorer


def score(text: str, folder: Path = FOLDER) -> Judgement:
    """The judgement of one text; without a usable model, one whose `absent` says what is wrong.

    Never raises on any text, nor for a missing or damaged model.
    """
    scorer = standing(folder)
    if isinstance(scorer, ModelError):
        nothing_seen = Language(UNDETERMINED, 0.0)
        return Judgement({}, nothing_seen, "none", str(scorer), failed=True)
    (judgement,) = scorer.judge([text])
    return judgement


def standing(folder: Path = FOLDER) -> Scorer | ModelError:
    """The one scorer of this process, or why there is none; `comity doctor` and start-up ask it."""
    with _loading:
        return _loaded(folder)


_loading = Lock()


@cache
def _loaded(folder: Path) -> Scorer | ModelError:
    try:
        scorer = Scorer(folder)
    except ModelError as error:
        return error
    prepare()
    return scorer
