"""The public keys that a publication's identity provider shows at an address (RFC 7517).

They are kept for a while: a token signed with a key that nobody here has seen lets the address
be asked again, and not more than once a minute, whoever sends such tokens. While the address
does not answer, the keys that it showed last are good for another day.
"""

import asyncio
import json
import logging
import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any

import jwt
from django.conf import settings
from jwt import PyJWK

from comity.ground import clock, outbound
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.readers.sso.token import BY_KEY

log = logging.getLogger("comity.readers")

FRESH = timedelta(minutes=10)
AGAIN = timedelta(minutes=1)
STALE = timedelta(days=1)
TIMEOUT = 5.0
"""Seconds in which the address must have answered."""

MOST = 50
"""Keys of one address that are looked at."""

RSA_BITS = 2048
"""The shortest RSA key that is taken (RFC 7518, section 3.3)."""


@dataclass(frozen=True)
class _Held:
    keys: tuple[PyJWK, ...] = ()
    fetched: datetime | None = None
    tried: datetime | None = None


_held: dict[str, _Held] = {}
_threads = ThreadPoolExecutor(4, thread_name_prefix="jwks")
"""They may wait for other people's servers: those of the write lane never do."""

_turn = threading.Lock()
_under_way: dict[str, Future[_Held]] = {}


async def public_keys(address: str, key: str = "") -> Sequence[PyJWK]:
    """Return the keys at an address; `key` is the id of one that should be among them.

    Refusal `keys_unreachable` (503) where the address has not answered for a day.
    """
    held = _held.get(address, _Held())
    if _should_ask(held, key, clock.now()):
        held = await asyncio.shield(asyncio.wrap_future(_ask(address)))
    if held.fetched is None or clock.now() - held.fetched > STALE:
        raise Refusal(
            "keys_unreachable",
            503,
            _("This site's sign-in cannot be checked right now. Please try again shortly."),
        )
    return held.keys


def forget() -> None:
    """Know no keys, as after a restart."""
    _held.clear()


def _ask(address: str) -> Future[_Held]:
    """Ask an address, once for all who wait for it.

    So one that does not answer takes one thread, and holds up nobody who asks another one.
    """
    with _turn:
        asked = _under_way.get(address)
        if asked is None or asked.done():
            asked = _under_way[address] = _threads.submit(_asked, address)
        return asked


def _should_ask(held: _Held, key: str, now: datetime) -> bool:
    if held.tried is not None and now - held.tried < AGAIN:
        return False
    known = not key or any(each.key_id == key for each in held.keys)
    return held.fetched is None or now - held.fetched > FRESH or not known


def _asked(address: str) -> _Held:
    held, now = _held.get(address, _Held()), clock.now()
    try:
        answer = outbound.get(address, allow_private=settings.SSO_PRIVATE, timeout=TIMEOUT)
        keys = read(answer.words if answer.status == HTTPStatus.OK else "")
    except (outbound.Unreachable, ValueError) as fault:
        log.warning("the keys at %s could not be fetched: %s", address, fault)
        found = _Held(held.keys, held.fetched, now)
    else:
        found = _Held(keys, now, now)
    _held[address] = found
    return found


def read(document: str) -> tuple[PyJWK, ...]:
    """Return the keys of a JWK set that can check a token's signature; raises ValueError.

    Symmetric keys and keys for encryption are passed over: what everybody can read is no secret.
    """
    told = json.loads(document)
    listed = told.get("keys") if isinstance(told, dict) else None
    if not isinstance(listed, list):
        raise ValueError("there is no list of keys")  # noqa: TRY004 - the document is wrong
    return tuple(key for each in listed[:MOST] if (key := _key(each)) is not None)


def _key(told: Any) -> PyJWK | None:
    if not isinstance(told, dict) or told.get("use", "sig") != "sig":
        return None
    algorithm = {kind: name for name, kind in BY_KEY.items()}.get(told.get("kty", ""))
    if algorithm is None or told.get("alg", algorithm) != algorithm:
        return None
    if "d" in told or (algorithm == "ES256" and told.get("crv") != "P-256"):
        return None
    try:
        key = PyJWK(told, algorithm)
    except jwt.PyJWTError:
        return None
    is_short = algorithm == "RS256" and key.key.key_size < RSA_BITS
    return None if is_short else key
