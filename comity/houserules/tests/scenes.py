"""Short ways to say who says what, and where."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from comity.houserules import NoScore, Scene, Submission

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)


def said(text: str, **more: Any) -> Submission:
    """A submission of a reader called Alice."""
    return Submission(text, **{"name": "Alice", **more})


def scene(**facts: Any) -> Scene:
    """An ordinary reader in an open story, at noon."""
    return Scene(**{"now": NOON, "published": 12, "recently_published": 4, **facts})


NO_SCORER = NoScore("the model is not loaded")
