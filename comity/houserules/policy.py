"""What a publication, a section or a story asks of its comments.

A policy is made from plain settings, and narrowed from publication to section to story: what is
nearer to the story replaces what is above it, but lists of words and hosts add up.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType
from typing import Annotated, Any, Self, get_type_hints

from comity.ground.refusal import marked as _
from comity.houserules.kinds import (
    Choice,
    Domains,
    Flag,
    Kind,
    Number,
    Threshold,
    Thresholds,
    Unfit,
    Whole,
    Words,
)
from comity.houserules.sentence import Sentence
from comity.houserules.verdict import Verdict
from comity.houserules.wordlist import WordList

ANY_BUT_PUBLISH = Choice((Verdict.ASK, Verdict.HOLD, Verdict.REJECT))
HOLD_OR_REJECT = Choice((Verdict.HOLD, Verdict.REJECT))
PUBLISH_OR_HOLD = Choice((Verdict.PUBLISH, Verdict.HOLD))


class PolicyError(ValueError):
    """A setting that cannot be taken: `setting` is its name, `sentence` says what to do."""

    def __init__(self, setting: str, sentence: Sentence) -> None:
        super().__init__(f"{setting}: {sentence}")
        self.setting = setting
        self.sentence = sentence


NO_WORDS = WordList()
NO_HOSTS: frozenset[str] = frozenset()
DEFAULT_THRESHOLDS: Mapping[str, Threshold] = MappingProxyType(
    {
        "toxicity": Threshold(ask=0.80, hold=0.95),
        "severe_toxicity": Threshold(hold=0.60),
        "identity_attack": Threshold(ask=0.60, hold=0.80),
        "insult": Threshold(ask=0.85),
        "threat": Threshold(hold=0.70),
    }
)


@dataclass(frozen=True, slots=True)
class Policy:
    """The house rules' settings, each with its kind and with what it does, in words."""

    min_length: Annotated[int, Whole(1, 1_000), _("Fewest characters of a comment.")] = 1
    max_length: Annotated[int, Whole(1, 20_000), _("Most characters of a comment.")] = 4_000

    max_links: Annotated[int, Whole(0, 100), _("More links than this hold a comment.")] = 2
    denied_domains: Annotated[frozenset[str], Domains(), _("Hosts that nobody may link to.")] = (
        NO_HOSTS
    )
    denied_domains_verdict: Annotated[
        Verdict, HOLD_OR_REJECT, _("What becomes of a link to such a host.")
    ] = Verdict.REJECT
    allowed_domains: Annotated[
        frozenset[str], Domains(), _("Hosts whose links are not counted.")
    ] = NO_HOSTS
    only_allowed_domains: Annotated[
        bool, Flag(), _("Hold each comment that links to any other host.")
    ] = False
    misleading_links_verdict: Annotated[
        Verdict, HOLD_OR_REJECT, _("What becomes of a link whose text names another address.")
    ] = Verdict.HOLD

    banned_words: Annotated[WordList, Words(), _("Words that nobody may use.")] = NO_WORDS
    banned_words_verdict: Annotated[
        Verdict, ANY_BUT_PUBLISH, _("What becomes of a comment with a banned word.")
    ] = Verdict.REJECT
    suspect_words: Annotated[WordList, Words(), _("Words that a moderator should see first.")] = (
        NO_WORDS
    )
    suspect_words_verdict: Annotated[
        Verdict, ANY_BUT_PUBLISH, _("What becomes of a comment with a suspect word.")
    ] = Verdict.HOLD

    repeated_verdict: Annotated[
        Verdict, HOLD_OR_REJECT, _("What becomes of a comment that its reader made before.")
    ] = Verdict.REJECT
    repeated_by_many: Annotated[
        int,
        Whole(0, 100),
        _("Hold what so many comments of others said nearly alike; 0 for never."),
    ] = 2

    first_comments: Annotated[
        int, Whole(0, 100), _("Hold a reader's comments until so many of them were published.")
    ] = 0
    trust_after: Annotated[
        int, Whole(0, 10_000), _("Trust a reader after so many published comments; 0 for never.")
    ] = 0
    rejected_share: Annotated[
        float, Number(0, 1), _("Hold readers of whose recent comments this share was rejected.")
    ] = 0.5
    rejected_share_of: Annotated[
        int, Whole(0, 1_000), _("Look at that share from so many decisions on; 0 for never.")
    ] = 4

    thresholds: Annotated[
        Mapping[str, Threshold],
        Thresholds(),
        _("Probabilities from which on to ask, hold or reject."),
    ] = field(default_factory=lambda: DEFAULT_THRESHOLDS, hash=False)
    when_scorer_fails: Annotated[
        Verdict, PUBLISH_OR_HOLD, _("What becomes of a comment when the scorer is down.")
    ] = Verdict.HOLD
    when_unscored: Annotated[
        Verdict, PUBLISH_OR_HOLD, _("What becomes of a comment that cannot be scored.")
    ] = Verdict.PUBLISH

    slow_seconds: Annotated[
        int, Whole(0, 86_400), _("Seconds between two comments of a reader in a story; 0 for none.")
    ] = 0
    close_after_days: Annotated[
        int, Whole(0, 10_000), _("Days after which a story closes by itself; 0 for never.")
    ] = 0
    hold_everything: Annotated[bool, Flag(), _("Hold every comment of every reader.")] = False
    hold_when_hot: Annotated[
        bool, Flag(), _("Hold comments while a thread is much faster or more toxic than usual.")
    ] = False
    proof_when_hot: Annotated[
        bool, Flag(), _("Let guests' browsers solve a small puzzle while a thread is hot.")
    ] = True
    hot_speed: Annotated[
        float, Number(1, 1_000), _("A thread is hot at so many times its usual speed…")
    ] = 6.0
    hot_busy: Annotated[float, Number(1, 100_000), _("…and at least so many comments an hour…")] = (
        60.0
    )
    hot_toxicity: Annotated[float, Number(0, 1), _("…or at this mean toxicity.")] = 0.5
    flood_newcomers: Annotated[
        int, Whole(0, 10_000), _("Hold new readers when so many of them came at once; 0 for never.")
    ] = 0
    flood_minutes: Annotated[int, Whole(1, 1_440), _("At once: within so many minutes.")] = 10

    @classmethod
    def from_settings(cls, settings: Mapping[str, Any]) -> Self:
        """The policy of a publication. Raises PolicyError, naming the setting and what to do."""
        return cls()._with(settings, replacing=True)

    def narrowed(self, settings: Mapping[str, Any]) -> Self:
        """The policy of a section or story under this one. Raises PolicyError."""
        return self._with(settings, replacing=False)

    def _with(self, settings: Mapping[str, Any], *, replacing: bool) -> Self:
        if not settings:
            return self
        changed = {each.name: getattr(self, each.name) for each in fields(self)}
        for name, value in settings.items():
            if name not in SETTINGS:
                raise PolicyError(name, _unknown(name))
            kind = SETTINGS[name].kind
            try:
                read = kind.read(value)
            except Unfit as unfit:
                raise PolicyError(name, unfit.sentence) from None
            changed[name] = read if replacing else kind.layered(changed[name], read)
        if changed["min_length"] > changed["max_length"]:
            raise PolicyError("min_length", Sentence(_("it must not be above max_length")))
        return type(self)(**changed)


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting as the desk shows it: its kind, its value by default, and what it does."""

    name: str
    kind: Kind
    default: Any
    says: str


def _settings() -> Mapping[str, Setting]:
    hints = get_type_hints(Policy, include_extras=True)
    default = Policy()
    return MappingProxyType(
        {
            name: Setting(name, hint.__metadata__[0], getattr(default, name), hint.__metadata__[1])
            for name, hint in hints.items()
        }
    )


SETTINGS: Mapping[str, Setting] = _settings()


def _unknown(name: str) -> Sentence:
    near = difflib.get_close_matches(str(name), SETTINGS, n=1)
    if near:
        return Sentence(_("there is no such setting; is “%(near)s” meant?"), {"near": near[0]})
    return Sentence(_("there is no such setting; take it out"))
