"""What was attached to comments of wpDiscuz: kept as links below the words. Pure."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from urllib.parse import unquote, urlsplit

_PHP = re.compile(r"i:\d+;(?:i:|s:\d+:\")(\d+)")
_JSON = re.compile(r"[\[,]\"?(\d+)(?=\"?[\],])")


def ids(written: str) -> list[str]:
    """Return the ids of attachments in `wmu_attachments`: lists by kind, in PHP's own notation or
    as JSON. Only figures are read: nothing is made of what an archive says that it is."""
    pattern = _JSON if written.lstrip().startswith(("{", "[")) else _PHP
    return pattern.findall(written.replace(" ", ""))


def found(wanted: Sequence[str], addresses: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Return the addresses of attachments, and the ids of those that are not there."""
    there = [addresses[each] for each in wanted if each in addresses]
    return there, [each for each in wanted if each not in addresses]


def links(addresses: Sequence[str]) -> str:
    """Return HTML that leads to attachments by their names; it is cleaned like any other."""
    return "".join(
        f'<p><a href="{html.escape(each)}">{html.escape(_name(each))}</a></p>' for each in addresses
    )


def _name(address: str) -> str:
    return unquote(urlsplit(address).path.rpartition("/")[2]) or address
