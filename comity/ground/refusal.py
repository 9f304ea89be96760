"""How an action says no."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(eq=False)
class Refusal(Exception):
    """An action was not carried out, and here is why.

    `code` is stable and for machines; `status` the HTTP status that fits; `sentence` an
    English template, marked for translation where it is written, with %(name)s places
    filled from `params`; `extra` goes into the answer as it is (findings, seconds to wait).
    """

    code: str
    status: int
    sentence: str
    params: Mapping[str, Any] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)

    def detail(self, translate: Callable[[str], str] = str) -> str:
        """Return the sentence for a person, passed through `translate` (a gettext)."""
        return translate(self.sentence) % self.params

    def __str__(self) -> str:
        return f"{self.code}: {self.detail()}"


def marked(sentence: str) -> str:
    """Mark a sentence for translation; the edge that shows it translates it.

    Import it as `_`, the name that gettext's extraction looks for.
    """
    return sentence
