"""The API as a client sees it."""

import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from django.apps import apps
from django.test import AsyncClient

from comity.comments.queries import CommentView
from tests.world import Person, World


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: Any

    @property
    def code(self) -> str:
        """The code of a problem, which must be one in all its members."""
        assert self.headers["content-type"] == "application/problem+json", self.body
        assert {"type", "title", "status", "code", "detail"} <= set(self.body)
        assert self.body["status"] == self.status
        assert self.body["detail"].strip()
        assert self.headers["cache-control"] == "no-store"
        return str(self.body["code"])


class Api:
    """Asks /api/v1 as a browser or a machine would."""

    async def ask(
        self, method: str, path: str, body: Any = None, by: Person | None = None, **headers: str
    ) -> Answer:
        """Ask; `body` is sent as JSON, or as it is where it is bytes or None."""
        sent = body if isinstance(body, bytes) else json.dumps(body).encode() if body else b""
        response = await AsyncClient(raise_request_exception=False).generic(
            method,
            f"/api/v1{path}",
            sent,
            content_type="application/json",
            headers={**(by.header if by else {}), **headers},
        )
        kind = response.headers.get("content-type", "")
        told = {name.lower(): value for name, value in response.headers.items()}
        content = json.loads(response.content) if "json" in kind else response.content
        return Answer(response.status_code, told, content)

    async def get(self, path: str, by: Person | None = None, **headers: str) -> Answer:
        """Read."""
        return await self.ask("GET", path, by=by, **headers)

    async def post(
        self, world: World, text: str, by: Person | None = None, *, key: str = "", **more: Any
    ) -> Answer:
        """Post a comment under the world's story."""
        return await self.ask(
            "POST",
            f"/stories/{world.story.slug}/comments",
            {"text": text, **more},
            by,
            **{"Idempotency-Key": key or secrets.token_hex(16)},
        )

    async def vote(self, comment: CommentView, value: Any, by: Person | None = None) -> Answer:
        """Vote on a comment."""
        return await self.ask("PUT", f"/comments/{comment.id}/vote", {"value": value}, by)


@pytest.fixture
def api() -> Api:
    """A client of the API."""
    return Api()


@contextmanager
def nothing_written() -> Iterator[None]:
    """Fail where what happens inside adds a row anywhere, or takes one away."""
    before = _rows()
    yield
    assert _rows() == before


def _rows() -> dict[str, int]:
    ours = [model for model in apps.get_models() if model.__module__.startswith("comity.")]
    return {model.__name__: model._default_manager.count() for model in ours}
