"""How a passage is described, and what is found of it."""

from dataclasses import dataclass

CONTEXT = 32
"""Characters kept from before and after the quote, as Hypothesis keeps them."""


@dataclass(frozen=True)
class Selector:
    """A TextQuoteSelector and a TextPositionSelector; `end` is behind the last character."""

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class Found:
    """Where a passage stands now, and how sure that is: 0 to 1, which is unchanged."""

    start: int
    end: int
    confidence: float


def describe(text: str, start: int, end: int) -> Selector:
    """Return the selector of `text[start:end]`."""
    return Selector(
        text[start:end],
        text[max(0, start - CONTEXT) : start],
        text[end : end + CONTEXT],
        start,
        end,
    )
