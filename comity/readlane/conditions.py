"""Whether the browser has the page already. Source: RFC 9110, sections 8.8.3 and 13.1.2."""

import re

_TAG = re.compile(rb'(?:W/)?("[\x21\x23-\x7e\x80-\xff]*")')


def has_it(if_none_match: bytes, etag: bytes) -> bool:
    """Say whether the If-None-Match header names `etag` (in quotes): a list, or `*`.

    The comparison is weak: `W/` says nothing here.
    """
    return (
        if_none_match == etag
        or if_none_match.strip() == b"*"
        or etag in _TAG.findall(if_none_match)
    )
