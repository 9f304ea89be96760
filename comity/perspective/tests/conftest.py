"""Perspective's API as its callers see it."""

import json
from typing import Any

import pytest
from django.test import Client

from comity.ground import writelane
from comity.publications import actions
from tests.world import World

KEY = "any-old-key"


class Perspective:
    """Calls both methods."""

    def __init__(self, key: str = KEY) -> None:
        self.key = key

    def post(self, method: str, body: Any, key: str | None = None) -> tuple[int, dict[str, Any]]:
        """Call a method; `body` is sent as JSON, or as it is where it is bytes."""
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        query = self.key if key is None else key
        response = Client(raise_request_exception=False).post(
            f"/v1alpha1/comments:{method}?key={query}", raw, content_type="application/json"
        )
        assert response.headers["content-type"] == "application/json; charset=UTF-8"
        assert "no-store" in response.headers["cache-control"]
        return response.status_code, json.loads(response.content)

    def analyze(self, text: str, *names: str, **more: Any) -> dict[str, Any]:
        """Ask for attributes (TOXICITY, if none is named) of a text that can be judged."""
        status, answer = self.post("analyze", asked(text, *names, **more))
        assert status == 200, answer
        return answer

    def refused(self, body: Any, method: str = "analyze") -> tuple[int, str, str]:
        """Ask what cannot be answered; return its code, its type and its message."""
        status, answer = self.post(method, body)
        error = answer["error"]
        assert error["code"] == status
        return status, error["details"][0].get("errorType", error["status"]), error["message"]


def asked(text: str, *names: str, **more: Any) -> dict[str, Any]:
    """The body of a call of comments:analyze."""
    wanted: dict[str, Any] = {name: {} for name in names or ("TOXICITY",)}
    return {"comment": {"text": text}, "requestedAttributes": wanted, **more}


@pytest.fixture
def google(world: World) -> Perspective:
    """A caller with a key that is no publication's."""
    return Perspective()


@pytest.fixture
def newsroom(world: World) -> Perspective:
    """A machine of the Courier's, with its key."""
    return Perspective(writelane.run(actions.cut_key("courier", "Coral", actor="staff:bob")))
