"""Keeps the cases and their tallies as the comments are. Called inside a write."""

import uuid
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from types import MappingProxyType

from django.db.models import F

from comity.comments.queries.judged import Judged, judged
from comity.moderation.history import History, histories
from comity.moderation.models import Case, Evidence, Tally
from comity.moderation.queues import Queue, queues, standing
from comity.stories.queries import StoryView, story_by_id

Changes = Counter[tuple[str, str, Queue]]
KEPT = ("standing", "score", "language")


def refresh(
    ids: Iterable[uuid.UUID], languages: Mapping[uuid.UUID, str] = MappingProxyType({})
) -> list[Judged]:
    """Bring the cases of these comments up to the comments; return those that are new here.

    `languages` are those that are known of comments whose words are new. To do it again
    changes nothing: what a case says is taken from its comment as it is now.
    """
    found = judged(ids)
    known = {
        row.comment_id: row for row in Case.objects.select_for_update().filter(pk__in=list(found))
    }
    past = histories(found.keys() - known.keys())
    stories: dict[uuid.UUID, StoryView] = {}
    changes: Changes = Counter()
    fresh: list[Case] = []
    for key, each in found.items():
        case = known.get(key)
        if case is None:
            there = stories.get(each.comment.story) or story_by_id(each.comment.story)
            stories[there.id] = there
            case = _opened(each, there, past[key])
            case.language = languages.get(key, "")
            fresh.append(case)
            _stand(case, changes, 1)
        else:
            _stand(case, changes, -1)
            _bring_up(case, each)
            case.language = languages.get(key, case.language)
            _stand(case, changes, 1)
    Case.objects.bulk_create(fresh)
    Case.objects.bulk_update([known[key] for key in known], KEPT)
    Evidence.objects.filter(case__in=list(known)).delete()
    Evidence.objects.bulk_create(row for each in found.values() for row in _evidence(each))
    count(changes)
    return [found[case.comment_id] for case in fresh]


def recount(ids: Iterable[uuid.UUID]) -> None:
    """Bring cases up to the rows of decisions, reports and appeals, which no action has made."""
    found = judged(ids)
    past = histories(found)
    for case in Case.objects.select_for_update().filter(pk__in=list(found)).order_by("pk"):
        told, comment = past[case.pk], found[case.pk].comment
        restand(
            case,
            standing=standing(comment.state, told.decided_at, comment.edited_at),
            decided_at=told.decided_at,
            reports=told.reports,
            appeals=told.appeals,
        )


def restand(case: Case, **changed: object) -> None:
    """Change fields of a locked case, and the tallies with them."""
    changes: Changes = Counter()
    _stand(case, changes, -1)
    for name, value in changed.items():
        setattr(case, name, value)
    case.save(update_fields=list(changed))
    _stand(case, changes, 1)
    count(changes)


def count_appeals(comment: uuid.UUID, step: int) -> None:
    """Count appeals about a comment, or (below zero) that they wait no longer."""
    case = Case.objects.select_for_update().get(pk=comment)
    restand(case, appeals=max(0, case.appeals + step))


def count(changes: Changes) -> None:
    """Add to the tallies; always in the same order, so that two writes never wait in a ring."""
    for publication, section, queue in sorted(changes):
        step = changes[publication, section, queue]
        if not step:
            continue
        row, _made = Tally.objects.get_or_create(
            publication_id=publication, section=section, queue=queue
        )
        Tally.objects.filter(pk=row.pk).update(count=F("count") + step)


def _stand(case: Case, changes: Changes, step: int) -> None:
    for queue in queues(case.standing, case.reports, case.appeals):
        changes[case.publication_id, case.section, queue] += step


def _opened(each: Judged, there: StoryView, past: History) -> Case:
    comment = each.comment
    case = Case(
        comment_id=comment.id,
        publication_id=comment.publication,
        story_id=comment.story,
        section=there.section,
        reader_id=comment.reader,
        at=comment.posted_at or _made_at(comment.id),
        decided_at=past.decided_at,
        reports=past.reports,
        appeals=past.appeals,
    )
    _bring_up(case, each)
    return case


def _bring_up(case: Case, each: Judged) -> None:
    comment = each.comment
    case.standing = standing(comment.state, case.decided_at, comment.edited_at)
    scores = [finding.score for finding in each.findings if finding.rule.startswith("toxicity")]
    case.score = max((score for score in scores if score is not None), default=None)


def _evidence(each: Judged) -> list[Evidence]:
    comment = each.comment
    return [
        Evidence(
            case_id=comment.id,
            publication_id=comment.publication,
            rule=rule,
            at=comment.posted_at or _made_at(comment.id),
        )
        for rule in sorted({finding.rule for finding in each.findings})
    ]


def _made_at(key: uuid.UUID) -> datetime:
    """Return when a version 7 UUID was made: its first 48 bits are Unix milliseconds."""
    return datetime.fromtimestamp((key.int >> 80) / 1000, UTC)
