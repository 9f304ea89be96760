"""Reading the body of a call: JSON, also with bare keys, and its fields by either name."""

import json
import re
from collections.abc import Mapping
from typing import Any, NoReturn, TypeVar

from comity.perspective import faults

T = TypeVar("T")

# A text that nobody closes reaches to the end: else each quote in it would be looked after anew.
_BARE_KEY = re.compile(
    r"""("(?:[^"\\]|\\.)*+(?:"|\\?\Z))|([{,]\s*+)([A-Za-z_]\w*+)(\s*+:)""", re.DOTALL
)
_MOST = 128 * 1024  # characters of a body whose keys are looked for: the longest text, six times
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


def body(raw: bytes) -> Mapping[str, Any]:
    """Return the object that a body holds. An empty body is an empty object.

    Commento++ writes its keys without quotes and its lines as they are: both are read.
    Raises a FaultError for anything else.
    """
    try:
        text = raw.decode("utf-8-sig")
        value = _value(text) if text.strip() else {}
    except (ValueError, RecursionError) as fault:
        raise faults.not_json() from fault
    if not isinstance(value, dict):
        raise faults.not_json()
    return value


def _value(text: str) -> Any:
    try:
        return _json(text)
    except ValueError:
        if len(text) > _MOST:
            raise
        return _json(_BARE_KEY.sub(_quoted, text))


def _json(text: str) -> Any:
    return json.loads(text, strict=False, parse_constant=_no_number)


def _no_number(name: str) -> NoReturn:
    """Python writes NaN and Infinity as numbers; JSON has no such words (RFC 8259, section 6)."""
    raise ValueError(f"{name} is no JSON")


def _quoted(match: re.Match[str]) -> str:
    string, before, name, after = match.groups()
    return str(string) if string is not None else f'{before}"{name}"{after}'


def field(holder: Mapping[str, Any], name: str, kind: type[T]) -> T | None:
    """Return a field, None where it is missing or null.

    Fields go by their names in camelCase or in snake_case, as in all of Google's APIs
    (https://protobuf.dev/programming-guides/json). Raises a FaultError where it is of another
    kind.
    """
    value = holder.get(name, holder.get(_snake(name)))
    if value is not None and not isinstance(value, kind):
        raise faults.invalid(f"Invalid value at '{_snake(name)}'.")
    return value


def share(holder: Mapping[str, Any], name: str) -> float | None:
    """Return a field that is a number from 0 to 1, None where it is missing or null."""
    value = field(holder, name, object)
    if value is None:
        return None
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1:
        raise faults.invalid(f"Invalid value at '{_snake(name)}': it must be between 0 and 1.")
    return float(value)


def texts(holder: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """Return a field that is a list of texts; empty where it is missing."""
    found = field(holder, name, list) or []
    if not all(isinstance(each, str) for each in found):
        raise faults.invalid(f"Invalid value at '{_snake(name)}'.")
    return tuple(found)


def _snake(name: str) -> str:
    return _HUMP.sub("_", name).lower()
