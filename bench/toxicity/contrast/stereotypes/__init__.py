"""Sentences about one group alone: a stereotype that demeans, beside plain facts on the same theme.

Machine-written hate has this shape: calm, grammatical, no slur.  Each block gives hateful and
harmless sentences that share their words, so that the theme by itself decides nothing.
"""

from . import origin, religion, sex_and_health
from .theme import Theme

__all__ = ["THEMES", "Theme"]

THEMES: tuple[Theme, ...] = (*origin.THEMES, *religion.THEMES, *sex_and_health.THEMES)
