"""Follows the journal and keeps a case for each comment, so that the desk's lists are at hand."""

import uuid
from collections.abc import Iterator

from comity.comments import facts as kinds
from comity.comments.queries.judged import Judged, judged, numbered
from comity.comments.state import State
from comity.ground import ids, writelane
from comity.journal.record import Fact
from comity.moderation import cases, ledger
from comity.moderation.acts import Act
from comity.moderation.ledger import Entry, Subject
from comity.moderation.models import Decision
from comity.toxicity.language import language

FOLLOWED = frozenset(
    {
        kinds.POSTED,
        kinds.HELD,
        kinds.EDITED,
        kinds.WITHDRAWN,
        kinds.APPROVED,
        kinds.REJECTED,
        kinds.REMOVED,
        kinds.ASKED,
        kinds.RETURNED,
        *kinds.LEFT,
    }
)
TOGETHER = 100
"""Comments brought up to date in one write, which others wait for."""


class ModerationFollower:
    """Keeps the cases, and states the reasons where the house rules held a comment."""

    name = "moderation"
    lasting = True
    urgent = False

    def apply(self, facts: list[Fact]) -> None:
        """Bring the case of each comment that these facts tell of up to what it is now.

        What an archive or an export has brought was held elsewhere, if it was: nothing is stated.
        """
        named = list(dict.fromkeys(key for fact in facts for key in _named(fact)))
        here = {key for fact in facts if fact.kind in FOLLOWED for key in _named(fact)}
        for first in range(0, len(named), TOGETHER):
            self._bring_up(named[first : first + TOGETHER], here)

    def _bring_up(self, named: list[uuid.UUID], here: set[uuid.UUID]) -> None:
        languages = {key: language(each.comment.source).code for key, each in judged(named).items()}

        def write() -> None:
            for fresh in cases.refresh(named, languages):
                if fresh.comment.state == State.HELD and fresh.comment.id in here:
                    _state_the_hold(fresh, languages.get(fresh.comment.id, ""))

        writelane.run(write)


def _named(fact: Fact) -> Iterator[uuid.UUID]:
    if fact.kind in FOLLOWED:
        yield uuid.UUID(fact.subject)
    elif fact.kind == kinds.BROUGHT_IN and fact.story is not None:
        yield from numbered(fact.story, fact.data["first"], fact.data["last"])


def _state_the_hold(fresh: Judged, spoken: str) -> None:
    """Write down that the house rules held a comment, once, with the statement to its author."""
    comment = fresh.comment
    if not fresh.findings or Decision.objects.filter(comment=comment.id, act=Act.HOLD).exists():
        return
    decision = ledger.decide(
        Entry(
            Act.HOLD,
            comment.publication,
            Subject(story=comment.story, comment=comment.id, reader=comment.reader),
            ids.uuid7(),
            None,
        )
    )
    ledger.state(decision, facts=comment.source, judged=fresh, language=spoken)
