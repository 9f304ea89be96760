"""What is said of a group, to demean it and not."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Theme:
    """Sentences about one group: those that demean it, and those that do not."""

    group: str
    demeaning: tuple[str, ...]
    harmless: tuple[str, ...]
