"""A folder of an import's people is there while the import is, and no longer."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from comity.interchange.worktable import Worktable

HELD = """
from comity.interchange.worktable import Worktable
print(Worktable().path, flush=True)
input()
"""


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have the machine's temporary files in a folder of this test."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    return tmp_path


def test_it_is_for_nobody_else_and_goes_when_the_import_is_over() -> None:
    table = Worktable()
    assert table.path.stat().st_mode & 0o077 == 0
    (table.path / "words").write_text("Somebody's.")
    table.close()
    assert not table.path.exists()


def test_the_next_import_clears_what_a_killed_one_left_but_not_what_is_in_use() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HELD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        folder = Path(other.stdout.readline().strip())
        first = Worktable()
        assert folder.exists()
        other.kill()
        other.wait()
        assert folder.exists()
        second = Worktable()
        assert not folder.exists()
        assert first.path.exists()
        first.close()
        second.close()


def test_a_link_to_another_place_is_not_followed(temporary: Path) -> None:
    precious = temporary / "precious"
    precious.mkdir()
    (temporary / "comity-import-trap").symlink_to(precious)
    Worktable().close()
    assert precious.exists()
