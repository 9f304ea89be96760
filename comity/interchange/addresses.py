"""Where an archive's stories are now: addresses changed by a table, or by patterns. Pure."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import re2

_GROUP = re.compile(r"\\(\d)")


class BadMap(ValueError):
    """A mapping of addresses that can't be used; the message says where and why."""


@dataclass(frozen=True)
class Addresses:
    """Old addresses to new ones: first the table's, else the patterns, one after the other."""

    table: dict[str, str] = field(default_factory=dict)
    patterns: tuple[tuple[re2._Regexp, str], ...] = ()

    @classmethod
    def read(cls, words: Sequence[str]) -> Addresses:
        """Read what `--map` was given: files of lines `old,new`, and PATTERN=REPLACEMENT.

        A pattern is a regular expression (RE2's syntax; `\\1` in the replacement is its first
        group) and is looked for anywhere in the address. Raises BadMap.
        """
        table: dict[str, str] = {}
        patterns = []
        for word in words:
            if Path(word).is_file():
                table |= _table(Path(word))
                continue
            pattern, equals, replacement = word.partition("=")
            if not equals or not pattern:
                raise BadMap(f"{word!r} is neither a file nor PATTERN=REPLACEMENT")
            try:
                found = re2.compile(pattern)
            except re2.error as fault:
                raise BadMap(f"{word!r} is no pattern: {fault}") from fault
            if max(map(int, _GROUP.findall(replacement)), default=0) > found.groups:
                raise BadMap(f"{word!r} puts in a group that its pattern does not have")
            patterns.append((found, replacement))
        return cls(table, tuple(patterns))

    def now(self, address: str) -> str:
        """Return where a story is now that was at `address`."""
        if address in self.table:
            return self.table[address]
        for pattern, replacement in self.patterns:
            address = pattern.sub(replacement, address)
        return address


def _table(path: Path) -> dict[str, str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        found: dict[str, str] = {}
        try:
            for line in csv.reader(file, skipinitialspace=True):
                if len(line) != 2:
                    raise BadMap(f"{path} is read as old,new; line {len(found) + 1} is not that")
                found[line[0].strip()] = line[1].strip()
        except (UnicodeDecodeError, csv.Error) as fault:
            raise BadMap(f"{path} can't be read: {fault}") from fault
        return found
