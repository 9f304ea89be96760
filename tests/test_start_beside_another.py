"""A second start on a data folder that is in use: it says so, and it harms nothing."""

import os
import sqlite3
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.samples import bring_in_nothing, bring_in_samples
from tests.server import Server, free_port, serving


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running Comity on a folder that the demo made."""
    with serving(tmp_path_factory.mktemp("running"), demo=True) as server:
        yield server


def start(server: Server, command: str, *words: str) -> "subprocess.CompletedProcess[str]":
    """Run a command on the server's folder, as a person would who has set nothing."""
    environ = {name: value for name, value in os.environ.items() if "COMITY_" not in name}
    return subprocess.run(
        [sys.executable, "-m", "comity", command, "--data", str(server.data), *words],
        env=environ,
        capture_output=True,
        text=True,
    )


def is_whole(server: Server) -> bool:
    """Say whether the sample newsroom is still there and answered for."""
    with urllib.request.urlopen(f"{server.address}/api/v1/publications/lantern") as answer:
        return answer.status == 200 and (server.data / "comity.sqlite3").exists()


def test_a_folder_in_use_is_not_cleared(running: Server) -> None:
    done = start(running, "demo", "--fresh", "--no-serve", "--port", str(free_port()))
    assert done.returncode == 1
    assert f"a Comity is running on {running.data}" in done.stdout
    assert is_whole(running)


@pytest.mark.parametrize("words", [["demo"], ["demo", "--fresh"], ["serve"]])
def test_a_port_in_use_is_told_before_anything_else(running: Server, words: list[str]) -> None:
    done = start(running, *words, "--port", str(running.port))
    assert done.returncode == 1
    assert "cannot be listened on" in done.stdout
    assert "Comity is at" not in done.stdout
    assert is_whole(running)


def test_the_demos_address_is_known_beside_it(running: Server) -> None:
    done = start(running, "doctor")
    assert done.returncode == 0, done.stdout
    assert f"public address  {running.address}\n" in done.stdout
    assert "site            4 pages answer" in done.stdout


def test_the_demos_letters_land_in_its_folder(running: Server) -> None:
    done = start(running, "mail", "check", "--to", "ada@example.org")
    assert done.returncode == 0, done.stdout
    assert f"{running.data / 'mail'} takes the letter" in done.stdout
    letters = [file.read_text() for file in (running.data / "mail").iterdir()]
    assert any("To: ada@example.org" in letter for letter in letters)


def test_the_demo_says_where_its_letters_land(tmp_path: Path) -> None:
    bring_in_samples(tmp_path, "http://127.0.0.1")
    environ = {name: value for name, value in os.environ.items() if "COMITY_" not in name}
    words = ["demo", "--data", str(tmp_path), "--port", str(free_port())]
    with subprocess.Popen(
        [sys.executable, "-m", "comity", *words], env=environ, stdout=subprocess.PIPE, text=True
    ) as demo:
        assert demo.stdout is not None
        told = next(line for line in demo.stdout if "Letters land in" in line)
        demo.terminate()
    assert told.split()[-1] == str(tmp_path / "mail")


def test_a_folder_that_nobody_uses_is_begun_afresh(tmp_path: Path) -> None:
    (tmp_path / ".comity-demo").touch()
    (tmp_path / "snapshots").mkdir()
    (tmp_path / "snapshots" / "old").touch()
    server = Server("", tmp_path, 0, {}, None)  # type: ignore[arg-type]
    done = start(server, "demo", "--fresh", "--no-serve", "--port", "8219")
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "snapshots" / "old").exists()
    assert (tmp_path / ".comity-demo").read_text() == "http://127.0.0.1:8219"
    lines = done.stderr.splitlines()
    assert len(lines) < 8
    assert "8/8" in lines[-1]


def test_a_folder_of_somebody_elses_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").touch()
    server = Server("", tmp_path, 0, {}, None)  # type: ignore[arg-type]
    assert start(server, "demo", "--fresh", "--no-serve").returncode == 1
    assert [each.name for each in tmp_path.iterdir()] == ["thesis.txt"]


def test_the_doctor_of_an_empty_folder_says_what_to_run_first(tmp_path: Path) -> None:
    server = Server("", tmp_path, 0, {}, None)  # type: ignore[arg-type]
    for _time in range(2):
        done = start(server, "doctor")
        assert done.returncode == 1
        assert "there is no database here yet" in done.stderr
        assert "comity publication found NAME" in done.stderr
        assert "Error" not in done.stdout + done.stderr


def test_the_doctor_sees_a_site_that_cannot_answer(tmp_path: Path) -> None:
    bring_in_nothing(tmp_path)
    server = Server("", tmp_path, 0, {}, None)  # type: ignore[arg-type]
    assert start(server, "publication", "found", "The Courier").returncode == 0
    with closing(sqlite3.connect(tmp_path / "comity.sqlite3")) as rows, rows:
        rows.execute("UPDATE publications_publication SET settings = '{\"lenght\": 1}'")
    done = start(server, "doctor")
    assert done.returncode == 1
    assert "UNWELL  site            BadPolicy: lenght is no setting" in done.stdout
