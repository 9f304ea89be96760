"""Solves a challenge as a browser does."""

from collections.abc import Mapping
from typing import Any

import altcha


def solution(challenge: Mapping[str, Any]) -> str:
    """Return the solution as it is sent: JSON in base64."""
    told = altcha.Challenge.from_dict(dict(challenge))
    found = altcha.solve_challenge(told)
    assert found is not None
    return altcha.Payload(told, found).to_base64()
