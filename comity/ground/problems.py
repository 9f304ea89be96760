"""Answers that say no, as problem+json. Source: RFC 9457."""

from http import HTTPStatus

import msgspec

from comity.ground.asgi import Headers


def problem(
    status: int, code: str, detail: str, language: str, headers: Headers | None = None
) -> tuple[int, Headers, bytes]:
    """Return status, headers and body of a problem; `code` is stable and for machines.

    `detail` is a sentence for a person, in `language` (a BCP 47 tag). Never to be cached.
    """
    body = msgspec.json.encode(
        {
            "type": "about:blank",
            "title": HTTPStatus(status).phrase,
            "status": status,
            "code": code,
            "detail": detail,
        }
    )
    fixed = [
        (b"content-type", b"application/problem+json"),
        (b"content-length", str(len(body)).encode()),
        (b"content-language", language.encode("ascii")),
        (b"cache-control", b"no-store"),
        (b"x-content-type-options", b"nosniff"),
    ]
    return status, fixed + (headers or []), body
