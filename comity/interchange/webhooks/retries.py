"""When a delivery that was not taken sets out again. Pure."""

from datetime import timedelta

DELAYS = tuple(timedelta(seconds=each) for each in (10, 60, 300, 1800, 7200, 18000, 36000, 36000))
"""How long to wait after each try that failed: nine tries in a bit more than a day."""

SPREAD = 0.2
"""By how much of itself a wait may be longer, so that what failed together does not come again
together."""


def wait(tries: int, chance: float) -> timedelta | None:
    """Return how long to wait after so many tries, all failed; None: it is given up.

    `chance`, from 0 to 1, says how much of SPREAD is added.
    """
    return DELAYS[tries - 1] * (1 + SPREAD * chance) if tries <= len(DELAYS) else None
