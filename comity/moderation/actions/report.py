"""Point a comment out: a report by a reader, a notice of illegal content by anybody."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from comity.comments.queries import CommentView, comment_numbered
from comity.comments.queries import comment as comment_of
from comity.comments.queries.one import no_such_comment
from comity.ground import clock, ids
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.journal import record
from comity.moderation import cases, words
from comity.moderation.grounds import BY_GROUND
from comity.moderation.models import Case, Report
from comity.readers.queries import reader as reader_of
from comity.readers.tokens import Bearer
from comity.stories.queries import story

REPORTED = "comment.reported"
TEXT = 2000


@dataclass(frozen=True)
class Reported:
    """A report that was taken; `again` where this reader had reported this comment before."""

    id: uuid.UUID
    again: bool


@dataclass(frozen=True)
class Notice:
    """What a notice must hold (DSA, art. 16(2)): where, why, by which law, who, in good faith."""

    address: str
    explanation: str
    law: str
    name: str
    email: str
    ground: str
    good_faith: bool


def report(
    comment_id: uuid.UUID, ground: str, said: str, *, bearer: Bearer | None
) -> Callable[[], Reported]:
    """Let a reader report a public comment, once; without a bearer, let a stranger do it.

    Refusals: no_such_comment, bad_token, ground_missing, own_comment (403). How often a
    stranger may is the asker's network to count (`readers.limits`).
    """
    about = _public(comment_of(comment_id))
    reporter = reader_of(bearer, about.publication) if bearer else None
    if reporter is not None and about.reader == reporter.id:
        raise Refusal("own_comment", 403, _("You can withdraw your own comment yourself."))
    if ground not in BY_GROUND:
        raise Refusal("ground_missing", 422, _("Please choose what is wrong with it."))
    kept = words.fit_words(said, TEXT)

    def write() -> Reported:
        if reporter is not None:
            known = Report.objects.filter(comment=about.id, reader=reporter.id).first()
            if known is not None:
                return Reported(known.id, again=True)
        actor = f"reader:{reporter.id}" if reporter else "system"
        row = _take(about, Report.Kind.REPORT, actor, ground, kept)
        row.reader_id = reporter.id if reporter else None
        row.save(force_insert=True)
        return Reported(row.id, again=False)

    return write


def notify(notice: Notice) -> Callable[[], Reported]:
    """Take a notice of illegal content; its id is the key to what is decided about it.

    Refusals (422): bad_address, explanation_missing, law_missing, name_missing, bad_email,
    good_faith_missing; no_such_story, no_such_comment (404).
    """
    about = _public(_at(notice.address))
    ground = notice.ground if notice.ground in BY_GROUND else "illegal"
    text, law = words.fit_words(notice.explanation, TEXT), words.fit_words(notice.law, words.LAW)
    name = words.fit_words(notice.name, 200)
    if not text:
        raise Refusal("explanation_missing", 422, _("Please explain why you think it is illegal."))
    if not name:
        raise Refusal("name_missing", 422, _("Please give your name."))
    if not notice.good_faith:
        raise Refusal(
            "good_faith_missing", 422, _("Please confirm that what you say is true as you know it.")
        )
    email = _email(notice.email)

    def write() -> Reported:
        row = _take(about, Report.Kind.NOTICE, "system", ground, text)
        row.law, row.name, row.email = law, name, email
        row.save(force_insert=True)
        return Reported(row.id, again=False)

    return write


def _take(about: CommentView, kind: Report.Kind, actor: str, ground: str, text: str) -> Report:
    """Count a report on its comment's case, and tell the journal; its words stay in the row."""
    case = Case.objects.select_for_update().filter(pk=about.id).first()
    if case is None:
        cases.refresh([about.id])
        case = Case.objects.select_for_update().get(pk=about.id)
    cases.restand(case, reports=case.reports + 1)
    row = Report(
        id=ids.uuid7(),
        kind=kind,
        publication_id=about.publication,
        comment_id=about.id,
        ground=ground,
        text=text,
        made_at=clock.now(),
    )
    record.append(
        REPORTED,
        publication=about.publication,
        subject=str(about.id),
        actor=actor,
        data={"report": str(row.id), "kind": kind.value, "ground": ground},
    )
    return row


def _public(about: CommentView) -> CommentView:
    if not about.published:
        raise no_such_comment()
    return about


def _at(address: str) -> CommentView:
    """Return the comment at its permanent address, or at `#c<number>` of its story's page."""
    parts = urlsplit(address.strip())
    steps = [step for step in parts.path.split("/") if step]
    try:
        if len(steps) >= 4 and steps[0] == "stories" and steps[2] == "comments":
            return comment_numbered(story(steps[1]).id, int(steps[3]))
        if len(steps) >= 2 and steps[0] == "stories" and parts.fragment.startswith("c"):
            return comment_numbered(story(steps[1]).id, int(parts.fragment[1:]))
    except ValueError:
        pass
    raise Refusal(
        "bad_address",
        422,
        _("That is no comment's address. Use “Copy link” under the comment and paste it here."),
    )


def _email(written: str) -> str:
    email = written.strip()
    try:
        validate_email(email)
    except ValidationError as fault:
        raise Refusal("bad_email", 422, _("Please give an e-mail address.")) from fault
    return email[:254]
