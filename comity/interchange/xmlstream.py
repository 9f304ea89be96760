"""Reads a large XML export element by element, with expat. Entities are refused.

A document type that declares entities can read files and fill the memory; no export has one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO
from xml.parsers import expat

from comity.interchange.records import BrokenArchive
from comity.interchange.xmlmending import Mender

_CHUNK = 65_536
_LONGEST_ELEMENT = 16 * 1024 * 1024


@dataclass(slots=True)
class Element:
    """An element with its children; `tag` and the attributes are "namespace name" or "name"."""

    tag: str
    attributes: dict[str, str]
    line: int
    parent: Element | None = None
    children: list[Element] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def child(self, tag: str) -> Element | None:
        return next((child for child in self.children if child.tag == tag), None)

    def value(self, tag: str) -> str:
        """The text of the first child of that name, empty where there is none."""
        found = self.child(tag)
        return found.text if found is not None else ""


class _Tree:
    def __init__(self, is_wanted: Callable[[Element], bool]) -> None:
        self.is_wanted = is_wanted
        self.open: list[Element] = []
        self.ready: list[Element] = []
        self.size = 0
        self.parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.data
        self.parser.EntityDeclHandler = self.refuse

    def refuse(self, *_: object) -> None:
        raise BrokenArchive(
            f"line {self.parser.CurrentLineNumber}",
            "The file declares entities of its own, which no export does. It is refused.",
        )

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        parent = self.open[-1] if self.open else None
        self.open.append(Element(tag, attributes, self.parser.CurrentLineNumber, parent))

    def data(self, text: str) -> None:
        if self.open and (self.open[-1].pieces or not text.isspace()):
            self.size += len(text)
            if self.size > _LONGEST_ELEMENT:
                raise BrokenArchive(
                    f"line {self.parser.CurrentLineNumber}", "An element is far too long."
                )
            self.open[-1].pieces.append(text)

    def end(self, _: str) -> None:
        element = self.open.pop()
        if self.is_wanted(element):
            self.ready.append(element)
            self.size = 0
        elif element.parent is not None and len(self.open) > 1:
            element.parent.children.append(element)


def elements(stream: BinaryIO, is_wanted: Callable[[Element], bool]) -> Iterator[Element]:
    """The elements that `is_wanted` accepts, as they end; they are not kept under their parents.

    Raises BrokenArchive for what is no XML, with the line.
    """
    tree = _Tree(is_wanted)
    data = _from_first_tag(stream)
    mender = Mender(data)
    try:
        while data:
            tree.parser.Parse(mender.mended(data), False)
            yield from tree.ready
            tree.ready.clear()
            data = stream.read(_CHUNK)
        tree.parser.Parse(mender.mended(b"", is_last=True), True)
        yield from tree.ready
    except expat.ExpatError as error:
        raise BrokenArchive(
            f"line {error.lineno}, column {error.offset}",
            f"It is no whole XML ({expat.ErrorString(error.code)}). Export it again.",
        ) from error


def _from_first_tag(stream: BinaryIO) -> bytes:
    """The first bytes from the first "<" on: stray ones have been seen before the prolog."""
    data = stream.read(_CHUNK)
    start = data.find(b"<")
    if start < 0:
        raise BrokenArchive("the beginning", "It is no XML: no tag was found.")
    return data[start:]
