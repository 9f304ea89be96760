"""What the store of files promises beyond every store: disks fail, files break, demand ends."""

import errno
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from comity.snapshots.keys import PageKey
from comity.snapshots.pack import Stored, dump, pack
from comity.snapshots.stores import fill
from comity.snapshots.stores.file import FileStore
from comity.snapshots.stores.names import page_name

KEY = PageKey("harbour-post", "flood", "newest", 0, "en", "fragment")


def page(version: int) -> Stored:
    """Return a page of a version."""
    return pack(b"<p>page</p>", version)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of the store."""
    return tmp_path / "snapshots"


@pytest.fixture
def full_disk(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Return what fills the disk, and makes room on it again."""
    whole_open = open

    def short_of_room(path: str, mode: str = "r", **more: object) -> object:
        if set(mode) & set("wax"):
            raise OSError(errno.ENOSPC, "No space left on device")
        return whole_open(path, mode, **more)  # type: ignore[call-overload]

    def fill_up(full: bool) -> None:
        for module in ("disk", "file"):
            name = f"comity.snapshots.stores.{module}.open"
            if full:
                monkeypatch.setattr(name, short_of_room, raising=False)
            else:
                monkeypatch.delattr(name)

    return fill_up


def test_a_full_disk_costs_no_reader_a_page(
    folder: Path, full_disk: Callable[[bool], None]
) -> None:
    store = FileStore(folder)
    full_disk(True)
    stored = fill(store, KEY, lambda key: page(1))
    assert stored is not None
    assert not store.put(KEY, stored)
    assert store.get(KEY) is None
    assert "No space left" in (store.trouble or "")


def test_a_page_that_cannot_be_replaced_is_not_sent_any_more(
    folder: Path, full_disk: Callable[[bool], None]
) -> None:
    store, other = FileStore(folder), FileStore(folder, glance=0.0)
    other_page = PageKey("harbour-post", "flood", "best", 1, "en", "fragment")
    store.put(KEY, page(1))
    store.put(other_page, page(1))
    full_disk(True)
    assert not store.put(KEY, page(2))
    assert store.get(KEY) is None
    assert other.get(KEY) is None
    assert store.get(other_page) is not None
    full_disk(False)
    assert store.put(KEY, page(2))
    assert store.trouble is None


def test_nothing_of_a_story_that_could_not_be_forgotten_is_sent(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(path: str) -> None:
        raise OSError(errno.EROFS, "Read-only file system", path)

    store = FileStore(folder)
    store.put(KEY, page(1))
    with monkeypatch.context() as patched:
        patched.setattr("comity.snapshots.stores.disk.os.unlink", read_only)
        store.forget(KEY)
        assert store.recall(KEY) is None
        assert store.get(KEY) is None
        assert not store.put(KEY, page(2))
        assert store.marked("harbour-post", "flood") == []
    assert store.get(KEY) is None  # the disk is well again, and the page was forgotten
    assert not list(folder.rglob("*.page"))
    assert store.put(KEY, page(2), store.mark(KEY))


def test_a_folder_that_cannot_be_written_is_no_crash(tmp_path: Path) -> None:
    place = tmp_path / "taken"
    place.write_text("a file, no folder")
    store = FileStore(place)
    assert fill(store, KEY, lambda key: page(1)) is not None
    assert store.get(KEY) is None
    store.forget(KEY)
    store.forget_story("harbour-post", "flood")
    store.clear()
    assert store.marked("harbour-post", "flood") == []
    assert store.trouble


def test_a_damaged_file_is_rendered_again(folder: Path) -> None:
    FileStore(folder).put(KEY, page(9))
    (file,) = folder.rglob("*.page")
    file.write_bytes(dump(page(9))[:-5])
    store = FileStore(folder)
    assert store.get(KEY) is None
    assert fill(store, KEY, lambda key: page(1)) is not None
    assert store.get(KEY) is not None


def test_a_name_too_long_for_the_disk_is_not_kept_and_harms_nothing(folder: Path) -> None:
    store = FileStore(folder)
    store.put(KEY, page(1))
    long = PageKey("P" * 200, "flood", "newest", 0, "en", "fragment")
    assert fill(store, long, lambda key: page(1)) is not None
    store.forget(long)
    assert not store.put(long, page(1))
    assert store.get(long) is None
    assert store.get(KEY) is not None


def test_a_page_nobody_asks_for_any_more_is_forgotten(folder: Path) -> None:
    store = FileStore(folder, demand=3600)
    store.put(KEY, page(1))
    (mark,) = folder.rglob("*.mark")
    os.utime(mark, (0, 0))
    assert store.marked("harbour-post", "flood") == []
    assert store.get(KEY) is None
    assert not list(folder.rglob("*.story"))


def test_a_page_that_is_read_stays_in_demand(folder: Path) -> None:
    store = FileStore(folder, demand=0.0, glance=0.0)
    store.put(KEY, page(1))
    (mark,) = folder.rglob("*.mark")
    os.utime(mark, (0, 0))
    assert store.recall(KEY) is not None
    assert mark.stat().st_mtime > 0


def test_a_crowd_shares_a_look_at_the_disk(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    writer, reader = FileStore(folder), FileStore(folder, glance=3600.0)
    writer.put(KEY, page(1))
    assert reader.get(KEY) is not None
    looks: list[str] = []
    monkeypatch.setattr("comity.snapshots.stores.disk.os.stat", looks.append)
    for _ in range(100):
        assert reader.recall(KEY) is not None
    assert looks == []


def test_what_the_process_itself_changes_it_sees_at_once(folder: Path) -> None:
    store = FileStore(folder, glance=3600.0)
    for version in (1, 2, 3):
        store.put(KEY, page(version))
        kept = store.recall(KEY)
        assert kept is not None
        assert kept.version == version
    store.forget(KEY)
    assert store.recall(KEY) is None


def test_memory_is_bounded_and_the_disk_remembers_the_rest(folder: Path) -> None:
    one = page(1).weight
    store = FileStore(folder, memory=3 * one)
    keys = [PageKey("harbour-post", "flood", "oldest", n, "", "fragment") for n in range(1, 11)]
    for key in keys:
        store.put(key, page(1))
    assert store._memory.weight <= 3 * one
    assert [key for key in keys if store.recall(key)] == keys[-3:]
    assert all(store.get(key) for key in keys)
    assert store._memory.weight <= 3 * one


def test_pages_of_another_edition_or_another_boot_are_dropped(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    FileStore(folder, edition="0.1.0").put(KEY, page(1))
    assert FileStore(folder, edition="0.1.0").get(KEY) is not None
    assert FileStore(folder, edition="0.2.0").get(KEY) is None
    FileStore(folder, edition="0.2.0").put(KEY, page(1))
    monkeypatch.setattr("comity.snapshots.stores.file.boot", lambda: "another")
    assert FileStore(folder, edition="0.2.0").get(KEY) is None


def test_two_writes_of_one_size_in_one_moment_are_told_apart(folder: Path) -> None:
    writer, reader = FileStore(folder), FileStore(folder, glance=0.0)
    for version in range(10, 99):
        writer.put(KEY, page(version))
        kept = reader.get(KEY)
        assert kept is not None
        assert kept.version == version


PROCESS = """
import sys
from pathlib import Path
from comity.snapshots.keys import PageKey
from comity.snapshots.pack import pack
from comity.snapshots.stores import fill
from comity.snapshots.stores.file import FileStore

folder = Path(sys.argv[1])
key = PageKey("harbour-post", "flood", "newest", 0, "en", "fragment")
store = FileStore(folder / "snapshots", glance=0.0)

def render(key):
    return pack(b"page", int((folder / "version").read_text()))

print("ready", flush=True)
while not (folder / "stop").exists():
    store.get(key) or fill(store, key, render)
"""


def test_processes_that_read_never_hide_a_change_from_each_other(tmp_path: Path) -> None:
    """Four processes render what is missing; this one changes, re-renders and forgets."""
    rows = tmp_path / "version"

    def commit(version: int) -> None:
        draft = tmp_path / "draft"
        draft.write_text(str(version))
        draft.replace(rows)

    commit(0)
    store = FileStore(tmp_path / "snapshots", glance=0.0)
    command = [sys.executable, "-c", PROCESS, str(tmp_path)]
    readers = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(4)]
    try:
        for reader in readers:
            assert reader.stdout is not None
            assert reader.stdout.readline() == b"ready\n"
        for version in range(1, 301):
            commit(version)
            for key in store.marked("harbour-post", "flood"):
                if version % 3:
                    store.put(key, page(version))
                else:
                    store.forget(key)
            kept = store.get(KEY)
            assert kept is None or kept.version == version
    finally:
        (tmp_path / "stop").touch()
        for reader in readers:
            assert reader.wait(timeout=30) == 0
            assert reader.stdout is not None
            reader.stdout.close()


def test_a_reader_never_waits_for_a_writer(folder: Path) -> None:
    """What is in memory is sent while another holds the story's turn to write."""
    store = FileStore(folder)
    store.put(KEY, page(1))
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with store._turns.of("flood"):
            held.set()
            done.wait(10)

    holder = threading.Thread(target=hold)
    holder.start()
    held.wait(10)
    try:
        assert store.get(KEY) is not None
        assert FileStore.recall(store, KEY) is not None
    finally:
        done.set()
        holder.join()


def test_its_names_can_be_read_by_a_person(folder: Path) -> None:
    FileStore(folder).put(KEY, page(1))
    files = {file.relative_to(folder).as_posix() for file in folder.glob("*.story/*")}
    name = page_name(KEY)
    assert name == "harbour-post,newest,0,en,fragment"
    assert files == {f"flood.story/{name}.page", f"flood.story/{name}.mark"}
