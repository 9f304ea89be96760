"""Django's cache in Redis or Valkey, which all processes and boxes of a server share.

What django-allauth counts stands in it: attempts to sign in, and codes that were used. While Redis
is away each process counts for itself: somebody who knows their password is not kept out by that.
"""

import json
import logging
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

log = logging.getLogger(__name__)


class Plain:
    """Writes what is kept as JSON, not as Django's pickles: whoever writes to Redis runs nothing
    here. It is all that django-allauth keeps: numbers, words and lists of them."""

    def dumps(self, value: Any) -> bytes:
        """Return a value as it is kept."""
        return json.dumps(value).encode()

    def loads(self, kept: bytes) -> Any:
        """Return what was kept."""
        return json.loads(kept)


class SharedCache(RedisCache):
    """Goes on without Redis by `add`, `get`, `set` and `delete`, which are all that django-allauth
    calls; Django's other methods fail then."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        """`server` is the address of Redis; `params` are those of CACHES."""
        super().__init__(server, params)
        self._meanwhile = LocMemCache(f"while {server} is away", {})

    def add(
        self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        """Keep a value where there is none; say whether it was kept."""
        try:
            return bool(super().add(key, value, timeout, version))
        except RedisError as fault:
            return self._without(fault).add(key, value, timeout, version)

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        """Return a value, or `default`."""
        try:
            return super().get(key, default, version)
        except RedisError as fault:
            return self._without(fault).get(key, default, version)

    def set(
        self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> None:
        """Keep a value."""
        try:
            super().set(key, value, timeout, version)
        except RedisError as fault:
            self._without(fault).set(key, value, timeout, version)

    def delete(self, key: Any, version: int | None = None) -> bool:
        """Drop a value; say whether there was one."""
        try:
            return bool(super().delete(key, version))
        except RedisError as fault:
            return self._without(fault).delete(key, version)

    def _without(self, fault: RedisError) -> LocMemCache:
        log.warning("Redis does not answer, so attempts are counted in each process: %s", fault)
        return self._meanwhile
