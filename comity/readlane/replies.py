"""All that is sent for a page, made once and sent many times."""

from dataclasses import dataclass

from comity.ground.asgi import Headers, Message
from comity.readlane.encodings import Encoding
from comity.snapshots.pack import Stored

_NOSNIFF = (b"x-content-type-options", b"nosniff")
NO_BODY: Message = {"type": "http.response.body", "body": b""}


@dataclass(frozen=True, slots=True)
class Whole:
    """An answer as it goes over the wire; the server's own headers, as Date, stand between."""

    status: bytes
    rest: bytes


@dataclass(frozen=True, slots=True)
class Reply:
    """What answers a request for one coding of one page: as messages, and as bytes."""

    etag: bytes
    start: Message
    body: Message
    unchanged: Message
    whole: Whole
    whole_unchanged: Whole


def reply(stored: Stored, encoding: Encoding, headers: Headers) -> Reply:
    """Make the answers 200 and 304 of a page; `headers` belong to both.

    The ETag is strong, so each coding has its own. Source: RFC 9110, section 8.8.3.3.
    """
    suffix = "" if encoding == "identity" else f"-{encoding}"
    etag = f'"{stored.etag}{suffix}"'.encode("ascii")
    body: bytes = getattr(stored, encoding)
    both = [(b"etag", etag), (b"vary", b"Accept-Encoding"), _NOSNIFF, *headers]
    content = [
        (b"content-type", stored.content_type.encode("latin-1")),
        (b"content-length", str(len(body)).encode("ascii")),
    ]
    if encoding != "identity":
        content.append((b"content-encoding", encoding.encode("ascii")))
    return Reply(
        etag=etag,
        start={"type": "http.response.start", "status": 200, "headers": [*content, *both]},
        body={"type": "http.response.body", "body": body},
        unchanged={"type": "http.response.start", "status": 304, "headers": both},
        whole=Whole(b"HTTP/1.1 200 OK\r\n", _lines([*content, *both]) + body),
        whole_unchanged=Whole(b"HTTP/1.1 304 Not Modified\r\n", _lines(both)),
    )


def _lines(headers: Headers) -> bytes:
    return b"".join(b"%b: %b\r\n" % each for each in headers) + b"\r\n"
