"""The other sites by which readers can sign in, as the server's settings name them. Pure.

COMITY_SOCIAL holds `site:client id:secret`, for sites that django-allauth knows by name
(https://docs.allauth.org/en/latest/socialaccount/providers/). COMITY_OIDC holds, for every other
one that speaks OpenID Connect, `id|name|issuer|client id|secret`, parted by semicolons.
"""

import re
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from typing import Any

PACKAGE = "allauth.socialaccount.providers"
OIDC = "openid_connect"

ASKED: Mapping[str, Mapping[str, Any]] = {
    "google": {"SCOPE": ["openid", "email", "profile"], "OAUTH_PKCE_ENABLED": True},
    "github": {"SCOPE": ["read:user", "user:email"]},
    "facebook": {"METHOD": "oauth2", "SCOPE": ["email", "public_profile"]},
    "microsoft": {"SCOPE": ["User.Read"], "OAUTH_PKCE_ENABLED": True},
}
"""What is asked of the usual ones: who it is, and an address. All others are asked for what
django-allauth asks them for."""

_NAME = re.compile(r"[a-z0-9][a-z0-9_]*", re.ASCII)
_ID = re.compile(r"[a-z0-9][a-z0-9-]*", re.ASCII)


def apps(social: Sequence[str], oidc: Sequence[str]) -> tuple[str, ...]:
    """Return the packages of the sites that are named; ValueError where there is no such one."""
    packages = [f"{PACKAGE}.{_parts(each)[0]}" for each in social]
    return tuple(packages + ([f"{PACKAGE}.{OIDC}"] if oidc else []))


def providers(social: Sequence[str], oidc: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Return SOCIALACCOUNT_PROVIDERS, as django-allauth reads it; ValueError where one is bad."""
    found: dict[str, dict[str, Any]] = {}
    for each in social:
        name, client, secret = _parts(each)
        found[name] = {**ASKED.get(name, {}), "APPS": [{"client_id": client, "secret": secret}]}
    if oidc:
        found[OIDC] = {"OAUTH_PKCE_ENABLED": True, "APPS": [_issuer(each) for each in oidc]}
    return found


def _parts(written: str) -> tuple[str, str, str]:
    name, _colon, rest = written.partition(":")
    client, _colon, secret = rest.partition(":")
    if not (client and secret):
        raise ValueError("each is read as site:client id:secret")
    if not _NAME.fullmatch(name) or name == OIDC or find_spec(f"{PACKAGE}.{name}") is None:
        raise ValueError(f"{name!r} is no site that django-allauth knows; COMITY_OIDC may do")
    return name, client, secret


def _issuer(written: str) -> dict[str, Any]:
    parts = [part.strip() for part in written.split("|")]
    if len(parts) != 5 or not all(parts) or not _ID.fullmatch(parts[0]):
        raise ValueError("each is read as id|name|issuer|client id|secret, the id of a-z, 0-9, -")
    known, name, issuer, client, secret = parts
    if not issuer.startswith(("https://", "http://127.0.0.1:", "http://localhost:")):
        raise ValueError(f"the issuer {issuer} is not reached by https")
    return {
        "provider_id": known,
        "name": name,
        "client_id": client,
        "secret": secret,
        "settings": {"server_url": issuer},
    }
