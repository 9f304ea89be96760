"""Kept pages as files: one folder a story, one file a page, and a mark beside it."""

import logging
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from comity.snapshots.keys import PageKey
from comity.snapshots.pack import DamagedError, Stored, dump, load
from comity.snapshots.stores import DEMAND_SECONDS, MEMORY_BYTES, Mark
from comity.snapshots.stores.disk import Sighting, kept_version, remove, replace, text
from comity.snapshots.stores.memory import Memory, Remembered
from comity.snapshots.stores.names import key_of, page_name, story_name, story_of
from comity.snapshots.stores.turns import Turns

log = logging.getLogger("comity.snapshots")

_NOWHERE = Mark("")


class FileStore:
    """Keeps pages below `folder`; several processes may share it.

    A page's file is replaced whole, by a rename, so that readers need no lock: they compare
    inode, time and size with what they remember. Writers of one story take turns.
    `demand` (seconds) and `memory` (bytes) are explained at DEMAND_SECONDS and MEMORY_BYTES.
    """

    def __init__(
        self,
        folder: str | Path,
        *,
        memory: int = MEMORY_BYTES,
        demand: float = DEMAND_SECONDS,
    ) -> None:
        self._folder = Path(folder)
        self._turns = Turns(self._folder / "turns")
        self._memory: Memory[Sighting] = Memory(memory)
        self._demand = demand
        self._barred: set[PageKey] = set()
        self._trouble: str | None = None
        self._path = lru_cache(maxsize=16384)(self._find_path)

    @property
    def trouble(self) -> str | None:
        """What the disk last refused; None while all is well."""
        return self._trouble

    def recall(self, key: PageKey) -> Stored | None:
        """Return the page if it is in memory and still what lies on the disk: one stat."""
        page = self._memory.recall(key)
        if page is None or (self._barred and key in self._barred):
            return None
        seen = page.signature
        try:
            now = os.stat(seen.path)
        except OSError:
            self._memory.drop(key)
            return None
        if now.st_mtime_ns != seen.written or now.st_ino != seen.inode or now.st_size != seen.size:
            return None
        if time.monotonic() - page.noted > self._demand / 24:
            self._note(key, page)
        return page.stored

    def get(self, key: PageKey) -> Stored | None:
        """Return the page from memory or from the disk."""
        if key in self._barred:
            return None
        return self.recall(key) or self._read(key)

    def mark(self, key: PageKey) -> Mark:
        """Note that the page is in demand. Call it before reading the rows."""
        path = self._path(key) + ".mark"
        try:
            with self._turns.of(key.story):
                token = text(path)
                if token is not None:
                    os.utime(path)
                    return Mark(token)
                return Mark(_write_mark(path))
        except OSError as fault:
            self._complain(fault)
            return _NOWHERE

    def put(self, key: PageKey, stored: Stored, mark: Mark | None = None) -> bool:
        """Keep the page; False if `mark` has gone, a newer version is kept, or the disk fails."""
        try:
            with self._turns.of(key.story):
                return self._put(key, stored, mark)
        except OSError as fault:
            self._complain(fault)
            self._bar(key)
            return False

    def marked(self, publication: str, story: str) -> list[PageKey]:
        """Return the pages in demand; those that nobody asks for any more are forgotten."""
        found = []
        oldest = time.time() - self._demand
        for name, ending in self._names(story):
            key = key_of(story, name)
            if ending != "mark" or key is None or key.publication not in ("", publication):
                continue
            try:
                asked = os.stat(f"{self._path(key)}.mark").st_mtime
            except OSError:
                continue
            if asked < oldest:
                self.forget(key)
            else:
                found.append(key)
        return found

    def forget(self, key: PageKey) -> None:
        """Drop the page and its mark."""
        try:
            with self._turns.of(key.story):
                self._remove(key)
        except OSError as fault:
            self._complain(fault)
            self._bar(key)

    def forget_story(self, publication: str, story: str) -> None:
        """Drop every page and mark of this story, documents too."""
        for name, _ in self._names(story):
            key = key_of(story, name)
            if key is not None and key.publication in ("", publication):
                self.forget(key)

    def clear(self) -> None:
        """Drop everything."""
        for folder in list(self._folder.glob("*.story")):
            story = story_of(folder.name)
            for name, _ in self._names(story):
                key = key_of(story, name)
                if key is not None:
                    self.forget(key)

    def _put(self, key: PageKey, stored: Stored, mark: Mark | None) -> bool:
        path = self._path(key)
        token = text(path + ".mark")
        if mark is not None and token != mark.token:
            return False
        kept = kept_version(path + ".page")
        if kept is not None and kept > stored.version:
            return False
        try:
            if token is None:
                _write_mark(path + ".mark")
            seen = replace(path + ".page", dump(stored))
        except OSError:
            # What lies there is older than what could not be written over it.
            self._remove(key)
            raise
        self._barred.discard(key)
        self._trouble = None
        now = time.monotonic()
        self._memory.remember(key, Remembered(stored, seen, now, now))
        return True

    def _read(self, key: PageKey) -> Stored | None:
        path = self._path(key) + ".page"
        try:
            with open(path, "rb") as file:
                status = os.fstat(file.fileno())
                stored = load(file.read())
        except FileNotFoundError:
            return None
        except (OSError, DamagedError) as fault:
            self._complain(fault)
            return None
        seen = Sighting(path, status.st_ino, status.st_mtime_ns, status.st_size)
        page = Remembered(stored, seen, time.monotonic(), 0.0)
        self._memory.remember(key, page)
        self._note(key, page)
        return stored

    def _note(self, key: PageKey, page: Remembered[Sighting]) -> None:
        page.noted = time.monotonic()
        with suppress(OSError):
            os.utime(self._path(key) + ".mark")

    def _remove(self, key: PageKey) -> None:
        self._memory.drop(key)
        path = self._path(key)
        # The page goes first: a mark without its page is harmless, a page without its mark
        # would never be rendered again.
        remove(path + ".page")
        remove(path + ".mark")
        with suppress(OSError):  # other pages lie there still
            os.rmdir(os.path.dirname(path))

    def _bar(self, key: PageKey) -> None:
        """Send nothing for this page until it can be written: what lies there may be stale."""
        self._memory.drop(key)
        if os.path.exists(self._path(key) + ".page"):
            self._barred.add(key)

    def _names(self, story: str) -> Iterator[tuple[str, str]]:
        """Yield the names in a story's folder, each parted from its ending."""
        try:
            names = os.listdir(self._folder / story_name(story))
        except OSError:
            return
        for name in names:
            stem, _, ending = name.rpartition(".")
            yield stem, ending

    def _find_path(self, key: PageKey) -> str:
        return os.path.join(self._folder, story_name(key.story), page_name(key))

    def _complain(self, fault: Exception) -> None:
        if self._trouble is None:
            log.warning("the snapshot store %s is in trouble: %s", self._folder, fault)
        self._trouble = str(fault)


def _write_mark(path: str) -> str:
    os.makedirs(os.path.dirname(path), exist_ok=True)
    token = secrets.token_hex(12)
    with open(path, "w", encoding="ascii") as file:
        file.write(token)
    return token
