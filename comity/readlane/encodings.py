"""Which coding of a page to send. Source: RFC 9110, sections 12.4.2 and 12.5.3."""

import re
from functools import lru_cache
from typing import Literal

Encoding = Literal["br", "zstd", "gzip", "identity"]

_PREFERRED: tuple[Encoding, ...] = ("br", "zstd", "gzip", "identity")
_QUALITY = re.compile(r"(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)", re.ASCII)


@lru_cache(maxsize=512)
def choose(accepted: bytes | None) -> Encoding | None:
    """Return the coding to send for an Accept-Encoding header; None if none is acceptable.

    The greatest weight wins; among equals br, zstd, gzip, identity in this order. zstd is
    sent only to who names it. No header, or an empty one, is answered with identity.
    """
    weights = _weights((accepted or b"").decode("latin-1"))
    rest = weights.get("*", 0.0)
    offers: dict[Encoding, float] = {
        "br": weights.get("br", rest),
        "zstd": weights.get("zstd", 0.0),
        "gzip": weights.get("gzip", weights.get("x-gzip", rest)),
        # Never refused unless it is said; asked for least, as it is the largest.
        "identity": weights.get("identity", rest if "*" in weights else 0.0005),
    }
    best = max(_PREFERRED, key=offers.__getitem__)
    return best if offers[best] > 0 else None


def _weights(accepted: str) -> dict[str, float]:
    found = {}
    for item in accepted.lower().split(","):
        coding, _, parameter = item.partition(";")
        name, _, value = parameter.partition("=")
        if name.strip() == "q" and _QUALITY.fullmatch(value.strip()):
            found[coding.strip()] = float(value)
        elif not parameter.strip():
            found[coding.strip()] = 1.0
    found.pop("", None)
    return found
