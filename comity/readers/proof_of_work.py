"""Proof of work: a second of a reader's processor, which a flood would need for each comment.

Source: ALTCHA's challenges, version 2 (https://altcha.org/docs/v2/): find the counter whose
derived key (PBKDF2) begins as the challenge says. The challenge is signed, so nothing is kept
until it is solved; a solution is good for one thing, once, for ten minutes.
"""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import altcha
from django.utils.crypto import salted_hmac

from comity.ground import clock
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.readers.spent import digest, spend

ALGORITHM = "PBKDF2/SHA-256"
ITERATIONS = 2_000
"""Of each key: about a millisecond in a browser, and once as long here to make a challenge."""

COUNTERS = range(500, 1_500)
"""How many keys a reader has to derive: a second on a laptop, a few on a telephone."""

LASTS = timedelta(minutes=10)
LONGEST = 4_000
"""Characters of a solution that are looked at."""


@dataclass(frozen=True)
class Solved:
    """A solution that has not been used yet, as far as is known before the write."""

    digest: str
    until: datetime


def challenge(about: str) -> dict[str, Any]:
    """Return a challenge to be solved for one thing, as ALTCHA's clients read it."""
    made = altcha.create_challenge(
        ALGORITHM,
        ITERATIONS,
        counter=COUNTERS.start + secrets.randbelow(len(COUNTERS)),
        expires_at=clock.now() + LASTS,
        data={"about": about},
        hmac_secret=_key("challenge"),
        hmac_key_secret=_key("solution"),
    )
    told: dict[str, Any] = made.to_dict()
    return told


def solved(solution: str, about: str) -> Solved:
    """Read a solution for one thing. Refusals (428): proof_needed, proof_refused."""
    if not solution:
        raise needed(about)
    challenged = _verified(solution)
    if challenged is None or challenged.parameters.data != {"about": about}:
        raise refused(about)
    until = challenged.parameters.expires_at or 0
    if until <= clock.now().timestamp():
        raise refused(about)
    name = digest("proof", str(challenged.signature))
    return Solved(name, datetime.fromtimestamp(until, UTC))


def use(solution: Solved, about: str) -> None:
    """Let a solution count, inside a write. Refusal: proof_refused (428), if it has before."""
    if not spend(solution.digest, solution.until):
        raise refused(about)


def needed(about: str) -> Refusal:
    """Return the refusal that asks for work, with the challenge that is to be solved."""
    return Refusal(
        "proof_needed",
        428,
        _("Many write here at this moment. Your browser has to solve a small puzzle first."),
        extra={"challenge": challenge(about)},
    )


def refused(about: str) -> Refusal:
    """Return the refusal of a solution that is none, or none any more, with another challenge."""
    return Refusal(
        "proof_refused",
        428,
        _("That puzzle was not solved, or too late, or is used up. Please send it again."),
        extra={"challenge": challenge(about)},
    )


def _verified(solution: str) -> altcha.Challenge | None:
    """Return the challenge of ours that a client has solved (JSON in base64); None: it has not."""
    if len(solution) > LONGEST:
        return None
    try:
        payload = altcha.Payload.from_base64(solution)
        result = altcha.verify_solution(
            payload, _key("challenge"), hmac_key_secret=_key("solution")
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return payload.challenge if result.verified else None


def _key(purpose: str) -> str:
    return salted_hmac("comity.readers.proof", purpose, algorithm="sha256").hexdigest()
