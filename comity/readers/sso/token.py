"""Whether a publisher's token is one: signed by a key of the publication, for it, and lately.

Pure. Sources: RFC 7519 (JWT), RFC 8725 (its best practices): which kind of key may check which
algorithm is decided here, never by the token; a public key never stands in for a secret.
"""

import json
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
from jwt import PyJWK

from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.readers.spent import digest

SHARED = "HS256"
BY_KEY = {"RS256": "RSA", "ES256": "EC"}
"""The algorithms by which a token may be signed, and the kind of public key that checks each."""

SKEW = timedelta(minutes=5)
"""How far the publisher's clock may be from ours."""

LASTS = timedelta(days=1)
"""For how long a token is good that says when it was made, and not when it ends."""

LONGEST = 16_384
"""Characters of a token that are looked at."""


@dataclass(frozen=True)
class Secret:
    """A secret that the publication and its site share."""

    id: uuid.UUID
    value: str


@dataclass(frozen=True)
class Keys:
    """What may have signed a publication's tokens now."""

    secrets: Sequence[Secret] = ()
    public: Sequence[PyJWK] = ()


@dataclass(frozen=True)
class Expected:
    """For whom a token must be, and by whom it must be made where the publication says so."""

    publication: str
    audiences: frozenset[str]
    audience_required: bool
    issuer: str = ""


@dataclass(frozen=True)
class Header:
    """What a token says of its own signature. It is believed in nothing."""

    algorithm: str
    key: str


@dataclass(frozen=True)
class Proved:
    """A token that is one: what it says, and what is needed to take it once."""

    claims: Mapping[str, Any]
    digest: str
    told_at: datetime
    until: datetime
    secret: uuid.UUID | None
    """The secret that signed it; None: a public key's."""


def header(token: str) -> Header:
    """Read a token's header. Refusals (401): not_a_token, algorithm_refused."""
    try:
        found = jwt.get_unverified_header(token) if len(token) <= LONGEST else None
    except jwt.InvalidTokenError as fault:
        raise not_a_token() from fault
    if found is None:
        raise not_a_token()
    algorithm = found.get("alg")
    if algorithm != SHARED and algorithm not in BY_KEY:
        raise Refusal(
            "algorithm_refused",
            401,
            _("This site's sign-in is signed in a way that is not taken (%(algorithm)s)."),
            {"algorithm": str(algorithm)[:20]},
        )
    return Header(algorithm, str(found.get("kid") or ""))


def proved(token: str, keys: Keys, expected: Expected, now: datetime) -> Proved:
    """Return what a token says, if it is one at the moment `now`.

    Refusals (401): not_a_token, algorithm_refused, signature_refused, token_undated,
    token_expired, token_early, wrong_audience, wrong_issuer.
    """
    payload, secret = _signed(token, header(token), keys)
    claims = _claims(payload)
    told_at, until = _times(claims, now)
    _check_audience(claims, expected)
    if expected.issuer and claims.get("iss") != expected.issuer:
        raise Refusal("wrong_issuer", 401, _("This sign-in was made by somebody else."))
    name = claims["jti"] if isinstance(claims.get("jti"), str) else payload.decode()
    return Proved(claims, digest("sso", expected.publication, name), told_at, until, secret)


def not_a_token() -> Refusal:
    """Return the refusal for something that is no token at all."""
    return Refusal("not_a_token", 401, _("This site's sign-in cannot be read."))


def _signed(token: str, head: Header, keys: Keys) -> tuple[bytes, uuid.UUID | None]:
    """Return a token's payload and the secret that signed it, if one of ours did."""
    for key, secret in _candidates(head, keys):
        try:
            payload = jwt.api_jws.decode(token, key, algorithms=[head.algorithm])
        except jwt.InvalidSignatureError:
            continue
        except jwt.PyJWTError as fault:
            raise not_a_token() from fault
        return payload, secret
    raise Refusal(
        "signature_refused", 401, _("This sign-in was not signed by a key of this site's.")
    )


def _candidates(head: Header, keys: Keys) -> Iterator[tuple[Any, uuid.UUID | None]]:
    """Yield the keys that may have signed: of the right kind, whatever the token claims."""
    if head.algorithm == SHARED:
        yield from ((secret.value, secret.id) for secret in keys.secrets)
        return
    for key in keys.public:
        named = not head.key or key.key_id is None or key.key_id == head.key
        if named and key.key_type == BY_KEY[head.algorithm]:
            yield key.key, None


def _claims(payload: bytes) -> Mapping[str, Any]:
    try:
        claims = json.loads(payload)
    except (ValueError, RecursionError) as fault:
        raise not_a_token() from fault
    if not isinstance(claims, dict):
        raise not_a_token()
    return claims


def _times(claims: Mapping[str, Any], now: datetime) -> tuple[datetime, datetime]:
    """Return when a token was made and until when it is good. Refusals as `proved` says."""
    made, ends, begins = (_moment(claims, name) for name in ("iat", "exp", "nbf"))
    if made is None and ends is None:
        raise Refusal(
            "token_undated", 401, _("This sign-in does not say when it was made, or when it ends.")
        )
    if ends is None:
        assert made is not None
        ends = made + LASTS
    if ends + SKEW <= now:
        raise Refusal("token_expired", 401, _("This sign-in has run out. Please reload the page."))
    if max(each for each in (made, begins, now) if each is not None) > now + SKEW:
        raise Refusal(
            "token_early",
            401,
            _("This sign-in is not good yet: this site's clock is ahead of ours."),
        )
    return made or now, ends + SKEW


def _moment(claims: Mapping[str, Any], name: str) -> datetime | None:
    value = claims.get(name)
    if value is None:
        return None
    try:
        if isinstance(value, bool):
            raise not_a_token()
        return datetime.fromtimestamp(float(value), UTC)
    except (TypeError, ValueError, OverflowError, OSError) as fault:
        raise not_a_token() from fault


def _check_audience(claims: Mapping[str, Any], expected: Expected) -> None:
    told = claims.get("aud")
    if told is None and not expected.audience_required:
        return
    named = told if isinstance(told, list) else [told]
    if not any(isinstance(each, str) and each in expected.audiences for each in named):
        raise Refusal("wrong_audience", 401, _("This sign-in is for another site than this one."))
