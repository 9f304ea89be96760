"""After an erasure no file of the data folder holds the reader's words, freed pages included."""

from __future__ import annotations

import json
import re
import secrets
import shutil
import sqlite3
import time
import urllib.request
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.server import serving

NAME, FIRST, WORDS = "Marguerite Kestrel", "A kestrel-draft of it.", "The kestrel over the weir."


def _ask(address: str, method: str, path: str, body: object, token: str = "") -> dict[str, Any]:
    headers = {"Content-Type": "application/json", "Idempotency-Key": secrets.token_hex(16)}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    request = urllib.request.Request(
        f"{address}/api/v1{path}", json.dumps(body).encode(), headers, method=method
    )
    with urllib.request.urlopen(request) as answer:
        told: dict[str, Any] = json.load(answer)
        return told


def _read(address: str) -> str:
    with urllib.request.urlopen(address) as answer:
        return bytes(answer.read()).decode()


def _holding(folder: Path) -> list[str]:
    """Return the files that hold something of hers, in any case of its letters."""
    return sorted(
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and re.search(b"kestrel", path.read_bytes(), re.IGNORECASE)
    )


def _backup(data: Path, to: Path) -> Path:
    """Back a running server up as docs/running.md says; return the folder."""
    to.mkdir()
    (database,) = data.glob("*.sqlite3")
    with (
        closing(sqlite3.connect(database)) as live,
        closing(sqlite3.connect(to / database.name)) as kept,
    ):
        live.backup(kept)
    shutil.copy(data / "secret-key", to)
    return to


def test_no_file_holds_what_was_erased_and_a_restored_backup_loses_it_again(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with serving(data, demo=True) as server:
        slug = "kingfisher-bridge-without-cars"
        post = {"text": FIRST, "name": NAME}
        said = _ask(server.address, "POST", f"/stories/{slug}/comments", post)
        token, comment = said["token"], said["comment"]["id"]
        _ask(server.address, "PATCH", f"/comments/{comment}", {"text": WORDS}, token)
        page = f"{server.address}/stories/{slug}/newest/0/"
        assert NAME in _read(page)
        reader = _ask(server.address, "GET", f"/stories/{slug}/me", None, token)["reader"]["id"]
        assert _holding(data)
        backup = _backup(data, tmp_path / "backup")
        told = server.comity("readers", "erase", "lantern", reader)
        assert "1 erased" in told
        end = time.monotonic() + 20
        while "Kestrel" in _read(page):
            assert time.monotonic() < end, "the page still shows it"
        erased = tmp_path / "erased.txt"
        erased.write_text(server.comity("readers", "erased", "lantern"))
        assert reader in erased.read_text()
        assert "The chain holds" in server.comity("doctor", "--audit")
        server.stop()
    assert _holding(data) == []
    assert _holding(backup)
    server.environ["COMITY_DATA"] = str(backup)
    assert "1 erased" in server.comity("readers", "erase", "lantern", "--again", str(erased))
    assert _holding(backup) == []
    assert "The chain holds" in server.comity("doctor", "--audit")
