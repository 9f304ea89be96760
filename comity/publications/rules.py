"""What a publication may be: its key, look, origins and settings. Pure."""

import re
from collections.abc import Mapping
from typing import Any

from django.conf import settings as django

from comity.publications.origins import origin
from comity.publications.settings import BadPolicy, Settings

TAGLINE = 200
"""Characters of a publication's tagline, at most."""

RESERVED = frozenset({"account", "keys", "sign-in", "sign-out", "with"})
"""Keys whose pages could not be reached: at /desk/ and /accounts/ other pages stand there."""

_KEY = re.compile(r"[A-Za-z0-9_-]{1,40}", re.ASCII)
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}", re.ASCII)


def fault_of_look(key: str, locale: str, accent: str, tagline: str) -> str:
    """Return what is wrong with a publication's key or look, "" where nothing is."""
    locales = [code for code, _name in django.LANGUAGES]
    if not _KEY.fullmatch(key):
        return f"the key {key!r} must be 1 to 40 of a-z, A-Z, 0-9, - and _"
    if key in RESERVED:
        return f"the key {key!r} is the address of another page; choose another"
    if locale not in locales:
        return f"the locale {locale!r} is none of {', '.join(locales)}"
    if not _COLOUR.fullmatch(accent):
        return f"the accent {accent!r} is no colour; write it like #1d4ed8"
    if len(tagline) > TAGLINE:
        return f"the tagline has {len(tagline)} characters, and {TAGLINE} are the most"
    return ""


def fault_of_settings(stored: Any) -> str:
    """Return what is wrong with a publication's settings, "" where nothing is."""
    if not isinstance(stored, Mapping):
        return "its settings are no settings"
    try:
        Settings.read(stored)
    except BadPolicy as fault:
        return str(fault)
    return ""


def fault_of_origins(found: Any) -> str:
    """Return what is wrong with a list of web origins, "" where nothing is."""
    known = isinstance(found, list) and all(
        isinstance(each, str) and origin(each) == each for each in found
    )
    return "" if known else "its origins are no list of web origins"
