"""What a publisher's token says of a reader. Pure.

Source: Coral's SSO (https://docs.coralproject.net/sso): a claim `user` with `id`, `email`,
`username` and, where the site tells them, `badges`, `role` and `url`. What is absent is not
overwritten; `badges: []` takes all badges away.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from comity.ground import text
from comity.ground.addresses import fit_address
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.readers.rules import fit_name

BADGE = 40
"""Characters of a badge that are shown."""

WORK_HERE = {"STAFF": "Staff", "MODERATOR": "Moderator", "ADMIN": "Admin"}
"""Coral's roles of those who work for the site, and the badge of one who has no other."""

ROLES = frozenset({"COMMENTER", *WORK_HERE})
_ID = 500
_ADDRESS = 500


@dataclass(frozen=True)
class Claims:
    """A reader as their publisher vouches for them. None: the token does not say."""

    id: str
    email: str
    name: str
    badge: str | None
    works_here: bool | None
    account: str
    """Where the site lets its reader look after the account there; "" where it does not say."""


def read(told: Mapping[str, Any]) -> Claims:
    """Read a token's claims. Refusals: claim_missing (401) and those of names and addresses."""
    user = told.get("user")
    if not isinstance(user, Mapping):
        raise missing("user")
    role = user.get("role")
    if role is not None and role not in ROLES:
        raise missing("user.role")
    return Claims(
        _text(user, "id", _ID),
        fit_address(_text(user, "email", _ID)),
        fit_name(_text(user, "username", _ID)),
        _badge(user, role),
        None if role is None else role in WORK_HERE,
        _account(user),
    )


def missing(claim: str) -> Refusal:
    """Return the refusal for a token that lacks a claim, or whose claim cannot be used."""
    return Refusal(
        "claim_missing",
        401,
        _("This site's sign-in does not say who you are (%(claim)s)."),
        {"claim": claim},
        {"claim": claim},
    )


def _text(user: Mapping[str, Any], name: str, limit: int) -> str:
    value = user.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or not value.strip() or len(value) > limit:
        raise missing(f"user.{name}")
    return value


def _badge(user: Mapping[str, Any], role: str | None) -> str | None:
    told = user.get("badges")
    if told is not None and (
        not isinstance(told, list) or not all(isinstance(each, str) for each in told)
    ):
        raise missing("user.badges")
    own = WORK_HERE.get(role or "", "")
    if told is None and role is None:
        return None
    badges = [each.strip() for each in told or () if each.strip()]
    shown = " · ".join(badges)[:BADGE] or own
    return text.clean(shown, limit=BADGE, lines=False) if shown else ""


def _account(user: Mapping[str, Any]) -> str:
    address = user.get("url")
    if not isinstance(address, str) or not address.isprintable() or len(address) > _ADDRESS:
        return ""
    return address if address.startswith(("https://", "http://")) else ""
