"""`comity serve` says where it is, who may embed it, and whether mail leaves."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.samples import bring_in_nothing
from tests.server import free_port


def comity(*words: str, environ: dict[str, str]) -> None:
    command = [sys.executable, "-m", "comity", *words]
    subprocess.run(command, env=environ, check=True, capture_output=True)


def greeting(port: int, environ: dict[str, str]) -> str:
    """Start a server, and return what it says up to the line that says how it is stopped."""
    server = subprocess.Popen(
        [sys.executable, "-m", "comity", "serve", "--port", str(port)],
        env=environ,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert server.stdout is not None
    said: list[str] = []
    for line in server.stdout:
        said.append(line)
        if line.startswith("  Stop with"):
            break
    server.send_signal(signal.SIGTERM)
    server.communicate(timeout=60)
    return "".join(said)


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    bring_in_nothing(tmp_path)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COMITY_")}
    return {**kept, "COMITY_DATA": str(tmp_path), "COMITY_PUBLIC_URL": "https://talk.example"}


def test_it_says_what_is_lacking_before_a_reader_finds_out(environ: dict[str, str]) -> None:
    port = free_port()
    said = greeting(port, environ)
    assert f"Comity listens on    http://127.0.0.1:{port}\n" in said
    assert "Readers reach it at  https://talk.example\n" in said
    assert "none yet: comity publication found NAME" in said
    assert "Mail                 is not set up" in said


def test_it_says_who_may_embed_it_and_by_whom_mail_leaves(environ: dict[str, str]) -> None:
    site = "https://courier.example"
    comity(
        "publication", "found", "The Courier", "--key", "courier", "--origin", site, environ=environ
    )
    comity("publication", "found", "Gazette", environ=environ)
    said = greeting(
        free_port(), {**environ, "COMITY_EMAIL_URL": "smtps://me:secret@mail.example.org"}
    )
    assert f"  courier              embedded by {site}\n" in said
    assert "no site may embed it yet: comity publication allow gazette" in said
    assert "Mail                 leaves by mail.example.org\n" in said
    assert "secret" not in said
