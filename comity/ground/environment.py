"""Reads settings from the environment: typed, documented, and loud when they are wrong."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class BadSetting(Exception):
    """A setting has a value that cannot be used; the message says which and what would do."""


@dataclass(frozen=True)
class Setting:
    """One setting: its name without the prefix, its type, its default and one sentence."""

    name: str
    read: Callable[[str], Any]
    default: Any
    sentence: str
    secret: bool = False


def text(value: str) -> str:
    """Take the value as it is, without the white space around it."""
    return value.strip()


def whole(value: str) -> int:
    """Read a whole number that is not negative."""
    number = int(value)
    if number < 0:
        raise ValueError("a number that is not negative is needed")
    return number


def switch(value: str) -> bool:
    """Read on/off, true/false, yes/no, 1/0."""
    words = {"on": True, "true": True, "yes": True, "1": True}
    words |= {"off": False, "false": False, "no": False, "0": False}
    if value.strip().lower() not in words:
        raise ValueError("on or off is needed")
    return words[value.strip().lower()]


def words(value: str) -> tuple[str, ...]:
    """Read a list of words parted by commas or white space."""
    return tuple(value.replace(",", " ").split())


def phrases(value: str) -> tuple[str, ...]:
    """Read a list parted by semicolons, whose parts may hold spaces."""
    return tuple(part.strip() for part in value.split(";") if part.strip())


def folder(value: str) -> Path:
    """Read a folder; `~` is the home of the user that runs Comity."""
    return Path(value.strip()).expanduser().resolve()


def read(
    declared: tuple[Setting, ...], environ: Mapping[str, str] = os.environ, prefix: str = "COMITY_"
) -> dict[str, Any]:
    """Return the value of each declared setting by its name.

    Secrets are also read from the file that `<PREFIX><NAME>_FILE` names. Raises BadSetting
    on a value that cannot be used and on a name with the prefix that nobody declared.
    """
    known = {prefix + setting.name for setting in declared}
    known |= {prefix + setting.name + "_FILE" for setting in declared if setting.secret}
    strangers = sorted(name for name in environ if name.startswith(prefix) and name not in known)
    if strangers:
        raise BadSetting(f"{strangers[0]} is no setting of Comity; docs/settings.md lists them all")
    return {setting.name: _value(setting, environ, prefix) for setting in declared}


def _value(setting: Setting, environ: Mapping[str, str], prefix: str) -> Any:
    name = prefix + setting.name
    raw = environ.get(name)
    path = environ.get(name + "_FILE") if setting.secret else None
    if raw is not None and path is not None:
        raise BadSetting(f"{name} and {name}_FILE are both set; keep one of them")
    if path is not None:
        try:
            raw = Path(path).read_text(encoding="utf-8").strip()
        except OSError as fault:
            raise BadSetting(f"{name}_FILE: {path} cannot be read ({fault.strerror})") from fault
    if raw is None:
        return setting.default() if callable(setting.default) else setting.default
    try:
        return setting.read(raw)
    except ValueError as fault:
        if setting.secret:
            raise BadSetting(f"{name}: its value cannot be used") from None
        raise BadSetting(f"{name}: {raw!r} cannot be used: {fault}") from fault
