"""Reads a large JSON document piece by piece: the items of its lists, one at a time.

The document is an object (or a list) whose lists are named by their path: ("comments",) for
{"comments": […]}, ("data", "Comment") for {"data": {"Comment": […]}}, () for […]. Memory holds
one item, and whatever stands outside the named lists.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

import msgspec

from comity.interchange.records import BrokenArchive

_BLANK = re.compile(r"[ \t\r\n]*")
_HALF = re.compile(r"\\u[dD][89a-fA-F]")
"""What may be half a character, in JSON that is plain ASCII."""
_CHUNK = 65_536
_LONGEST_ITEM = 64 * 1024 * 1024

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list, or a value outside the lists (`index` is None), and where it stands."""

    path: Path
    index: int | None
    value: Any

    @property
    def place(self) -> str:
        name = ".".join(self.path) or "list"
        return name if self.index is None else f"{name}[{self.index}]"


def items(stream: BinaryIO, lists: frozenset[Path]) -> Iterator[Item]:
    """The items of `lists` in the order of the document, and the other values on the way.

    Raises BrokenArchive for what is no JSON in UTF-8.
    """
    reader = _Reader(stream)
    yield from reader.value((), lists)
    if reader.peek():
        raise reader.broken("Something follows the end of the document.")


class _Reader:
    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self.decoder = json.JSONDecoder(strict=False)
        self.incoming = codecs.getincrementaldecoder("utf-8-sig")()
        self.buffer = ""
        self.position = 0
        self.passed = 0
        self.is_over = False

    def broken(self, reason: str) -> BrokenArchive:
        return BrokenArchive(f"character {self.passed + self.position}", reason)

    def more(self, length: int = _CHUNK) -> bool:
        """Read on; False at the end of the stream."""
        if self.is_over:
            return False
        data = self.stream.read(length)
        self.is_over = not data
        self.passed += self.position
        try:
            self.buffer = self.buffer[self.position :] + self.incoming.decode(data, self.is_over)
        except UnicodeDecodeError as error:
            raise self.broken("It is no text in UTF-8.") from error
        self.position = 0
        return not self.is_over

    def peek(self) -> str:
        """The next character that is not blank; empty at the end."""
        while True:
            match = _BLANK.match(self.buffer, self.position)
            self.position = match.end() if match else self.position
            if self.position < len(self.buffer):
                return self.buffer[self.position]
            if not self.more():
                return ""

    def take(self, mark: str) -> None:
        if self.peek() != mark:
            raise self.broken(f"{mark!r} was expected here. It is no JSON, or it was cut off.")
        self.position += 1

    def whole(self) -> Any:
        """The value at the position, read on until it is complete."""
        self.peek()
        length = _CHUNK
        while True:
            try:
                value, end = self.decoder.raw_decode(self.buffer, self.position)
            except (json.JSONDecodeError, RecursionError) as error:
                if isinstance(error, RecursionError) or length > _LONGEST_ITEM:
                    raise self.broken("A value is too deep or too long.") from error
                if not self.more(length):
                    raise self.broken(
                        "It is no JSON, or it was cut off. Export it again."
                    ) from error
                length *= 2
                continue
            # A number at the end of what was read may go on.
            if end == len(self.buffer) and isinstance(value, int | float) and self.more():
                continue
            is_half = _HALF.search(self.buffer, self.position, end) is not None
            self.position = end
            return mended(value) if is_half else value

    def value(self, path: Path, lists: frozenset[Path]) -> Iterator[Item]:
        start = self.peek()
        if start == "[" and path in lists:
            yield from self.list_items(path)
        elif start == "{" and any(one[: len(path)] == path and one != path for one in lists):
            yield from self.object_values(path, lists)
        else:
            yield Item(path, None, self.whole())

    def list_items(self, path: Path) -> Iterator[Item]:
        self.take("[")
        index = 0
        while self.peek() != "]":
            if index:
                self.take(",")
            yield Item(path, index, self.whole())
            index += 1
        self.take("]")

    def object_values(self, path: Path, lists: frozenset[Path]) -> Iterator[Item]:
        self.take("{")
        is_first = True
        while self.peek() != "}":
            if not is_first:
                self.take(",")
            is_first = False
            key = self.whole()
            if not isinstance(key, str):
                raise self.broken("A name was expected here.")
            self.take(":")
            yield from self.value((*path, key), lists)
        self.take("}")


def lines(stream: BinaryIO) -> Iterator[tuple[int, Any]]:
    """One JSON value a line, with the number of the line; blank lines are passed over.

    An object may go over several lines, as mongoexport's --pretty has it: from "{" alone in a line
    to "}" at the beginning of one. A line that is no JSON comes as the error that says so, to be
    reported in its place; bytes that are no UTF-8 cost themselves alone.
    """
    numbered = enumerate(stream, start=1)
    for number, raw in numbered:
        line = raw.removeprefix(codecs.BOM_UTF8).strip()
        if line == b"{":
            line += b"".join(_rest(numbered))
        if not line:
            continue
        try:
            yield number, _decoded(line)
        except (ValueError, RecursionError) as error:
            yield number, error


def _rest(numbered: Iterator[tuple[int, bytes]]) -> Iterator[bytes]:
    """The lines of an object behind its first one."""
    size = 0
    for _number, raw in numbered:
        size += len(raw)
        if size <= _LONGEST_ITEM:
            yield raw
        if raw.startswith(b"}"):
            return


def _decoded(line: bytes) -> Any:
    try:
        return msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        # It is stricter than those who write archives: NaN, half characters, bare tabs.
        return mended(json.loads(line.decode(errors="replace"), strict=False))


def mended(value: Any) -> Any:
    """Return a value without half characters: they come of a text that was cut inside an emoji,
    and nothing can keep them."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
    if isinstance(value, list):
        return [mended(each) for each in value]
    if isinstance(value, dict):
        return {mended(name): mended(each) for name, each in value.items()}
    return value
