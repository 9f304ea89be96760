"""Webhooks from a real server, and from `comity work`: killed in the middle, they lose nothing.

The long series is `python -m bench.kills`; this is its short round.
"""

from __future__ import annotations

import json
import os
import secrets
import signal
import subprocess
import sys
import time
import urllib.request
from functools import partial
from pathlib import Path

import pytest

from tests.hooks import PATIENCE, Receiver, receiving
from tests.samples import bring_in_nothing
from tests.server import Server, serving

pytestmark = pytest.mark.skipif(
    "COMITY_DATABASE_URL" in os.environ, reason="these servers keep their rows in SQLite"
)
STORY = "the-bridge"


def say(server: Server, words: str) -> str:
    """Post a comment as a guest, and return its id."""
    asked = urllib.request.Request(
        f"{server.address}/api/v1/stories/{STORY}/comments",
        json.dumps({"text": words, "name": "Ada"}).encode(),
        {"Content-Type": "application/json", "Idempotency-Key": secrets.token_hex(16)},
    )
    with urllib.request.urlopen(asked, timeout=30) as answer:
        return str(json.load(answer)["comment"]["id"])


def found(server: Server, receiver: Receiver) -> None:
    server.comity("publication", "found", "Courier")
    server.comity("webhooks", "add", "courier", receiver.address)
    server.comity("publication", "story", "courier", "--headline", "The bridge")


def all_delivered(server: Server) -> bool:
    log = server.comity("webhooks", "log", "courier").splitlines()
    return bool(log) and all("  delivered  " in line for line in log)


def test_a_killed_server_tells_everything_all_the_same(tmp_path: Path) -> None:
    a_series(tmp_path, kills=1)


def a_series(folder: Path, kills: int) -> None:
    """Kill a server so many times, each time with a delivery in hand."""
    with (
        receiving() as receiver,
        serving(folder / "data", COMITY_WEBHOOKS_PRIVATE="on") as server,
    ):
        found(server, receiver)
        receiver.slowly = 0.2
        said: set[str] = set()
        for count in range(kills):
            fresh = {say(server, f"Words {count} {number} {'of' * number}.") for number in range(3)}
            # It has come and is not answered yet: the courier is killed with it in hand.
            receiver.wait_until(partial(has_any, fresh))
            server.kill()
            said |= fresh
            server.start()
        receiver.slowly = 0.0
        receiver.wait_until(lambda each: said <= ids(each))
        end = time.monotonic() + PATIENCE
        while not all_delivered(server):
            assert time.monotonic() < end
        assert receiver.types[0] == "STORY_CREATED"
        deliveries = {told["data"].get("commentID"): told["id"] for told in receiver.told}
        for told in receiver.told:
            assert deliveries[told["data"].get("commentID")] == told["id"]


def ids(receiver: Receiver) -> set[str]:
    return {str(told["data"].get("commentID")) for told in receiver.told}


def has_any(wanted: set[str], receiver: Receiver) -> bool:
    return bool(wanted & ids(receiver))


def test_comity_work_tells_it_too(tmp_path: Path) -> None:
    with receiving() as receiver:
        environ = {
            **{name: value for name, value in os.environ.items() if not name.startswith("COMITY_")},
            "COMITY_DATA": str(tmp_path / "data"),
            "COMITY_WEBHOOKS_PRIVATE": "on",
        }

        def comity(*words: str) -> subprocess.Popen[bytes]:
            return subprocess.Popen(
                [sys.executable, "-m", "comity", *words], env=environ, stdout=subprocess.DEVNULL
            )

        bring_in_nothing(tmp_path / "data")
        for words in (
            ("publication", "found", "Courier"),
            ("webhooks", "add", "courier", receiver.address),
            ("publication", "story", "courier", "--headline", "The bridge"),
        ):
            assert comity(*words).wait() == 0
        worker = comity("work")
        try:
            receiver.wait_until(lambda each: each.types == ["STORY_CREATED"])
        finally:
            worker.send_signal(signal.SIGTERM)
        assert worker.wait(timeout=30) == 0
