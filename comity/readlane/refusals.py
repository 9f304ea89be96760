"""What the read lane says when it sends no page, and how."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from comity.ground.asgi import Headers
from comity.ground.problems import problem
from comity.ground.refusal import marked as _

Sentence = Callable[[str, str], str]
"""(code, locale) → the sentence for a person in that language; locale "" is the server's own."""


@dataclass(frozen=True, slots=True)
class Refused:
    """One way of saying no: the HTTP status, and an English sentence marked for translation."""

    status: int
    sentence: str


REFUSALS = {
    "no_such_story": Refused(404, _("There is no such story here.")),
    "no_such_page": Refused(404, _("This discussion has no such page.")),
    "unknown_order": Refused(404, _("Comments cannot be sorted in this way.")),
    "method_not_allowed": Refused(405, _("This address can only be read.")),
    "not_acceptable": Refused(406, _("This page cannot be sent in the coding you ask for.")),
    "too_slow": Refused(408, _("Your request took too long to arrive. Please try again.")),
    "too_large": Refused(413, _("Your request is too large.")),
    "busy": Refused(503, _("This page is not ready yet. Please try again in a moment.")),
}


def in_english(code: str, locale: str) -> str:
    """Say it in English, whatever the locale."""
    return REFUSALS[code].sentence


def refusal(
    code: str, sentence: Sentence, locale: str, headers: Headers | None = None
) -> tuple[int, Headers, bytes]:
    """Return status, headers and body of a refusal for a program."""
    return problem(REFUSALS[code].status, code, sentence(code, locale), locale or "en", headers)


def refusal_page(
    code: str, sentence: Sentence, locale: str, headers: Headers | None = None
) -> tuple[int, Headers, bytes]:
    """Return status, headers and body of a refusal for a person who opened the address."""
    said = escape(sentence(code, locale))
    language = locale or "en"
    body = (
        f'<!doctype html><html lang="{language}" dir="auto"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><meta name="color-scheme"'
        f' content="light dark"><title>{said}</title><p>{said}</p><p><a href="/">Comity</a></p>'
    ).encode()
    fixed = [
        (b"content-type", b"text/html; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        (b"content-language", language.encode("ascii")),
        (b"cache-control", b"no-store"),
        (b"x-content-type-options", b"nosniff"),
        (b"vary", b"Accept"),
    ]
    return REFUSALS[code].status, fixed + (headers or []), body
