"""What programs ask for at the root: what they may read, and the icon."""

import asyncio
import re
from typing import Any, cast

import httpx
import pytest


def get(path: str) -> httpx.Response:
    """Ask the server, in this process."""
    from comity.asgi import application

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(cast(Any, application))
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            return await client.get(path)

    return asyncio.run(ask())


def allows(robots: str, path: str) -> bool:
    """Say whether a crawler may read a path: the longest rule that matches decides.

    Source: RFC 9309, section 2.2.2.
    """
    rules = re.findall(r"^(Allow|Disallow): (\S+)$", robots, re.MULTILINE)
    matching = [
        (len(rule), kind)
        for kind, rule in rules
        if re.match(re.escape(rule).replace(r"\*", ".*"), path)
    ]
    return max(matching, default=(0, "Allow"))[1] == "Allow"


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/stories/bridge/",
        "/stories/bridge/oldest/2/",
        "/stories/the-best-bridge/",
        "/stories/bridge/comments/4/",
        "/stories/bridge/thread-4/1/",
        "/read/courier/bridge/best/1",
    ],
)
def test_what_was_said_may_be_found(path: str) -> None:
    assert allows(get("/robots.txt").text, path)


@pytest.mark.parametrize(
    "path",
    [
        "/desk/",
        "/api/v1/stories/bridge",
        "/live/courier/bridge",
        "/stories/bridge/comments/4/reply/",
        "/stories/bridge/best/2/",
        "/stories/bridge/votes/1/",
        "/stories/bridge/discussed/3/",
    ],
)
def test_what_is_for_nobody_or_said_elsewhere_is_not_crawled(path: str) -> None:
    assert not allows(get("/robots.txt").text, path)


def test_they_are_what_they_should_be() -> None:
    robots, icon = get("/robots.txt"), get("/favicon.ico")
    assert (robots.status_code, icon.status_code) == (200, 200)
    assert robots.headers["content-type"] == "text/plain; charset=utf-8"
    assert icon.headers["content-type"] == "image/svg+xml"
