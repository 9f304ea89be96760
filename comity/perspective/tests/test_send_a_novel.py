"""A text of any size gets Perspective's answer, also where the server stops it unread."""

import asyncio
import json

import pytest

from comity.asgi import application
from comity.ground.asgi import Message
from comity.perspective.door import in_its_words
from comity.perspective.tests.conftest import asked
from comity.readlane.guard import BODY_BYTES
from comity.readlane.refusals import TOO_LARGE, TOO_SLOW
from tests.world import World


@pytest.mark.parametrize("size", [30_000, 600_000, 5_000_000])
async def test_a_novel_is_too_long(world: World, size: int) -> None:
    body = json.dumps(asked(("It was a dark night. " * (size // 20))[:size])).encode()
    parts = [body[at : at + 65_536] for at in range(0, len(body), 65_536)]
    sent: list[Message] = []

    async def receive() -> Message:
        if not parts:
            await asyncio.Event().wait()
        return {"type": "http.request", "body": parts.pop(0), "more_body": bool(parts)}

    async def send(message: Message) -> None:
        sent.append(message)

    await application(
        {
            "type": "http",
            "method": "POST",
            "path": "/v1alpha1/comments:analyze",
            "query_string": b"key=any",
            "scheme": "http",
            "server": ("testserver", 80),
            "headers": [(b"host", b"testserver")],
        },
        receive,
        send,
    )
    start, told = sent
    assert (start["status"], (len(parts) > 0)) == (400, size > BODY_BYTES)
    error = json.loads(told["body"])["error"]
    assert error["message"] == "Comment text too long."
    assert error["details"][0]["errorType"] == "COMMENT_TOO_LONG"


def test_a_call_that_drips_is_told_so_as_google_tells_it() -> None:
    told = in_its_words(TOO_SLOW, "/v1alpha1/comments:analyze")
    assert told is not None
    status, headers, body = told
    assert (status, json.loads(body)["error"]["status"]) == (504, "DEADLINE_EXCEEDED")
    assert (b"content-type", b"application/json; charset=UTF-8") in headers


def test_other_rooms_keep_their_own_words() -> None:
    assert in_its_words(TOO_LARGE, "/api/v1/session") is None
