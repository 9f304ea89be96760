"""The words of a story as a browser counts them: the text of its nodes, one after the other."""

from functools import lru_cache
from html.parser import HTMLParser

from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.passages.anchoring import Selector, Text, describe
from comity.passages.anchoring.text import fold


@lru_cache(maxsize=32)
def text_of(html: str) -> Text:
    """Return the text of a story's body, as the DOM's `textContent` has it."""
    parser = _Words()
    parser.feed(html)
    parser.close()
    return Text("".join(parser.words))


def select(html: str, words: str) -> Selector:
    """Return the selector of words that somebody has copied from a story's text.

    Where `html` is "" it is the words alone. Raises Refusals: quote_not_found, and quote_twice
    (422) where they stand in several places.
    """
    if not html:
        return Selector(words.strip(), start=0, end=len(words.strip()))
    text = text_of(html)
    sought = fold(words)[0].strip(" ")
    first = text.folded.find(sought) if sought else -1
    if first < 0:
        raise not_found()
    if text.folded.find(sought, first + 1) >= 0:
        raise Refusal(
            "quote_twice",
            422,
            _("The story says this more than once. Please copy a few of the words around it too."),
        )
    return describe(text.raw, text.place(first), text.behind(first + len(sought)))


def not_found() -> Refusal:
    """Return the refusal for words that the story does not say."""
    return Refusal(
        "quote_not_found",
        422,
        _("The story does not say this, or no longer does. Please select the words again."),
    )


class _Words(HTMLParser):
    """Collects what is text. What it reads was cleaned: there is no script in it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        """Keep a node's text."""
        self.words.append(data)
