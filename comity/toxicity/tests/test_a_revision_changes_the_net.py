"""A later training is kept as what it changed; the net is put together when it is loaded."""

import errno
import hashlib
import json
import os
import shutil
import zlib
from pathlib import Path

import pytest

from comity.toxicity import ModelError, Scorer, manifest
from comity.toxicity.revision import applied, difference

TEXT = "You are a stupid clown and a liar."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the model, without a revision."""
    copy = tmp_path / "model"
    shutil.copytree(manifest.FOLDER, copy)
    (copy / manifest.REVISION).unlink(missing_ok=True)
    tell(copy, None)
    return copy


def tell(folder: Path, revision: bytes | None) -> None:
    """Put a revision in the folder and into its manifest, or take it out of both."""
    path = folder / "manifest.json"
    content = json.loads(path.read_text())
    content["files"].pop(manifest.REVISION, None)
    if revision is not None:
        (folder / manifest.REVISION).write_bytes(revision)
        content["files"][manifest.REVISION] = hashlib.sha256(revision).hexdigest()
    path.write_text(json.dumps(content))


def test_what_is_taken_apart_comes_together_again() -> None:
    before, after = bytes(range(256)) * 4, bytes(reversed(range(256))) * 4
    assert applied(before, difference(before, after)) == after


def test_a_revision_of_nothing_changes_no_score_and_one_of_something_does(folder: Path) -> None:
    first = Scorer(folder).score([TEXT])
    net = (folder / manifest.NET).read_bytes()
    tell(folder, difference(net, net))
    assert Scorer(folder).score([TEXT]) == first
    changed = bytearray(net)
    changed[-8000:-2000] = bytes(6000)  # in the weights of the head
    tell(folder, difference(net, bytes(changed)))
    assert Scorer(folder).score([TEXT]) != first


def test_a_revision_of_another_net_is_refused_though_it_be_as_long(folder: Path) -> None:
    net = (folder / manifest.NET).read_bytes()
    other = net[:-1] + bytes([net[-1] ^ 1])
    tell(folder, difference(other, other))
    with pytest.raises(ModelError, match="belongs to another net"):
        Scorer(folder)


@pytest.mark.parametrize("rest", [b"", b"no revision at all", zlib.compress(b"too short")])
def test_what_is_no_revision_is_refused(folder: Path, rest: bytes) -> None:
    net = (folder / manifest.NET).read_bytes()
    tell(folder, hashlib.sha256(net).digest() + rest)
    with pytest.raises(ModelError, match="cannot be unpacked"):
        Scorer(folder)


def forbidden(_name: str) -> int:
    raise PermissionError(errno.EPERM, "forbidden in this sandbox")


@pytest.mark.parametrize("system", ["without", "forbidden", "without /proc"])
def test_where_there_are_no_files_in_memory_the_net_is_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    net = (folder / manifest.NET).read_bytes()
    tell(folder, difference(net, net[:-8000] + bytes(6000) + net[-2000:]))
    first = Scorer(folder).score([TEXT])
    match system:
        case "without":
            monkeypatch.delattr("os.memfd_create")
        case "forbidden":
            monkeypatch.setattr("os.memfd_create", forbidden)
        case _:
            monkeypatch.setattr("os.path.exists", lambda _path: False)
    assert Scorer(folder).score([TEXT]) == first


def test_it_leaves_nothing_open_and_needs_no_room_on_a_disk(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    net = (folder / manifest.NET).read_bytes()
    tell(folder, difference(net, net))
    monkeypatch.setattr("tempfile._candidate_tempdir_list", list)
    monkeypatch.setattr("tempfile.tempdir", None)
    Scorer(folder)
    before = sorted(os.listdir("/proc/self/fd"))
    Scorer(folder)
    assert sorted(os.listdir("/proc/self/fd")) == before


def test_nets_of_another_length_have_no_difference() -> None:
    with pytest.raises(ValueError, match="keeps the length"):
        difference(b"one", b"three")
