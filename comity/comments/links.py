"""Where the parts of a discussion are: addresses from the root of the server. Pure."""

from dataclasses import dataclass
from urllib.parse import quote as urlquote

from comity.comments.queries.tree import PageView
from comity.publications.orders import ORDERS

END = 5
"""Words of each end of a long quote that stand in an address."""


@dataclass(frozen=True)
class Pager:
    """Where this page stands, and the pages before and after it ("" where none is)."""

    page: int
    pages: int
    """How many there are; 0 on a settled page, which stays as it is while others come."""
    before: str
    after: str
    backwards: bool
    """Whether the next page is the older one."""
    all: str
    """Where all are read in turn: on the page that opens an order, where more pages follow."""


def story(slug: str) -> str:
    """Return the address of a story's page."""
    return f"/stories/{slug}/"


def comment(slug: str, number: int) -> str:
    """Return a comment's permanent address."""
    return f"{story(slug)}comments/{number}/"


def listing(slug: str, order: str, page: int = 0, query: str = "", part: str = "discussion") -> str:
    """Return the address of one page of a discussion; page 0 is the one that opens."""
    return f"{story(slug)}{order}/{page}/{query}#{part}"


def passage(slug: str, quote: str) -> str:
    """Return the address of words in a story: browsers go to them, and mark them.

    Source: URL Fragment Text Directives, https://wicg.github.io/scroll-to-text-fragment/.
    """
    words = quote.split()
    ends = [words] if len(words) <= 2 * END else [words[:END], words[-END:]]
    parts = (urlquote(" ".join(end), safe="").replace("-", "%2D") for end in ends)
    return f"{story(slug)}#:~:text={','.join(parts)}"


def query(lang: str, own: str) -> str:
    """Return what an address needs so that it keeps a language other than the paper's own."""
    return "" if lang == own else f"?lang={lang}"


def pager(page: PageView, query: str = "") -> Pager:
    """Return the pages before and after; the order `newest` is read from the last page on."""
    backwards = page.order == "newest"
    step = -1 if backwards else 1

    def at(number: int) -> str:
        inside = 1 <= number <= page.pages
        return listing(page.story.slug, page.order, number, query) if inside else ""

    return Pager(
        page.page,
        0 if page.settled else page.pages,
        at(page.page - step),
        at(page.page + step),
        backwards,
        _all(page, query),
    )


def _all(page: PageView, query: str) -> str:
    first = page.pages if page.order == "newest" else 1
    is_opening = page.order in ORDERS and page.page == first and not page.settled
    more = is_opening and page.pages > 1
    return listing(page.story.slug, "oldest", 1, query) if more else ""
