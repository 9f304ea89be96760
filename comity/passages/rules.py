"""What a selector must be before it is looked for. Pure."""

from comity.ground import text
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.passages.anchoring import Selector
from comity.passages.anchoring.selector import CONTEXT

QUOTE = 1_000
"""Characters that a quote may have: a long paragraph."""

SHORTEST = 2
LATEST = 2_000_000
"""The last place that a passage may have: no story is as long."""


def check(sought: Selector) -> None:
    """Raise a Refusal (422) where this cannot be a passage: quote_missing, quote_too_long,
    context_too_long, bad_range."""
    length = len(sought.exact)
    if length > QUOTE:
        raise Refusal(
            "quote_too_long",
            422,
            _("This passage has %(length)s characters, and %(limit)s are the most. Select less."),
            {"length": length, "limit": QUOTE},
        )
    if max(len(sought.prefix), len(sought.suffix)) > 2 * CONTEXT:
        raise Refusal(
            "context_too_long", 422, _("What stands around the passage is longer than is needed.")
        )
    words = sought.exact.strip()
    if not _whole(sought) or len(words) < SHORTEST or not text.is_visible(words):
        raise Refusal("quote_missing", 422, _("Please select some words of the story first."))
    if not 0 <= sought.start <= LATEST or sought.end - sought.start != length:
        raise Refusal("bad_range", 422, _("The passage and its place in the story do not agree."))


def _whole(sought: Selector) -> bool:
    """Say whether no end of the selection cuts a character in half (UTF-16's surrogates)."""
    halves = range(0xD800, 0xE000)
    return not any(ord(char) in halves for char in sought.prefix + sought.exact + sought.suffix)


def fit(sought: Selector) -> Selector:
    """Return a checked selector of a text that we do not hold, its words fit to be shown.

    Raises a TextProblem.
    """
    exact = text.clean(sought.exact, limit=QUOTE)
    end = sought.start + len(exact)
    return Selector(exact, _fit(sought.prefix), _fit(sought.suffix), sought.start, end)


def _fit(context: str) -> str:
    if not text.is_visible(context):
        return ""
    kept = text.clean(context, limit=2 * CONTEXT, lines=False)
    before = " " if context[0].isspace() else ""
    after = " " if context[-1].isspace() else ""
    return f"{before}{kept}{after}"[: 2 * CONTEXT]
