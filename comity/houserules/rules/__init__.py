"""The rules, one a file, in the order in which their findings are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from comity.houserules.policy import Policy
from comity.houserules.rules import (
    closed,
    everything,
    first_comments,
    flood,
    heat,
    length,
    links,
    record,
    repetition,
    slow,
    toxicity,
    unproved,
    words,
)
from comity.houserules.submission import Scene, Submission
from comity.houserules.verdict import Finding

Find = Callable[[Submission, Policy, Scene], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule and whom it binds.

    Where `binds_staff` is false, staff are not asked. Where `binds_trusted` is false, what it
    would ask about or hold of a trusted reader is published; what it rejects stays rejected.
    """

    find: Find
    binds_staff: bool = False
    binds_trusted: bool = False


RULES: tuple[Rule, ...] = (
    Rule(closed.find, binds_trusted=True),
    Rule(slow.find, binds_trusted=True),
    Rule(length.find, binds_trusted=True, binds_staff=True),
    Rule(words.find),
    Rule(links.find),
    Rule(repetition.find),
    Rule(toxicity.find),
    Rule(first_comments.find),
    Rule(record.find),
    Rule(everything.find, binds_trusted=True),
    Rule(heat.find),
    Rule(flood.find),
    Rule(unproved.find),
)
