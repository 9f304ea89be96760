"""Takes fields out of an archive's records, which may hold anything."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

_TRUE, _FALSE = ("true", "1", "yes"), ("false", "0", "no", "")
_FORMATS = (
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %H:%M:%S %z",
    "%Y-%m-%d",
    "%a, %d %b %Y %H:%M:%S %z",
    "%b %d %Y %H:%M:%S %z",
)
_TAG = re.compile(r"<[^<>]*>")
_GO = re.compile(r"([+-]\d{4}) (?:[A-Z]{2,5}|[+-]\d{2,4})(?: m=\S+)?\Z")
"""The zone's name behind its hours, as Go's time.String writes a moment."""
_JAVASCRIPT = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2} \d\d \d{4} [\d:]+) GMT([+-]\d{4}).*\Z")
"""As JavaScript's Date.toString writes a moment: "Fri Jan 03 2020 10:00:00 GMT+0000 (…)"."""
_NEVER = re.compile(r"\s*(?:\Z|0000-00-00|0001-01-01)")
_SHOWN = 60


class BadField(ValueError):
    """A field that a record can't do without is missing or makes no sense."""


def text(record: Mapping[str, Any], name: str) -> str | None:
    """The field as text, None where it is missing, null or blank; a number becomes its figures."""
    value = record.get(name)
    if isinstance(value, str):
        # A null character can't be kept, nor looked for.
        return (value.replace("\0", "") if "\0" in value else value).strip() or None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return None


def needed(record: Mapping[str, Any], name: str) -> str:
    """The field as text. Raises BadField where there is none."""
    value = text(record, name)
    if value is None:
        raise BadField(f"It has no {name}.")
    return value


def unescaped(told: str | None) -> str | None:
    """A name or headline that its system keeps as HTML, in plain words; None if none is left."""
    if told is None or ("&" not in told and "<" not in told):
        return told
    return " ".join(html.unescape(_TAG.sub("", told)).split()) or None


def address(record: Mapping[str, Any], name: str) -> str | None:
    """The field as an e-mail address, None where it is none: some write a word for "none"."""
    value = text(record, name)
    return value if value is not None and "@" in value else None


def body(record: Mapping[str, Any], name: str) -> str:
    """The field as it stands, white space included; empty where it is missing."""
    value = record.get(name)
    return value if isinstance(value, str) else ""


def number(record: Mapping[str, Any], name: str) -> int | None:
    """The field as a whole number, None where it is missing or none."""
    value = record.get(name)
    if isinstance(value, dict):  # MongoDB's extended JSON
        value = next(iter(value.values()), None)
    try:
        return None if value is None or isinstance(value, bool) else int(value)
    except (TypeError, ValueError, OverflowError):
        return None


def flag(record: Mapping[str, Any], name: str) -> bool:
    """The field as yes or no: real booleans, 0 and 1, and the words for them; else no."""
    value = record.get(name)
    if isinstance(value, str):
        return value.strip().lower() in _TRUE
    return bool(value)


def table(record: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """The field as a nested record, empty where it is missing or none."""
    value = record.get(name)
    return value if isinstance(value, dict) else {}


def moment(value: Any) -> datetime | None:
    """A point in time in any of the shapes that archives use, in UTC where a zone is named.

    ISO 8601 with any number of decimals, RFC 2822, "2021-10-28 18:21:19 +0800" with or without
    the name of the zone, seconds or milliseconds since 1970, MongoDB's {"$date": …}, LeanCloud's
    {"iso": …}. The year 1 stands for "never": None.
    """
    if isinstance(value, dict):
        known = (value.get(name) for name in ("$date", "$numberLong", "iso"))
        return moment(next((told for told in known if told is not None), None))
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _since_1970(float(value))
    if not isinstance(value, str):
        return None
    words = value.strip()
    if words.lstrip("-").isdecimal() and len(words) >= 9:
        return _since_1970(float(words))
    found = _written(words)
    if found is None or found.year <= 1:
        return None
    return found.astimezone(UTC) if found.tzinfo else found


def unread(*dates: tuple[Any, datetime | None]) -> tuple[str, ...]:
    """Return the dates that are told and make no sense, as the archive has them.

    dates: each as it is told, and what `moment` made of it.
    """
    return tuple(
        str(told)[:_SHOWN]
        for told, found in dates
        if found is None and told and not _NEVER.match(str(told))
    )


def _since_1970(seconds: float) -> datetime | None:
    try:
        return datetime.fromtimestamp(seconds / 1000 if abs(seconds) > 1e11 else seconds, UTC)
    except (OverflowError, OSError, ValueError):
        return None


def _written(words: str) -> datetime | None:
    if " " in words:
        words = _JAVASCRIPT.sub(r"\1 \2", _GO.sub(r"\1", words))
    head, dot, tail = words.partition(".")
    if dot:
        digits = len(tail) - len(tail.lstrip("0123456789"))
        words = f"{head}.{tail[:digits][:6].ljust(6, '0')}{tail[digits:]}" if digits else words
    try:
        return datetime.fromisoformat(words)
    except ValueError:
        pass
    for shape in _FORMATS:
        try:
            return datetime.strptime(words, shape)  # noqa: DTZ007 - the archive may name no zone
        except ValueError:
            continue
    return None
