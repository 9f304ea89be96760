"""The API as a client sees it."""

import json
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from django.apps import apps
from django.conf import LazySettings
from django.test import AsyncClient, Client

from comity.comments.queries import CommentView
from comity.ground import writelane
from comity.readers import actions
from comity.readers.sso import jwks
from tests.publisher import EC, GRETA, RSA, Provider, claims, jwk, providing, signed
from tests.world import Person, World


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: Any

    @classmethod
    def of(cls, response: Any) -> "Answer":
        """Read an answer; names of headers in small letters, JSON as what it says."""
        headers = {name.lower(): value for name, value in response.headers.items()}
        is_json = "json" in headers.get("content-type", "") and response.content
        body = json.loads(response.content) if is_json else response.content
        return cls(response.status_code, headers, body)

    @property
    def code(self) -> str:
        """The code of a problem, which must be one in all its members."""
        assert self.headers["content-type"] == "application/problem+json", self.body
        assert {"type", "title", "status", "code", "detail"} <= set(self.body)
        assert self.body["status"] == self.status
        assert self.body["detail"].strip()
        assert self.headers["cache-control"] == "no-store"
        return str(self.body["code"])


Headers = Mapping[str, str]
NONE: Headers = {}


class Api:
    """Asks /api/v1 as a browser or a machine would."""

    def ask(
        self,
        method: str,
        path: str,
        body: Any = None,
        by: Person | None = None,
        headers: Headers = NONE,
    ) -> Answer:
        """Ask; `body` is sent as JSON, or as it is where it is bytes."""
        sent = Client(raise_request_exception=False).generic(
            method,
            f"/api/v1{path}",
            _written(body),
            content_type="application/json",
            headers={**(by.header if by else {}), **headers},
        )
        return Answer.of(sent)

    def get(self, path: str, by: Person | None = None, headers: Headers = NONE) -> Answer:
        """Read."""
        return self.ask("GET", path, None, by, headers)

    def post(
        self,
        world: World,
        text: str,
        by: Person | None = None,
        *,
        key: str = "",
        **more: Any,
    ) -> Answer:
        """Post a comment under the world's story; `more` are further fields of the body."""
        return self.ask(
            "POST",
            f"/stories/{world.story.slug}/comments",
            {"text": text, **more},
            by,
            {"Idempotency-Key": key or secrets.token_hex(16)},
        )

    async def post_async(self, world: World, text: str, by: Person, *, key: str) -> Answer:
        """Post among others, at once."""
        sent = await AsyncClient().generic(
            "POST",
            f"/api/v1/stories/{world.story.slug}/comments",
            _written({"text": text}),
            content_type="application/json",
            headers={**by.header, "Idempotency-Key": key},
        )
        return Answer.of(sent)

    def vote(self, comment: CommentView, value: Any, by: Person | None = None) -> Answer:
        """Vote on a comment."""
        return self.ask("PUT", f"/comments/{comment.id}/vote", {"value": value}, by)


def _written(body: Any) -> bytes:
    if body is None:
        return b""
    return body if isinstance(body, bytes) else json.dumps(body).encode()


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


CORALS = "5c1f0e7d9a3b4c2d8e6f7a1b0c9d8e7f6a5b4c3d2e1f0a9b8c7d6e5f4a3b2c1d"
"""A secret as Coral makes them: 32 bytes in hexadecimal digits."""


@dataclass(frozen=True)
class Site:
    """The Courier's own site, which signs with Coral's secret."""

    api: Api

    def presents(self, token: str, origin: str = "https://courier.example") -> Answer:
        """Let a page of the site exchange a token."""
        body = {"token": token}
        headers = {"Origin": origin}
        return self.api.ask("POST", "/publications/courier/session", body, headers=headers)

    def vouches(self, user: dict[str, Any] = GRETA, **more: Any) -> Answer:
        """Sign for a reader, and exchange the token."""
        return self.presents(signed(claims(user, **more), CORALS))


@pytest.fixture
def site(world: World, api: Api) -> Site:
    """The Courier's site; it has brought its secret from Coral."""
    write = actions.bring_signing_key("courier", CORALS, "from Coral", actor="staff:1")
    writelane.run(write)
    return Site(api)


@pytest.fixture
def provider(world: World, settings: LazySettings) -> Iterator[Provider]:
    """An identity provider, whose keys the Courier's tokens are signed with."""
    settings.SSO_PRIVATE = True
    jwks.forget()
    with providing() as provider:
        provider.show(jwk(RSA, "one"), jwk(EC, "two"))
        world.settle(sso_jwks=provider.address)
        yield provider
