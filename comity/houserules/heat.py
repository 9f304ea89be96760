"""When a thread runs hot: many times faster than usual, or much more toxic."""

from __future__ import annotations

from dataclasses import dataclass

CALM_SPEED = 0.5
CALM_TOXICITY = 0.75
"""A hot thread is calm again below these shares of what made it hot, so that it cannot flicker."""

USUAL_AT_LEAST = 1.0
"""Comments an hour: a thread that slept all day is not hot at its second comment."""


@dataclass(frozen=True, slots=True)
class Heat:
    """How a thread goes. Rates are comments an hour; `toxicity` is the mean of late, 0 to 1.

    Both are over a window of the caller's: ten minutes for `now_rate`, a day for `usual_rate`.
    """

    now_rate: float
    usual_rate: float
    toxicity: float = 0.0
    hot_already: bool = False


def heat(
    now_rate: float,
    usual_rate: float,
    toxicity: float,
    hot_already: bool,
    *,
    speed: float = 6.0,
    busy: float = 60.0,
    toxic: float = 0.5,
) -> bool:
    """Whether the thread is hot now.

    It becomes hot at `speed` times its usual rate, provided that this is at least `busy` an
    hour, or at a mean toxicity of `toxic` while anybody writes at all. It stays hot until it is
    below half of the speed and three quarters of the toxicity.
    """
    fast = max(busy, speed * max(usual_rate, USUAL_AT_LEAST))
    if hot_already:
        return now_rate > CALM_SPEED * fast or toxicity > CALM_TOXICITY * toxic
    return now_rate >= fast or (toxicity >= toxic and now_rate >= USUAL_AT_LEAST)
