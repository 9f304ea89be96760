"""What is known of readers stays with the user who runs Comity: nobody else on the machine."""

from functools import partial
from pathlib import Path

import pytest
from django.conf import LazySettings

from comity.health import data_folder
from tests import command_line
from tests.samples import bring_in_nothing

AS_MOST_MACHINES_HAVE_IT = 0o022

comity = partial(command_line.comity, umask=AS_MOST_MACHINES_HAVE_IT)


def open_to_others(folder: Path) -> list[str]:
    """Return what in a folder, itself included, has any right for group or others."""
    return [str(each) for each in (folder, *folder.rglob("*")) if each.stat().st_mode & 0o077]


def test_what_a_command_makes_is_its_users_alone(tmp_path: Path) -> None:
    data, out = tmp_path / "data", tmp_path / "courier.jsonl"
    assert comity(data, "publication", "found", "The Courier").returncode == 0
    assert (data / "comity.sqlite3").exists()
    assert comity(data, "export", "--publication", "the-courier", "--out", str(out)).returncode == 0
    assert not open_to_others(data)
    assert not open_to_others(out)


def test_a_folder_that_is_not_made_yet_is_no_trouble(
    settings: LazySettings, tmp_path: Path
) -> None:
    settings.DATA = tmp_path / "none"
    assert (data_folder().well, data_folder().remedy) == (True, "")


@pytest.mark.parametrize(("mode", "advised"), [(0o755, True), (0o751, True), (0o700, False)])
def test_doctor_advises_to_close_a_folder_that_others_can_read(
    tmp_path: Path, mode: int, *, advised: bool
) -> None:
    data = tmp_path / "data"
    bring_in_nothing(data)
    data.chmod(mode)
    said = comity(data, "doctor").stdout
    assert (f"chmod -R go= {data}" in said) is advised
    assert "UNWELL  data folder" not in said
