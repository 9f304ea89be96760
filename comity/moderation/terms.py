"""How long what was decided can be contested. Pure."""

from datetime import timedelta

APPEAL = timedelta(days=183)
"""At least six months from the decision (DSA, art. 20(1))."""
