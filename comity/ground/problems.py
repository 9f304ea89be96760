"""Answers that say no, as problem+json. Source: RFC 9457."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

import msgspec

from comity.ground.asgi import Headers

Translate = Callable[[str, str], str]
"""(English sentence, locale) → the sentence in that language; locale "" is the server's own."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One way of saying no: HTTP status, a stable code, an English sentence marked for
    translation."""

    status: int
    code: str
    sentence: str


def untranslated(sentence: str, locale: str) -> str:
    """Say it in English, whatever the locale."""
    return sentence


def problem_json(
    problem: Problem, translate: Translate, locale: str, headers: Headers | None = None
) -> tuple[int, Headers, bytes]:
    """Return status, headers and body of the answer, never to be cached.

    `headers` are added to those that every problem has.
    """
    body = msgspec.json.encode(
        {
            "type": "about:blank",
            "title": HTTPStatus(problem.status).phrase,
            "status": problem.status,
            "code": problem.code,
            "detail": translate(problem.sentence, locale),
        }
    )
    fixed = [
        (b"content-type", b"application/problem+json"),
        (b"content-length", str(len(body)).encode("ascii")),
        (b"content-language", (locale or "en").encode("ascii")),
        (b"cache-control", b"no-store"),
        (b"x-content-type-options", b"nosniff"),
    ]
    return problem.status, fixed + (headers or []), body
