"""Replay changed house rules over past comments, a little at a time."""

import time
import uuid
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet

from comity.comments.queries import CommentView
from comity.comments.queries import comments as comments_of
from comity.comments.queries.moment import Moment, moment
from comity.ground import clock, ids
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.houserules import Policy
from comity.moderation.actions.rules import checked
from comity.moderation.models import Case, Simulation
from comity.moderation.queues import PUBLIC, Standing
from comity.moderation.replay import Past, Replayed, replay
from comity.publications.queries import publication
from comity.readers.roles import Staff

MOST = 20_000
BUDGET = 0.1
"""Seconds of the processor that one step may take; the page asks for as many as are needed."""

TOGETHER = 20
"""Comments that are read for one step: a quick machine replays about as many in its time."""

KEPT = 200
"""Comments that would be treated otherwise and are kept to look at."""

LATELY = timedelta(days=30)


def simulate(
    rules: Mapping[str, Any], *, by: Staff, wanted: int, section: str = ""
) -> Callable[[], uuid.UUID]:
    """Begin a simulation of `rules` over the newest `wanted` comments, or all that there are.

    Refusals: bad_rule (422), bad_number (422).
    """
    if not 1 <= wanted <= MOST:
        raise Refusal("bad_number", 422, _("Please choose how many comments to try."))
    checked(rules, publication(by.publication), section=section)

    def write() -> uuid.UUID:
        row = Simulation.objects.create(
            id=ids.uuid7(),
            publication_id=by.publication,
            section=section,
            rules=dict(rules),
            made_by=by.name,
            made_at=clock.now(),
            wanted=_replayable(by.publication, section)[:wanted].count(),
        )
        return row.id

    return write


def step(simulation: uuid.UUID, *, by: Staff) -> Callable[[], None]:
    """Go on with a simulation for a moment; what is replayed is written down at once.

    Two steps at the same time count nothing twice: the slower one's result is dropped.
    """
    row = Simulation.objects.filter(id=simulation, publication=by.publication).first()
    if row is None:
        raise Refusal("no_such_simulation", 404, _("There is no such simulation."))
    before = row.replayed
    if not row.done:
        _go_on(row, by.publication)

    def write() -> None:
        Simulation.objects.filter(id=simulation, replayed=before, done=False).update(
            replayed=row.replayed,
            wanted=row.wanted,
            reached=row.reached,
            reached_comment=row.reached_comment,
            done=row.done,
            counts=row.counts,
            changed=row.changed,
        )

    return write


def _go_on(row: Simulation, key: str) -> None:
    house = publication(key)
    own = house.settings.section_rules.get(row.section, {}) if row.section else house.settings.rules
    now = checked(own, house, section=row.section)
    then = checked(row.rules, house, section=row.section)
    end = time.thread_time() + BUDGET
    cases = _cases(row)
    said = {each.id: each for each in comments_of([case.comment_id for case in cases])}
    for case in cases:
        comment = said[case.comment_id]
        past = Past(
            comment.source,
            comment.name,
            comment.parent is not None,
            bool(comment.badge),
            case.at,
            *_record(case),
            _moment(comment, now, then),
        )
        _count(row, case, replay(past, now, then))
        if time.thread_time() > end:
            break
    if not cases:  # the rest was withdrawn or erased meanwhile
        row.wanted = row.replayed
    row.done = row.replayed >= row.wanted


def _moment(comment: CommentView, *policies: Policy) -> Moment:
    """Return the moment of a comment, as far as any of the policies reads it."""
    return moment(
        comment,
        heat=any(each.hold_when_hot for each in policies),
        flood_minutes=max(each.flood_minutes if each.flood_newcomers else 0 for each in policies),
    )


def _cases(row: Simulation) -> list[Case]:
    rows = _replayable(row.publication_id, row.section)
    if row.reached is not None:
        same = Q(at=row.reached, pk__lt=row.reached_comment)
        rows = rows.filter(Q(at__lt=row.reached) | same, at__lte=row.reached)
    left = row.wanted - row.replayed
    return list(rows.order_by("-at", "-pk")[: min(left, TOGETHER)])


def _replayable(publication: str, section: str) -> QuerySet[Case]:
    """Return the comments that can be replayed: of a section, or of all where it is empty."""
    rows = Case.objects.filter(publication=publication).exclude(standing=Standing.WITHDRAWN)
    return rows.filter(section=section) if section else rows


def _record(case: Case) -> tuple[int, int, int]:
    """Return a reader's published comments before this one, and of late published and rejected."""
    if case.reader_id is None:
        return 0, 0, 0
    before = Case.objects.filter(reader=case.reader_id, at__lt=case.at)
    published = before.filter(standing__in=PUBLIC).count()
    lately = before.filter(at__gte=case.at - LATELY)
    return (
        published,
        lately.filter(standing__in=PUBLIC).count(),
        lately.filter(Q(standing=Standing.REJECTED)).count(),
    )


def _count(row: Simulation, case: Case, replayed: Replayed) -> None:
    decided = case.standing if case.standing in ("approved", "rejected") else "undecided"
    key = f"{replayed.now.verdict.value}:{replayed.then.verdict.value}:{decided}"
    row.counts[key] = row.counts.get(key, 0) + 1
    row.replayed += 1
    row.reached, row.reached_comment = case.at, case.comment_id
    if replayed.differs and len(row.changed) < KEPT:
        row.changed.append(
            {
                "comment": str(case.comment_id),
                "now": replayed.now.verdict.value,
                "then": replayed.then.verdict.value,
                "decided": decided,
                "rules": sorted({each.rule for each in replayed.then.findings}),
            }
        )
