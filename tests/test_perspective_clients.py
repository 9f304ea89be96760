"""Other people's clients of Perspective's API, pointed at a real server of ours.

They are installed by tests/clients/install, each apart from the others.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.server import Server, serving

CLIENTS = Path(__file__).with_name("clients")
INSTALLED = CLIENTS.parent.parent / "build" / "clients"
RUDE = "You are a stupid, worthless idiot. Good morning."

pytestmark = pytest.mark.skipif(
    not INSTALLED.is_dir(), reason="the clients are not here: run tests/clients/install"
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with the sample newsroom."""
    with serving(tmp_path_factory.mktemp("clients"), demo=True) as one:
        yield one


@pytest.fixture(scope="module")
def key(server: Server) -> str:
    """A key of the sample newsroom's own, as `comity publication key` prints it."""
    return server.comity("publication", "key", "lantern", "--label", "Coral").strip()


def called(package: str, caller: str, server: Server, key: str) -> dict[str, Any]:
    """Let a client ask for the scores of a rude comment, and return what it made of them."""
    command = [sys.executable, str(CLIENTS / "callers" / f"call_{caller}")]
    if caller.endswith(".cjs"):
        node = shutil.which("node")
        if node is None or not (CLIENTS / "node_modules").is_dir():
            pytest.skip("there is no Node here to run this client, or it is not installed")
        command[0] = node
    done = subprocess.run(
        [*command, server.address, key, RUDE],
        env={**os.environ, "PYTHONPATH": str(INSTALLED / package), "PYTHONWARNINGS": "ignore"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    assert set(told["scores"]) == {"TOXICITY", "INSULT"}
    assert all(0.5 < score <= 1 for score in told["scores"].values())
    return told


def test_googles_own_client(server: Server, key: str) -> None:
    told = called("google-api-python-client", "google_api_python_client.py", server, key)
    assert told["refused"] == "Attribute FLIRTATION does not support request languages: en"
    assert told["details"][0]["errorType"] == "LANGUAGE_NOT_SUPPORTED_BY_ATTRIBUTE"


def test_perspective_api_client_of_npm(server: Server, key: str) -> None:
    told = called("", "perspective-api-client.cjs", server, key)
    assert told["refusal"] == {
        "name": "ResponseError",
        "message": "Unknown requested attribute: NICENESS",
    }


def test_pyperspective(server: Server, key: str) -> None:
    told = called("PyPerspective", "pyperspective.py", server, key)
    assert told["span"] == RUDE
    assert told["languages"] == ["en"]


def test_perspective_of_pypi_which_suggests_too(server: Server, key: str) -> None:
    told = called("perspective", "perspective.py", server, key)
    assert told["token"] == "c-7"
    assert told["suggested"]["requestedLanguages"] == ["en"]


def test_perspectiveapi(server: Server, key: str) -> None:
    called("perspectiveapi", "perspectiveapi.py", server, key)
