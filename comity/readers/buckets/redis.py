"""Token buckets in Redis or Valkey, which all processes and boxes of a server share."""

import logging
from collections.abc import Sequence
from typing import cast

from redis import Redis
from redis.exceptions import RedisError

from comity.readers.buckets import Empty, Wanted
from comity.readers.buckets.memory import MemoryBuckets

log = logging.getLogger("comity.readers")

PREFIX = "comity:buckets:"

TAKE = """
local time = redis.call('TIME')
local now = tonumber(time[1]) + tonumber(time[2]) / 1000000
local left, place, longest = {}, 0, 0
for i, name in ipairs(KEYS) do
  local capacity, a_second = tonumber(ARGV[2 * i - 1]), tonumber(ARGV[2 * i])
  local kept = redis.call('HMGET', name, 'tokens', 'at')
  local tokens, at = tonumber(kept[1] or capacity), tonumber(kept[2] or now)
  tokens = math.min(capacity, tokens + math.max(0, now - at) * a_second)
  left[i] = tokens
  if tokens < 1 and (1 - tokens) / a_second > longest then
    place, longest = i, (1 - tokens) / a_second
  end
end
if place > 0 then return {place - 1, tostring(longest)} end
for i, name in ipairs(KEYS) do
  local capacity, a_second = tonumber(ARGV[2 * i - 1]), tonumber(ARGV[2 * i])
  local tokens = string.format('%.17g', left[i] - 1)
  redis.call('HSET', name, 'tokens', tokens, 'at', string.format('%.6f', now))
  redis.call('PEXPIRE', name, math.ceil(capacity / a_second * 1000))
end
return false
"""
"""`ground.bucket.take` for several buckets at once, by Redis's own clock: one for all boxes.

A script runs alone, so that what many take at once is never more than there is. A bucket that
has had the time to fill up is forgotten, because a new one is as full.
"""


class RedisBuckets:
    """Keeps buckets in the Redis at `url`; while it is away, each process keeps its own."""

    def __init__(self, url: str) -> None:
        self._redis = Redis.from_url(url, socket_timeout=1.0, socket_connect_timeout=0.5)
        self._take = self._redis.register_script(TAKE)
        self._meanwhile = MemoryBuckets()

    def take(self, wanted: Sequence[Wanted]) -> Empty | None:
        """Take a token of each, or none of any; return the one that is longest in refilling."""
        names = [PREFIX + each.name for each in wanted]
        paces = [number for each in wanted for number in (each.capacity, each.a_second)]
        try:
            told = cast("list[bytes] | None", self._take(keys=names, args=paces))
        except RedisError as fault:
            log.warning("Redis does not answer, so limits hold in each process: %s", fault)
            return self._meanwhile.take(wanted)
        return Empty(int(told[0]), float(told[1])) if told else None
