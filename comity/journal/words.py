"""What of an entry can be erased without a trace of what it said, and without breaking the chain.

An entry's data holds a commitment to its words: the SHA-256 of a random salt and the words as
canonical JSON. The salt lies with the words and is erased with them, so that not even a short
name can be guessed from what is left, and the chain, which covers the data, still holds.
"""

import hashlib
import json
import secrets
from collections.abc import Mapping
from typing import Any

COMMITMENT = "words"
"""The name in an entry's data under which the commitment stands."""

SALT = "salt"


def commit(
    data: Mapping[str, Any], words: Mapping[str, str]
) -> tuple[dict[str, Any], dict[str, str] | None]:
    """Return an entry's data with a commitment to its words, and those with their salt.

    Words that are empty are left out; where none are left there is no commitment, and None.
    """
    kept = {name: said for name, said in words.items() if said}
    if not kept:
        return dict(data), None
    salted = {**kept, SALT: secrets.token_hex(16)}
    return {**data, COMMITMENT: commitment(salted)}, salted


def commitment(salted: Mapping[str, Any]) -> str:
    """Return what the data says of words with their salt. Pure."""
    written = json.dumps(dict(salted), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()


def plain(data: Mapping[str, Any], words: Mapping[str, Any]) -> dict[str, Any]:
    """Return what an entry tells, its words among its data, without salt and commitment."""
    told = {**data, **words}
    told.pop(COMMITMENT, None)
    told.pop(SALT, None)
    return told
