"""Which language an address asks for."""

import re
from collections.abc import Set

_LANG = re.compile(rb"(?:^|&)lang=([A-Za-z0-9-]{1,35})(?:&|$)")


def asked_locale(query: bytes, locales: Set[str]) -> str:
    """Return the language that a query string asks for with `lang`, as `locales` spell it.

    Without its region where only that is known; "" where nothing fits or nothing is asked.
    """
    asked = _LANG.search(query)
    if asked is None:
        return ""
    known = {locale.lower(): locale for locale in locales}
    wanted = asked[1].decode("ascii").lower()
    return known.get(wanted) or known.get(wanted.partition("-")[0], "")
