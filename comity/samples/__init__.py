"""The invented newsroom that ``comity demo`` shows: The Port Ellery Lantern and its readers.

It promises the same checked newsroom on every load, with all times relative to the moment of use.
Loading it never touches a database, the network or the clock: `install` does, for the demo.
"""

from importlib.resources import files
from importlib.resources.abc import Traversable

import msgspec

from comity.samples.rules import faults
from comity.samples.shapes import (
    Closing,
    Comment,
    Edit,
    Newsroom,
    Origin,
    Picture,
    Reader,
    Removal,
    StaffMember,
    Story,
)

__all__ = [
    "Closing",
    "Comment",
    "Edit",
    "Newsroom",
    "Origin",
    "Picture",
    "Reader",
    "Removal",
    "SampleError",
    "StaffMember",
    "Story",
    "load",
    "picture",
]

_HERE = files(__name__)


class SampleError(ValueError):
    """The sample files contradict themselves; the message lists every fault, one a line."""


def load() -> Newsroom:
    """Return the whole sample newsroom, newest story first.

    Raises SampleError where a file has the wrong shape or the files contradict each other.
    """
    try:
        stories = [_story(file) for file in (_HERE / "stories").iterdir()]
        masthead = msgspec.json.decode((_HERE / "newsroom.json").read_bytes())
        stories.sort(key=lambda story: story.minutes_ago)
        newsroom = msgspec.convert(masthead | {"stories": stories}, Newsroom)
    except msgspec.MsgspecError as error:
        raise SampleError(str(error)) from error
    if found := faults(newsroom):
        raise SampleError("\n".join(found))
    return newsroom


def picture(file: str) -> bytes:
    """Return the SVG of a story's picture (UTF-8 bytes); ``file`` is its ``Picture.file``.

    Raises FileNotFoundError where no such picture exists.
    """
    return (files("comity") / "static" / "samples" / file).read_bytes()


def _story(file: Traversable) -> Story:
    try:
        story = msgspec.json.decode(file.read_bytes(), type=Story)
    except msgspec.MsgspecError as error:
        raise SampleError(f"{file.name}: {error}") from error
    if file.name != f"{story.slug}.json":
        raise SampleError(f"{file.name}: holds the story {story.slug}")
    return story
