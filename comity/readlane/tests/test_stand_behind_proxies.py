"""Who asks, where proxies stand in front."""

import pytest

from comity.ground.asgi import Receive, Scope, Send
from comity.readlane.proxies import Behind


async def _client(count: int, forwarded: str | None) -> object:
    seen: list[object] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append(scope["client"][0])

    headers = [(b"x-forwarded-for", forwarded.encode())] if forwarded is not None else []
    scope = {"type": "http", "headers": headers, "client": ("10.0.0.1", 5), "scheme": "http"}
    await Behind(app, count)(scope, None, None)  # type: ignore[arg-type]
    return seen[0]


@pytest.mark.parametrize(
    ("count", "forwarded", "client"),
    [
        (1, "203.0.113.7", "203.0.113.7"),
        (1, "198.51.100.1, 203.0.113.7", "203.0.113.7"),
        (2, "198.51.100.1, 203.0.113.7, 10.0.0.9", "203.0.113.7"),
        (2, "203.0.113.7", "10.0.0.1"),
        (1, None, "10.0.0.1"),
        (1, "", "10.0.0.1"),
        (1, "203.0.113.7:51823", "203.0.113.7"),
        (1, "[2001:db8::7]:443", "2001:db8::7"),
        (1, '"[2001:db8::7]"', "2001:db8::7"),
        (1, "2001:db8::7", "2001:db8::7"),
        (1, "unknown", "10.0.0.1"),
        (1, "203.0.113.7, _hidden", "10.0.0.1"),
        (1, "203.0.113.7,", "10.0.0.1"),
        (3, "198.51.100.1, 203.0.113.7", "10.0.0.1"),
    ],
)
async def test_only_what_our_own_proxies_wrote_is_believed(
    count: int, forwarded: str | None, client: str
) -> None:
    assert await _client(count, forwarded) == client
