"""An import that is killed goes on where it was, and nothing comes twice.

The long series is `python -m bench.kills`; this is its short round.
"""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from tests.samples import bring_in_nothing

BATCH = 5000
"""Comments that are written at once."""
PATIENCE = 120.0


def backup(path: Path, comments: int) -> Path:
    with path.open("w", encoding="utf-8") as file:
        for number in range(comments):
            record = {
                "id": f"c{number}",
                "pid": f"c{number - 1}" if number % 10 else "",
                "text": f"<p>Words {number}</p>",
                "user": {"id": f"u{number % 50}", "name": f"Reader {number % 50}"},
                "locator": {"url": f"https://gazette.example/{number // 3000}/"},
                "time": "2020-01-01T00:00:00Z",
            }
            file.write(json.dumps(record) + "\n")
    return path


def start(data: Path, archive: Path) -> subprocess.Popen[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COMITY_")}
    command = ["import", "remark42", str(archive), "--publication", "Gazette", "--found"]
    return subprocess.Popen(
        [sys.executable, "-m", "comity", *command],
        env={**kept, "COMITY_DATA": str(data), "TMPDIR": str(data.parent)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def written(data: Path) -> int:
    try:
        with sqlite3.connect(f"file:{data / 'comity.sqlite3'}?mode=ro", uri=True) as rows:
            return int(rows.execute("SELECT count(*) FROM comments_comment").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def laid_out(folder: Path) -> list[Path]:
    """Return what lies among temporary files of an archive's people."""
    return list(folder.glob("comity-import-*"))


def test_a_killed_import_goes_on_and_doubles_nothing(tmp_path: Path) -> None:
    a_series(tmp_path, kills=1)


def a_series(folder: Path, kills: int) -> None:
    """Bring in a batch for each kill and a little more; kill each import once it has written."""
    comments = BATCH * kills + 2000
    archive, data = backup(folder / "backup.jsonl", comments), folder / "data"
    bring_in_nothing(data)
    there = 0
    for _kill in range(kills):
        process = start(data, archive)
        end = time.monotonic() + PATIENCE
        while written(data) == there:
            assert process.poll() is None
            assert time.monotonic() < end
        process.send_signal(signal.SIGKILL)
        process.communicate()
        there = written(data)
        assert 0 < there < comments
        assert len(laid_out(folder)) == 1
    process = start(data, archive)
    said, _errors = process.communicate(timeout=PATIENCE)
    assert laid_out(folder) == []
    assert f"{comments - there} comments brought in, {there} were here already" in said
    with sqlite3.connect(data / "comity.sqlite3") as rows:
        check = (
            "SELECT count(*), count(DISTINCT origin), count(DISTINCT story_id || number),"
            " sum(parent_id IS NULL) FROM comments_comment"
        )
        assert rows.execute(check).fetchone() == (comments, comments, comments, comments // 10)
        lost = (
            "SELECT count(*) FROM comments_comment c JOIN comments_comment p ON c.parent_id = p.id"
            " WHERE CAST(substr(p.origin, 11) AS INT) + 1 <> CAST(substr(c.origin, 11) AS INT)"
        )
        assert rows.execute(lost).fetchone() == (0,)
        counts = rows.execute("SELECT sum(count), sum(numbers) FROM stories_story").fetchone()
        assert counts == (comments, comments)
