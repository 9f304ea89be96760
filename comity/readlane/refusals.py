"""What the read lane says when it sends no page, and the page that says it to a person."""

from collections.abc import Callable
from html import escape

from comity.ground.asgi import Headers
from comity.ground.problems import Problem, Translate
from comity.ground.refusal import marked as _

NO_SUCH_STORY = Problem(404, "no_such_story", _("There is no such story here."))
NO_SUCH_PAGE = Problem(404, "no_such_page", _("This discussion has no such page."))
UNKNOWN_ORDER = Problem(404, "unknown_order", _("Comments cannot be sorted in this way."))
NO_SUCH_FILE = Problem(404, "no_such_file", _("There is no such file."))
READ_ONLY = Problem(405, "method_not_allowed", _("This address can only be read."))
NO_SUCH_CODING = Problem(406, "not_acceptable", _("This cannot be sent in the coding asked for."))
TOO_SLOW = Problem(408, "too_slow", _("Your request took too long to arrive. Please try again."))
TOO_LARGE = Problem(413, "too_large", _("Your request is too large."))
BUSY = Problem(503, "busy", _("This page is not ready yet. Please try again in a moment."))


PageFor = Callable[[str, str], bytes]
"""(what to say, BCP 47 tag) → the HTML that says it to a person."""


def bare_page(said: str, language: str) -> bytes:
    """Return a page with nothing but the sentence on it."""
    said = escape(said)
    return (
        f'<!doctype html><html lang="{language}" dir="auto"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        '<meta name="color-scheme" content="light dark">'
        f'<title>{said}</title><p>{said}</p><p><a href="/">Comity</a></p>'
    ).encode()


def problem_html(
    problem: Problem,
    translate: Translate,
    locale: str,
    headers: Headers,
    page: PageFor,
) -> tuple[int, Headers, bytes]:
    """Return status, headers and body of a problem for a person who opened the address."""
    language = locale or "en"
    body = page(translate(problem.sentence, locale), language)
    fixed = [
        (b"content-type", b"text/html; charset=utf-8"),
        (b"content-length", str(len(body)).encode("ascii")),
        (b"content-language", language.encode("ascii")),
        (b"cache-control", b"no-store"),
        (b"x-content-type-options", b"nosniff"),
    ]
    return problem.status, fixed + headers, body
