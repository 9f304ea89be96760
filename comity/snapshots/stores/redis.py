"""Kept pages in Redis or Valkey, for servers on many machines: one hash a story."""

import logging
import secrets
import time
from typing import cast

from redis import Redis
from redis.exceptions import RedisError

from comity.snapshots.keys import PageKey
from comity.snapshots.pack import DamagedError, Stored, dump, load
from comity.snapshots.stores import DEMAND_SECONDS, MEMORY_BYTES, Mark, scripts
from comity.snapshots.stores.memory import Memory, Remembered
from comity.snapshots.stores.names import key_of, page_name, story_name

log = logging.getLogger("comity.snapshots")

GLANCE_SECONDS = 0.2
"""For how long a look at Redis counts: until then a page is sent from memory alone."""

AWAY_SECONDS = 1.0
"""For how long Redis is left alone after it did not answer, so that readers do not wait."""

_NOWHERE = Mark("")


class RedisStore:
    """Keeps pages in the Redis at `url`; any number of machines may share it.

    `memory`, `demand` and `edition` are as for files; pages of another edition are not seen,
    and run out. What this process puts or forgets it sees at once, what another does after
    `glance` seconds at most.
    """

    def __init__(
        self,
        url: str,
        *,
        memory: int = MEMORY_BYTES,
        demand: float = DEMAND_SECONDS,
        glance: float = GLANCE_SECONDS,
        edition: str = "",
    ) -> None:
        self._redis = Redis.from_url(url, socket_timeout=1.0, socket_connect_timeout=0.5)
        self._prefix = f"comity:pages:{edition}:"
        self._memory: Memory[bytes] = Memory(memory)
        self._demand = demand
        self._glance = glance
        self._lifetime = max(1, int(2 * demand))
        self._away_until = 0.0
        self._owed: set[str] = set()
        self._trouble: str | None = None
        self._mark = self._redis.register_script(scripts.MARK)
        self._put = self._redis.register_script(scripts.PUT)
        self._note = self._redis.register_script(scripts.NOTE)
        self._forget = self._redis.register_script(scripts.FORGET)

    @property
    def trouble(self) -> str | None:
        """What Redis last said or did not say; None while all is well."""
        return self._trouble

    def recall(self, key: PageKey) -> Stored | None:
        """Return the page if it is in memory and was compared with Redis a moment ago."""
        page = self._memory.recall(key)
        if page is None or time.monotonic() - page.checked >= self._glance:
            return None
        return None if key.story in self._owed else page.stored

    def get(self, key: PageKey) -> Stored | None:
        """Return the page from memory or from Redis."""
        recalled = self.recall(key)
        if recalled is not None or not self._is_ready(key.story):
            return recalled
        try:
            return self._fetch(key)
        except RedisError as fault:
            self._complain(fault)
        except DamagedError as fault:
            log.warning("%s is damaged in Redis: %s", key, fault)
            self.forget(key)
        return None

    def mark(self, key: PageKey) -> Mark:
        """Note that the page is in demand. Call it before reading the rows."""
        if not self._is_ready(key.story):
            return _NOWHERE
        args = (page_name(key), secrets.token_hex(12), int(time.time()), self._lifetime)
        try:
            token: bytes = self._mark(keys=[self._place(key.story)], args=args)
        except RedisError as fault:
            self._complain(fault)
            return _NOWHERE
        return Mark(token.decode("ascii"))

    def put(self, key: PageKey, stored: Stored, mark: Mark | None = None) -> bool:
        """Keep the page; False if `mark` has gone, a newer version is kept, or Redis fails."""
        if mark == _NOWHERE:
            return False
        if not self._is_ready(key.story):
            self._owed.add(key.story)
            return False
        stamp = secrets.token_hex(12)
        args = (
            page_name(key),
            mark.token if mark else "",
            stamp,
            stored.version,
            dump(stored),
            int(time.time()),
            self._lifetime,
        )
        try:
            kept = self._put(keys=[self._place(key.story)], args=args)
        except RedisError as fault:
            self._owe(key.story, fault)
            return False
        if kept:
            now = time.monotonic()
            self._memory.remember(key, Remembered(stored, stamp.encode("ascii"), now, now))
            self._trouble = None
        return bool(kept)

    def marked(self, publication: str, story: str) -> list[PageKey]:
        """Return the pages in demand; those that nobody asks for any more are forgotten."""
        if not self._is_ready(story):
            self._owed.add(story)
            return []
        try:
            asked = self._asked(story)
        except RedisError as fault:
            self._owe(story, fault)
            return []
        oldest = time.time() - self._demand
        ours = {key: at for key, at in asked.items() if key.publication in ("", publication)}
        self._drop(story, [key for key, at in ours.items() if at < oldest])
        return [key for key, at in ours.items() if at >= oldest]

    def forget(self, key: PageKey) -> None:
        """Drop the page and its mark."""
        self._drop(key.story, [key])

    def forget_story(self, publication: str, story: str) -> None:
        """Drop every page and mark of this story, documents too."""
        try:
            asked = self._asked(story)
        except RedisError as fault:
            self._owe(story, fault)
            return
        self._drop(story, [key for key in asked if key.publication in ("", publication)])

    def clear(self) -> None:
        """Drop everything, of this edition and of every other."""
        self._memory.clear()
        try:
            for place in self._redis.scan_iter(match="comity:pages:*", count=1000):
                self._redis.unlink(place)
        except RedisError as fault:
            self._complain(fault)

    def close(self) -> None:
        """Give the connections back."""
        self._redis.close()

    def _fetch(self, key: PageKey) -> Stored | None:
        place, name = self._place(key.story), page_name(key)
        page = self._memory.recall(key)
        now = time.monotonic()
        if page is not None and self._redis.hget(place, f"s,{name}") == page.signature:
            page.checked = now
        else:
            stamp, block = self._values(place, [f"s,{name}", f"p,{name}"])
            if stamp is None or block is None:
                self._memory.drop(key)
                return None
            page = Remembered(load(block), stamp, now, 0.0)
            self._memory.remember(key, page)
        if now - page.noted > self._demand / 24:
            self._note(keys=[place], args=(name, int(time.time()), self._lifetime))
            page.noted = now
        return page.stored

    def _asked(self, story: str) -> dict[PageKey, float]:
        """Return when each page of the story was last asked for."""
        place = self._place(story)
        fields = map(bytes.decode, cast(list[bytes], self._redis.hkeys(place)))
        asked = [field for field in fields if field.startswith("a,")]
        found = {}
        for field, at in zip(asked, self._values(place, asked), strict=True):
            key = key_of(story, field.removeprefix("a,"))
            if key is not None and at is not None:
                found[key] = float(at)
        return found

    def _values(self, place: str, fields: list[str]) -> list[bytes | None]:
        return cast(list[bytes | None], self._redis.hmget(place, fields)) if fields else []

    def _drop(self, story: str, keys: list[PageKey]) -> None:
        for key in keys:
            self._memory.drop(key)
        if not keys:
            return
        try:
            self._forget(keys=[self._place(story)], args=[page_name(key) for key in keys])
        except RedisError as fault:
            self._owe(story, fault)

    def _is_ready(self, story: str) -> bool:
        """Forget what could not be forgotten before; say whether the story can be used."""
        if time.monotonic() < self._away_until:
            return False
        if story not in self._owed:
            return True
        try:
            self._redis.unlink(self._place(story))
        except RedisError as fault:
            self._complain(fault)
            return False
        self._owed.discard(story)
        return True

    def _owe(self, story: str, fault: RedisError) -> None:
        """What lies there may be stale: send nothing of this story until it is forgotten."""
        self._complain(fault)
        self._memory.drop_story(story)
        self._owed.add(story)

    def _complain(self, fault: Exception) -> None:
        if self._trouble is None:
            log.warning("the snapshot store in Redis is in trouble: %s", fault)
        self._trouble = str(fault)
        self._away_until = time.monotonic() + AWAY_SECONDS

    def _place(self, story: str) -> str:
        # The braces keep a story's keys together in a cluster.
        return f"{self._prefix}{{{story_name(story)}}}"
