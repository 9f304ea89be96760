"""What a setting of the policy may hold: how it is read, refused in words, and layered."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from comity.ground.refusal import marked as _
from comity.houserules.sentence import Sentence
from comity.houserules.verdict import Verdict
from comity.houserules.wordlist import WordList, WordListError

ATTRIBUTES = (
    "toxicity",
    "severe_toxicity",
    "identity_attack",
    "insult",
    "profanity",
    "threat",
)


class Unfit(Exception):
    """A value that a setting cannot hold; `sentence` says what it must be."""

    def __init__(self, template: str, **params: str | int | float) -> None:
        self.sentence = Sentence(template, params)
        super().__init__(str(self.sentence))


class Kind(Protocol):
    """Reads a setting's value as JSON gives it, and lays one over the value above it."""

    def read(self, value: Any) -> Any:
        """The value in its own type. Raises Unfit."""

    def layered(self, above: Any, below: Any) -> Any:
        """What holds where a section or story says `below` and its publication `above`."""


class Replacing:
    """The usual layering: what is nearer to the story holds."""

    def layered(self, above: Any, below: Any) -> Any:
        return below


@dataclass(frozen=True, slots=True)
class Flag(Replacing):
    """Yes or no."""

    def read(self, value: Any) -> bool:
        if not isinstance(value, bool):
            raise Unfit(_("it must be true or false"))
        return value


@dataclass(frozen=True, slots=True)
class Whole(Replacing):
    """A whole number."""

    least: int
    most: int

    def read(self, value: Any) -> int:
        if type(value) is not int or not self.least <= value <= self.most:
            raise Unfit(
                _("it must be a whole number from %(least)s to %(most)s"),
                least=self.least,
                most=self.most,
            )
        return value


@dataclass(frozen=True, slots=True)
class Number(Replacing):
    """A number."""

    least: float
    most: float

    def read(self, value: Any) -> float:
        # A NaN fails the comparison, as it should.
        if type(value) not in (int, float) or not self.least <= value <= self.most:
            raise Unfit(
                _("it must be a number from %(least)s to %(most)s"),
                least=self.least,
                most=self.most,
            )
        return float(value)


@dataclass(frozen=True, slots=True)
class Choice(Replacing):
    """One of a few verdicts."""

    verdicts: tuple[Verdict, ...]

    def read(self, value: Any) -> Verdict:
        if value not in self.verdicts:
            raise Unfit(_("it must be one of: %(choices)s"), choices=", ".join(self.verdicts))
        return Verdict(value)


@dataclass(frozen=True, slots=True)
class Words:
    """A word list: lines, or a list of entries. Lists add up from publication to story."""

    def read(self, value: Any) -> WordList:
        if isinstance(value, WordList):
            return value
        try:
            return WordList(_lines(value))
        except WordListError as refusal:
            raise Unfit(
                _("the entry “%(entry)s” cannot be used: %(reason)s"),
                entry=refusal.entry,
                reason=refusal.reason,
            ) from None

    def layered(self, above: WordList, below: WordList) -> WordList:
        return above + below


@dataclass(frozen=True, slots=True)
class Domains:
    """Names of hosts, each with all below it. Lists add up from publication to story."""

    def read(self, value: Any) -> frozenset[str]:
        names = {line.strip().lower().removeprefix("www.").rstrip(".") for line in _lines(value)}
        names.discard("")
        for name in sorted(names):
            if not _HOST.fullmatch(name):
                raise Unfit(_("“%(name)s” is no host name; write it like example.com"), name=name)
        return frozenset(names)

    def layered(self, above: frozenset[str], below: frozenset[str]) -> frozenset[str]:
        return above | below


@dataclass(frozen=True, slots=True)
class Threshold:
    """From which probability on a comment is asked about, held, rejected; None: never."""

    ask: float | None = None
    hold: float | None = None
    reject: float | None = None

    def verdict(self, score: float) -> Verdict:
        """The strictest verdict whose threshold `score` reaches."""
        for verdict in (Verdict.REJECT, Verdict.HOLD, Verdict.ASK):
            least: float | None = getattr(self, verdict.value)
            if least is not None and score >= least:
                return verdict
        return Verdict.PUBLISH


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Attribute to Threshold. An attribute set nearer to the story replaces the one above."""

    def read(self, value: Any) -> Mapping[str, Threshold]:
        if not isinstance(value, Mapping):
            raise Unfit(
                _('it must give thresholds by attribute, such as {"insult": {"hold": 0.9}}')
            )
        return {attribute: self._threshold(attribute, given) for attribute, given in value.items()}

    def _threshold(self, attribute: str, given: Any) -> Threshold:
        if attribute not in ATTRIBUTES:
            raise Unfit(
                _("“%(attribute)s” is not scored; the attributes are: %(attributes)s"),
                attribute=str(attribute),
                attributes=", ".join(ATTRIBUTES),
            )
        if isinstance(given, Threshold):
            return given
        if not isinstance(given, Mapping) or not set(given) <= {"ask", "hold", "reject"}:
            raise Unfit(
                _("%(attribute)s takes “ask”, “hold” and “reject” only"), attribute=attribute
            )
        probability = Number(0, 1)
        return Threshold(
            **{name: None if p is None else probability.read(p) for name, p in given.items()}
        )

    def layered(
        self, above: Mapping[str, Threshold], below: Mapping[str, Threshold]
    ) -> Mapping[str, Threshold]:
        return {**above, **below}


def _lines(value: Any) -> Sequence[str]:
    if isinstance(value, str):
        return value.splitlines()
    if isinstance(value, Sequence | frozenset) and all(isinstance(line, str) for line in value):
        return tuple(value)
    raise Unfit(_("it must be a list, or lines of text"))


_HOST = re.compile(r"[\w](?:[\w-]{0,62}\.)*[\w-]{0,62}[\w]|\w")
