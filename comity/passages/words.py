"""The words of a story as a browser counts them: the text of its nodes, one after the other."""

from functools import lru_cache
from html.parser import HTMLParser

from comity.passages.anchoring import Text


@lru_cache(maxsize=32)
def text_of(html: str) -> Text:
    """Return the text of a story's body, as the DOM's `textContent` has it."""
    parser = _Words()
    parser.feed(html)
    parser.close()
    return Text("".join(parser.words))


class _Words(HTMLParser):
    """Collects what is text. What it reads was cleaned: there is no script in it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        """Keep a node's text."""
        self.words.append(data)
