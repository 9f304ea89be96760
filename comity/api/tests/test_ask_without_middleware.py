"""The API's addresses are answered beside Django's middleware, all others by Django."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import LazySettings

from comity.api.asgi import Machines
from comity.ground.asgi import Message, Receive, Scope, Send, answer

Sent = list[Message]


async def elsewhere(scope: Scope, receive: Receive, send: Send) -> None:
    """Stand for Django."""
    await answer(send, 200, [], b"Django")


def scope(method: str, path: str, **headers: str) -> Scope:
    """What a server tells of a request."""
    named = {"host": "testserver", **headers}
    return {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": b"",
        "scheme": "http",
        "server": ("testserver", 80),
        "headers": [(name.encode(), value.encode()) for name, value in named.items()],
    }


async def asked(request: Scope, *messages: Message) -> Sent:
    """Ask, and return all that was sent."""
    waiting = list(messages)
    gone = asyncio.Event()
    sent: Sent = []

    async def receive() -> Message:
        if waiting:
            return waiting.pop(0)
        await gone.wait()
        raise AssertionError("nothing comes after the end")

    async def send(message: Message) -> None:
        sent.append(message)

    await Machines(elsewhere)(request, receive, send)
    return sent


WHOLE: Message = {"type": "http.request", "body": b""}


async def test_an_address_of_the_api_is_answered_here() -> None:
    start, body = await asked(scope("GET", "/api/v1/openapi.json"), WHOLE)
    headers = dict(start["headers"])
    assert start["status"] == 200
    assert headers[b"x-content-type-options"] == b"nosniff"
    assert int(headers[b"content-length"]) == len(body["body"])
    assert json.loads(body["body"])["openapi"].startswith("3.")


async def test_a_head_has_the_length_and_no_body() -> None:
    start, body = await asked(scope("HEAD", "/api/v1/openapi.json"), WHOLE)
    assert int(dict(start["headers"])[b"content-length"]) > 1000
    assert body["body"] == b""


async def test_other_addresses_are_djangos() -> None:
    _start, body = await asked(scope("GET", "/desk/"), WHOLE)
    assert body["body"] == b"Django"


async def test_a_name_that_the_server_does_not_go_by(settings: LazySettings) -> None:
    settings.ALLOWED_HOSTS = ["talk.example.org"]
    start, body = await asked(scope("GET", "/api/v1/openapi.json"), WHOLE)
    assert start["status"] == 400
    assert json.loads(body["body"])["code"] == "bad_host"


async def test_a_body_comes_in_parts() -> None:
    parts: list[Message] = [
        {"type": "http.request", "body": b'{"publi', "more_body": True},
        {"type": "http.request", "body": b'cation": ', "more_body": True},
        {"type": "http.request", "body": b"7}"},
    ]
    headers = {"content-type": "application/json"}
    start, body = await asked(scope("POST", "/api/v1/preview", **headers), *parts)
    told: dict[str, Any] = json.loads(body["body"])
    assert (start["status"], told["code"]) == (422, "invalid")
    assert {error["name"] for error in told["errors"]} == {"publication", "text"}


async def test_who_leaves_before_the_end_of_the_body_is_told_nothing() -> None:
    part: Message = {"type": "http.request", "body": b"{", "more_body": True}
    sent = await asked(scope("POST", "/api/v1/preview"), part, {"type": "http.disconnect"})
    assert sent == []


async def test_who_leaves_before_the_answer_is_told_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ended = asyncio.Event()

    async def never(scope: Scope, body: bytes) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    replaced: Callable[..., Any] = never
    monkeypatch.setattr("comity.api.asgi._answered", replaced)
    sent = await asked(scope("GET", "/api/v1/openapi.json"), WHOLE, {"type": "http.disconnect"})
    assert sent == []
    await asyncio.wait_for(ended.wait(), 5)
