"""Kept pages as files: one folder a story, one file a page, and a mark beside it."""

import logging
import os
import secrets
import time
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from comity.snapshots.keys import PageKey
from comity.snapshots.pack import DamagedError, Stored, dump, load
from comity.snapshots.stores import DEMAND_SECONDS, MEMORY_BYTES, Mark
from comity.snapshots.stores.disk import Sighting, boot, kept_version, remove, replace, text
from comity.snapshots.stores.memory import Memory, Remembered
from comity.snapshots.stores.names import key_of, page_name, story_name, story_of
from comity.snapshots.stores.turns import Turns

log = logging.getLogger("comity.snapshots")

GLANCE_SECONDS = 0.02
"""For how long a look at the disk counts: a crowd on one page shares it. What this process
puts or forgets it sees at once; what another does, so much later."""

_NOWHERE = Mark("")


class FileStore:
    """Keeps pages below `folder`; several processes may share it.

    A page's file is replaced whole, by a rename, so that readers need no lock: they compare
    inode, time and size with what they remember. Writers of one story take turns.
    `demand` (seconds) and `memory` (bytes) are explained at DEMAND_SECONDS and MEMORY_BYTES.

    `edition` names what renders the pages: those of another edition are dropped at the start.
    So are those from before the machine started: pages are not forced to the disk, and a
    failure of power may leave one that is older than the follower's place in the journal.
    """

    def __init__(
        self,
        folder: str | Path,
        *,
        memory: int = MEMORY_BYTES,
        demand: float = DEMAND_SECONDS,
        glance: float = GLANCE_SECONDS,
        edition: str = "",
    ) -> None:
        self._folder = Path(folder)
        self._turns = Turns(self._folder / "turns")
        self._memory: Memory[Sighting] = Memory(memory)
        self._demand = demand
        self._glance = glance
        self._owed: set[str] = set()
        self._trouble: str | None = None
        self._path = lru_cache(maxsize=16384)(self._find_path)
        self._open(f"{edition} {boot()}")

    @property
    def trouble(self) -> str | None:
        """What the disk last refused; None while all is well."""
        return self._trouble

    def recall(self, key: PageKey) -> Stored | None:
        """Return the page if it is in memory and still what lies on the disk: one stat."""
        page = self._memory.recall(key)
        if page is None or key.story in self._owed:
            return None
        now = time.monotonic()
        if now - page.checked >= self._glance:
            if not page.signature.is_current():
                return None
            page.checked = now
            if now - page.noted > self._demand / 24:
                self._note(key, page)
        return page.stored

    def get(self, key: PageKey) -> Stored | None:
        """Return the page from memory or from the disk."""
        if not self._settle(key.story):
            return None
        return self.recall(key) or self._read(key)

    def mark(self, key: PageKey) -> Mark:
        """Note that the page is in demand. Call it before reading the rows."""
        if not self._settle(key.story):
            return _NOWHERE
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
        if not self._settle(key.story):
            return False
        try:
            with self._turns.of(key.story):
                return self._put(key, stored, mark)
        except OSError as fault:
            self._owe(key.story, fault)
            return False

    def marked(self, publication: str, story: str) -> list[PageKey]:
        """Return the pages in demand; those that nobody asks for any more are forgotten."""
        if not self._settle(story):
            return []
        found = []
        oldest = time.time() - self._demand
        try:
            for key in self._keys(story):
                if key.publication in ("", publication):
                    if _asked(self._path(key) + ".mark") < oldest:
                        self.forget(key)
                    else:
                        found.append(key)
        except OSError as fault:
            self._owe(story, fault)
        return found

    def forget(self, key: PageKey) -> None:
        """Drop the page and its mark."""
        try:
            with self._turns.of(key.story):
                self._remove(key)
        except OSError as fault:
            self._owe(key.story, fault)

    def forget_story(self, publication: str, story: str) -> None:
        """Drop every page and mark of this story, documents too."""
        try:
            with self._turns.of(story):
                for key in self._keys(story):
                    if key.publication in ("", publication):
                        self._remove(key)
        except OSError as fault:
            self._owe(story, fault)

    def clear(self) -> None:
        """Drop everything."""
        self._owed.update(story_of(folder.name) for folder in self._folder.glob("*.story"))
        for story in list(self._owed):
            self._settle(story)

    def _open(self, edition: str) -> None:
        path = str(self._folder / "edition")
        try:
            with self._turns.of("edition"):
                before = text(path)
            if before != edition:
                self.clear()
                replace(path, edition.encode("ascii", "backslashreplace"))
        except OSError as fault:
            self._complain(fault)

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
        except OSError as fault:
            self._complain(fault)
            # What lies there is older than what could not be written over it.
            self._remove(key)
            return False
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
        except DamagedError as fault:
            self._complain(fault)
            self.forget(key)
            return None
        except OSError as fault:
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
        for ending in (".page", ".page.draft", ".mark"):
            remove(path + ending)
        with suppress(OSError):  # other pages lie there still
            os.rmdir(os.path.dirname(path))

    def _owe(self, story: str, fault: OSError) -> None:
        """What lies there may be stale: send nothing of this story until it is forgotten."""
        self._complain(fault)
        self._owed.add(story)

    def _settle(self, story: str) -> bool:
        """Forget what could not be forgotten before; say whether the story can be used."""
        if story not in self._owed:
            return True
        try:
            with self._turns.of(story):
                for key in self._keys(story):
                    self._remove(key)
                self._owed.discard(story)
        except OSError as fault:
            self._complain(fault)
            return False
        return True

    def _keys(self, story: str) -> set[PageKey]:
        """Return the pages that have a file or a mark in the story's folder."""
        try:
            names = os.listdir(self._folder / story_name(story))
        except FileNotFoundError:
            return set()
        keys = (key_of(story, name.rpartition(".")[0]) for name in names)
        return {key for key in keys if key is not None}

    def _find_path(self, key: PageKey) -> str:
        return os.path.join(self._folder, story_name(key.story), page_name(key))

    def _complain(self, fault: Exception) -> None:
        if self._trouble is None:
            log.warning("the snapshot store %s is in trouble: %s", self._folder, fault)
        self._trouble = str(fault)


def _asked(path: str) -> float:
    """Return when somebody last asked for the page; now, if it was forgotten this moment."""
    try:
        return os.stat(path).st_mtime
    except FileNotFoundError:
        return time.time()


def _write_mark(path: str) -> str:
    os.makedirs(os.path.dirname(path), exist_ok=True)
    token = secrets.token_hex(12)
    with open(path, "w", encoding="ascii") as file:
        file.write(token)
    return token
