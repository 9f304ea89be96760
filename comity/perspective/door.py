"""What a call is told that is stopped at the server's door, unread: Google's error, too."""

import json
from http import HTTPStatus

from comity.ground.asgi import Headers
from comity.ground.problems import Problem
from comity.perspective import faults


def in_its_words(problem: Problem, path: str) -> tuple[int, Headers, bytes] | None:
    """Return status, headers and body for a call that is too large or comes too slowly.

    None where `path` is not one of Perspective's.
    """
    if not path.startswith("/v1alpha1/"):
        return None
    large = problem.status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    fault = faults.too_long() if large else faults.late()
    body = json.dumps(fault.body()).encode()
    headers = [
        (b"content-type", b"application/json; charset=UTF-8"),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"private, no-store"),
        (b"access-control-allow-origin", b"*"),
    ]
    return fault.code, headers, body
