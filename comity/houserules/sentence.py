"""A sentence for a person, written in English here and translated at the edge."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

Param = str | int | float


@dataclass(frozen=True, slots=True)
class Sentence:
    """An English template in gettext's `%(name)s` form, and the values that fill it."""

    template: str
    params: Mapping[str, Param] = field(default_factory=dict, hash=False)

    def told(self, translate: Callable[[str], str] = str) -> str:
        """The sentence in words; `translate` is the edge's gettext."""
        return translate(self.template) % self.params

    def __str__(self) -> str:
        return self.told()
