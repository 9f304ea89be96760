"""Writes XML as text: escaped, and without the characters that XML 1.0 forbids. Pure."""

from __future__ import annotations

import re
from datetime import UTC, datetime

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def escaped(text: str) -> str:
    """Return a text as it stands in XML."""
    return _FORBIDDEN.sub("", text).translate(_ESCAPES)


def element(tag: str, text: object = "", **attributes: object) -> str:
    """Return an element with its text on a line; `dsq__id` becomes the attribute dsq:id."""
    told = "".join(
        f' {name.replace("__", ":")}="{escaped(str(value))}"' for name, value in attributes.items()
    )
    return f"<{tag}{told}>{escaped(str(text))}</{tag}>\n"


def cdata(tag: str, text: str) -> str:
    """Return an element whose text stands as it is."""
    kept = _FORBIDDEN.sub("", text).replace("]]>", "]]]]><![CDATA[>")
    return f"<{tag}><![CDATA[{kept}]]></{tag}>\n"


def iso(moment: datetime | None) -> str:
    """Return a moment like 2020-01-02T03:04:05Z; "" where none is known."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if moment else ""


def spaced(moment: datetime | None) -> str:
    """Return a moment like 2020-01-02 03:04:05, in UTC; zeros where none is known."""
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S}" if moment else "0000-00-00 00:00:00"
