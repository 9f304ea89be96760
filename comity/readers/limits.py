"""How often readers, and the networks they come from, may do something.

The numbers are for a school behind one address: a class that discusses a story at once is let
through, and a flood from one machine ends within a minute. What a publication thinks too much
of one reader is its house rules' to say.
"""

import hmac
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from ipaddress import IPv6Address, ip_address
from math import ceil

from django.conf import settings

from comity.ground import clock
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.readers.buckets import Buckets, Wanted
from comity.readers.buckets.memory import MemoryBuckets

HOUR = 3600
SUBSCRIBER = 64
"""Bits of an IPv6 address that name a network: whoever has one has all below it (RFC 6177)."""

_TOO_MANY = _("That was a lot in a short time, by you or your network. Please try again shortly.")
_NAMELESS = _(
    "Your network has voted without a name before. Post a comment with your name first, "
    "or try again later."
)


@dataclass(frozen=True, slots=True)
class Pace:
    """How many at once, and how many come back an hour."""

    at_once: int
    an_hour: float


@dataclass(frozen=True, slots=True)
class Limit:
    """Something that can be done too often. `by_thing`: the network's pace is for each thing.

    `thing` is the pace at which one thing, a story say, bears it of all together.
    """

    name: str
    network: Pace
    reader: Pace | None = None
    thing: Pace | None = None
    by_thing: bool = False
    sentence: str = _TOO_MANY


POSTS = Limit("posts", network=Pace(100, 600), reader=Pace(20, 120), thing=Pace(300, 10_800))
"""Comments, replies and changes of them. Nobody types more than two a minute for an hour; three
classes of thirty post at once, and ten a minute go on from there. A story takes three a second of
all the world: no discussion that anybody could follow is faster, and a flood from a thousand
networks is."""

VOTES = Limit("votes", network=Pace(600, 6000), reader=Pace(120, 1200))
"""Whoever reads a long thread votes every three seconds, and a hundred of them share a school."""

NEW_GUESTS = Limit("new guests", network=Pace(60, 120))
"""A guest is new once in a browser (and with each post where there is no script): two classes
on one morning, and then two a minute."""

NAMELESS_VOTERS = Limit("nameless voters", network=Pace(5, 5), sentence=_NAMELESS)
"""A vote without a token makes a guest without a name, which costs nothing to make: a household
with a browser each, and no more, because votes decide what others read first."""

NAMELESS_VOTE = Limit("nameless vote", network=Pace(1, 1 / 24), by_thing=True, sentence=_NAMELESS)
"""One nameless voter a comment and network, each day."""

REPORTS = Limit("reports", network=Pace(60, 120), reader=Pace(20, 30))
"""Whoever meets a thread gone wrong reports ten comments of it in a row, and a class does so
together; each costs a moderator a look."""

STRANGERS_REPORT = Limit(
    "stranger's report",
    network=Pace(1, 1 / 24),
    by_thing=True,
    sentence=_(
        "Somebody of your network has reported this comment today. A moderator will look at it."
    ),
)
"""Without a token nobody can be told from their neighbour: one a comment and network, each day."""

NOTICES = Limit("notices of illegal content", network=Pace(20, 20))
"""The law lets anybody send one; each is read by a person and answered, so a machine that sends
hundreds would keep the others' waiting."""

PREVIEWS = Limit("previews", network=Pace(200, 3600), reader=Pace(60, 1200))
"""A preview costs this server about what a page costs; somebody who polishes asks for one
every three seconds."""

SIGHTINGS = Limit("stories first seen", network=Pace(30, 60))
"""Each makes a row that stays. A newsroom's new stories are first seen from many networks; the
newsroom's own, which reads all of them first, publishes fewer than one a minute."""


REFRESHES = Limit("refreshes", network=Pace(600, 6000))
"""New tokens for old. Each browser that does something asks four times an hour; a school has a
thousand of them."""

SIGN_ONS = Limit("sign-ons", network=Pace(300, 3000))
"""A publisher's token for a session: once in a browser for as long as it lasts, and three hundred
of a university's in the minute after a lecture."""


FOLLOWS = Limit("follows", network=Pace(200, 1200), reader=Pace(60, 300))
"""Each makes a row, and a look with each comment that follows."""

ADDRESSES = Limit("addresses", network=Pace(30, 60), reader=Pace(5, 10))
"""Each new address is sent one letter, by us to somebody who may not have asked for it: a class
may give theirs at once."""


GIFTS = Limit("gifts", network=Pace(20, 60), thing=Pace(60, 3600))
"""Each form that is sent asks Stripe for a page. Twenty of one network give at once at a street
festival, and one a minute after them; a publication takes one a second of all the world, as many
as its key at Stripe is surely good for."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Who wants to do something: the reader, if known, and their network as `network` names it."""

    network: str
    reader: uuid.UUID | None = None


def network(address: str, day: date | None = None) -> str:
    """Return the name of the network of an IP address on a day (today, in UTC).

    The address cannot be found from the name without the server's secret key, and tomorrow
    the name is another one. Empty where `address` is none (a socket without addresses).
    """
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return ""
    if isinstance(found, IPv6Address):
        mapped = found.ipv4_mapped
        packed = mapped.packed if mapped else found.packed[: SUBSCRIBER // 8]
    else:
        packed = found.packed
    today = (day or clock.now().date()).isoformat()
    salt = hmac.digest(settings.SECRET_KEY.encode(), f"comity.limits.{today}".encode(), sha256)
    return hmac.digest(salt, packed, sha256).hex()[:32]


def keep(asker: Asker, *limits: Limit, thing: str = "") -> None:
    """Count one use of each of `limits`, or of none: a Refusal `too_many` (429).

    `thing` is what is counted beside who asks, such as a story. `retry_after` is in seconds.
    """
    if not settings.LIMITS:
        return
    wanted = [each for limit in limits for each in _wanted(asker, limit, thing)]
    empty = _buckets().take([each for _limit, each in wanted])
    if empty is not None:
        sentence = wanted[empty.place][0].sentence
        raise Refusal("too_many", 429, sentence, extra={"retry_after": ceil(empty.wait)})


def forget() -> None:
    """Begin anew, as after a restart; what stands in Redis stays there."""
    _buckets.cache_clear()


def _wanted(asker: Asker, limit: Limit, thing: str) -> Iterator[tuple[Limit, Wanted]]:
    about = f":{thing}" if limit.by_thing else ""
    if asker.network:
        yield limit, _token(f"{limit.name}:network:{asker.network}{about}", limit.network)
    if asker.reader is not None and limit.reader is not None:
        yield limit, _token(f"{limit.name}:reader:{asker.reader}{about}", limit.reader)
    if thing and limit.thing is not None:
        yield limit, _token(f"{limit.name}:thing:{thing}", limit.thing)


def _token(name: str, pace: Pace) -> Wanted:
    return Wanted(name, pace.at_once, pace.an_hour / HOUR)


@cache
def _buckets() -> Buckets:
    if settings.REDIS_URL:
        from comity.readers.buckets.redis import RedisBuckets

        return RedisBuckets(settings.REDIS_URL)
    return MemoryBuckets()
