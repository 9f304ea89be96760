"""Brings a submission before the house rules, with the scene in which it is said."""

import uuid
from datetime import timedelta
from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from comity.comments import crowd
from comity.comments.models import Comment
from comity.comments.rulebook import rulebook
from comity.comments.scoring import scored
from comity.comments.state import State
from comity.ground import clock
from comity.ground.markdown import Rendered
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.houserules import Judgement, Link, Policy, Scene, Submission, Verdict, judge
from comity.houserules.fingerprint import Fingerprint
from comity.publications.queries import PublicationView
from comity.readers.queries import ReaderView
from comity.readers.sanctions import check_speech, in_force
from comity.stories.queries import StoryView

LATELY = timedelta(days=30)
REMEMBERED = timedelta(days=2)
OWN, OTHERS = 20, 60
"""How many recent comments are compared with a new one: the reader's, and the story's."""


def judge_post(
    house: PublicationView,
    story: StoryView,
    speaker: ReaderView | None,
    name: str,
    source: str,
    rendered: Rendered,
    *,
    is_reply: bool,
    insists: bool,
    editing: uuid.UUID | None = None,
    unproved: bool = False,
) -> Judgement:
    """Return the house rules' judgement, which is to publish or to hold.

    `source` is clean. `editing` is the comment whose text this is to replace, if any;
    `unproved` says that work is asked of its writer, who cannot prove any.
    Raises Refusals: `ask_again` (409) and `refused` (422), each with `findings`; `banned`,
    `suspended` (403) and `slowed` (429) where a sanction binds the reader.
    """
    if speaker is not None:
        _check_speech(speaker)
    policy = rulebook(house, story)
    scores, offending = scored(source, policy)
    submission = Submission(
        source,
        tuple(Link(link.href, link.text) for link in rendered.links),
        name,
        is_reply,
        insists,
        scores,
        offending,
        unproved,
    )
    judgement = judge(submission, policy, _scene(story, speaker, editing, policy))
    if judgement.verdict is Verdict.ASK:
        raise Refusal(
            "ask_again",
            409,
            _("Please look at your comment again before it is posted."),
            extra={"findings": kept(judgement)},
        )
    if judgement.verdict is Verdict.REJECT:
        raise Refusal(
            "refused",
            422,
            _("This comment cannot be posted as it is."),
            extra={"findings": kept(judgement)},
        )
    return judgement


def has_spoken(story: StoryView, speaker: ReaderView | None) -> bool:
    """Say whether a reader has commented on a story since it was looked at."""
    if speaker is None:
        return False
    later = Comment.objects.filter(story=story.id, number__gt=story.numbers)
    return later.filter(reader=speaker.id).exists()


def kept(judgement: Judgement) -> list[dict[str, Any]]:
    """Return what is kept of a judgement beside the comment: its findings."""
    return [finding.record() for finding in judgement.findings]


def _check_speech(speaker: ReaderView) -> None:
    now = clock.now()
    binding = in_force(speaker.id, now)
    if binding:
        last = Comment.objects.filter(reader=speaker.id).order_by("-posted_at")
        at = last.values_list("posted_at", flat=True).first()
        check_speech(binding, now, now - at if at else None)


def _scene(
    story: StoryView, speaker: ReaderView | None, editing: uuid.UUID | None, policy: Policy
) -> Scene:
    now = clock.now()
    heat = crowd.heat_of(story.id, now) if policy.hold_when_hot else None
    came = crowd.newcomers(story.id, now, policy.flood_minutes) if policy.flood_newcomers else 0
    others = Comment.objects.filter(story=story.id).order_by("-number")
    if speaker is None:
        return Scene(
            now,
            opened=story.published_at,
            closed=story.closed,
            story_recent=_prints(others, OTHERS),
            heat=heat,
            newcomers=came,
        )
    own = Comment.objects.filter(reader=speaker.id)
    if editing is not None:
        own = own.exclude(id=editing)
    lately = Q(posted_at__gte=now - LATELY)
    published, rejected = Q(state=State.PUBLISHED), Q(state__in=(State.REJECTED, State.REMOVED))
    record = own.aggregate(
        published=Count("id", filter=published),
        recently_published=Count("id", filter=published & lately),
        recently_rejected=Count("id", filter=rejected & lately),
        last=Max("posted_at", filter=Q(story=story.id)),
    )
    last = record.pop("last")
    return Scene(
        now,
        opened=story.published_at,
        closed=story.closed,
        staff=speaker.staff,
        since_last=(now - last).total_seconds() if last and not editing else None,
        own_recent=_prints(own.order_by("-posted_at").filter(posted_at__gte=now - REMEMBERED), OWN),
        story_recent=_prints(others.exclude(reader=speaker.id), OTHERS),
        heat=heat,
        newcomers=came,
        **record,
    )


def _prints(rows: QuerySet[Comment], limit: int) -> tuple[Fingerprint, ...]:
    written = rows.values_list("fingerprint", flat=True)[:limit]
    return tuple(Fingerprint.read(each) for each in written if each)
