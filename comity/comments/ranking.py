"""What makes a comment stand high. Pure."""

from functools import lru_cache
from math import sqrt

Z = 1.281551565545
"""The normal quantile of 0.9: a bound that holds in nine cases of ten."""


@lru_cache(10_000)
def wilson(ups: int, downs: int) -> float:
    """Return the lower bound of the share of up votes, from 0 to 1, to 9 places.

    The share that the true opinion of all readers exceeds with 90% confidence, given the
    votes so far; with no votes it is 0. Rounded so that every machine orders alike.
    Source: E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical
    Inference", JASA 22 (1927), 209-212.
    """
    votes = ups + downs
    if votes == 0:
        return 0.0
    share = ups / votes
    spread = Z * sqrt((share * (1 - share) + Z * Z / (4 * votes)) / votes)
    return round((share + Z * Z / (2 * votes) - spread) / (1 + Z * Z / votes), 9)
