"""Judges a past comment again, by the rules as they are and as they would be. Pure but for scores.

What depended on the moment (slow mode, heat, floods, what had just been said) is judged by the
moment as it was, and what depended on the reader's record by the record as it was then.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from comity import toxicity
from comity.comments.queries.moment import Moment
from comity.ground import markdown
from comity.houserules import Judgement, Link, NoScore, Policy, Scene, Scores, Submission, judge


@dataclass(frozen=True)
class Past:
    """A past comment, and its reader's record when it was said."""

    source: str
    name: str
    is_reply: bool
    staff: bool
    at: datetime
    published: int
    recently_published: int
    recently_rejected: int
    moment: Moment


@dataclass(frozen=True)
class Replayed:
    """What became of it by either set of rules."""

    now: Judgement
    then: Judgement

    @property
    def differs(self) -> bool:
        """Whether it would be treated otherwise."""
        return self.now.verdict is not self.then.verdict


def replay(past: Past, now: Policy, then: Policy) -> Replayed:
    """Judge a past comment by both; it is scored once."""
    rendered = markdown.render(past.source)
    submission = Submission(
        past.source,
        tuple(Link(link.href, link.text) for link in rendered.links),
        past.name,
        past.is_reply,
        scores=_scores(past.source),
    )
    scene = Scene(
        past.at,
        staff=past.staff,
        published=past.published,
        recently_published=past.recently_published,
        recently_rejected=past.recently_rejected,
        **vars(past.moment),
    )
    return Replayed(judge(submission, now, scene), judge(submission, then, scene))


def _scores(source: str) -> Scores:
    judgement = toxicity.score(source)
    if judgement.absent is not None:
        return NoScore(judgement.absent, failed=judgement.failed)
    return judgement.scores


VERDICTS = ("publish", "ask", "hold", "reject")
DECISIONS = ("approved", "rejected", "undecided")


@dataclass(frozen=True)
class Line:
    """One line of the result: what moderators decided, by which rules, how many of each verdict."""

    decided: str
    rules: str
    """`now` or `then`."""
    counts: tuple[int, ...]
    """In the order of VERDICTS."""

    @property
    def total(self) -> int:
        """How many comments the line tells of."""
        return sum(self.counts)

    @property
    def stopped(self) -> int:
        """How many were asked about, held or rejected."""
        return self.total - self.counts[0]


def table(counts: Mapping[str, int]) -> tuple[Line, ...]:
    """Turn counts by `<now>:<then>:<decided>` into lines. Pure."""
    sums: Counter[tuple[str, str, str]] = Counter()
    for key, count in counts.items():
        now, then, decided = key.split(":")
        sums[decided, "now", now] += count
        sums[decided, "then", then] += count
    return tuple(
        Line(decided, rules, tuple(sums[decided, rules, verdict] for verdict in VERDICTS))
        for decided in DECISIONS
        for rules in ("now", "then")
    )
