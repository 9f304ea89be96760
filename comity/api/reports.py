"""Reports: point a comment out; learn the reasons of what was decided about oneself; appeal."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from ninja import Schema

from comity.api import limits, who
from comity.api.language import chosen
from comity.api.router import router
from comity.comments import links
from comity.comments.queries import comment as comment_of
from comity.comments.queries.one import no_such_comment
from comity.ground import writelane
from comity.moderation import actions, reporting
from comity.moderation.queries import statements as reasons
from comity.moderation.telling import told
from comity.publications.queries import publication
from comity.readers.limits import REPORTS, STRANGERS_REPORT, Asker, keep
from comity.readers.queries import reader as reader_of
from comity.readers.tokens import Bearer
from comity.stories.queries import story_by_id


class Report(Schema):
    """What is wrong with a comment: one of the grounds, and words of one's own."""

    ground: str
    text: str = ""


class Reported(Schema):
    """That the report was taken; `again` where this reader had reported this comment before."""

    again: bool


class ReportForm(Schema):
    """The form for a report: safe HTML, complete without script."""

    html: str


class StatementOut(Schema):
    """A statement of reasons, in the reader's language; `address` is its page, theirs alone."""

    id: UUID
    comment: UUID | None
    decision: str
    decided: str
    ground: str
    explanation: str
    law: str
    automated: bool
    facts: str
    made_at: datetime
    ends_at: datetime | None
    undone: bool
    can_be_appealed: bool
    appeal: str
    outcome: str
    answer: str
    redress: str
    address: str


class Statements(Schema):
    """The statements of reasons given to a reader, the latest first."""

    statements: list[StatementOut]


class Appeal(Schema):
    """Why a decision is wrong."""

    text: str


@router.post(
    "/comments/{comment_id}/reports",
    tags=["reports"],
    response={201: Reported},
    openapi_extra=who.READER_OR_GUEST,
)
async def report_comment(request: HttpRequest, comment_id: UUID, report: Report) -> Reported:
    """Report a public comment to the moderators: once a reader, or once a network and day.

    Problems: no_such_comment, own_comment, ground_missing, bad_token, too_many, and those of
    a post's text.
    """
    done = await writelane.act(
        _report, comment_id, report, bearer=who.bearer_if_any(request), asker=limits.asker(request)
    )
    return Reported(again=done.again)


def _report(
    comment_id: UUID, report: Report, *, bearer: Bearer | None, asker: Asker
) -> Callable[[], actions.Reported]:
    """Count a report that can be taken; one that cannot leaves a network its stranger's one."""
    write = actions.report(comment_id, report.ground, report.text, bearer=bearer)
    strangers = () if bearer else (STRANGERS_REPORT,)
    keep(asker, REPORTS, *strangers, thing=str(comment_id))
    return write


@router.get("/comments/{comment_id}/report-form", tags=["reports"], response=ReportForm)
async def read_report_form(request: HttpRequest, comment_id: UUID) -> ReportForm:
    """Return the form by which a public comment is reported, as HTML in the asked language.

    Problems: no_such_comment.
    """
    return ReportForm(html=await writelane.prepare(_form, comment_id, chosen(request)))


def _form(comment_id: UUID, lang: str) -> str:
    about = comment_of(comment_id)
    if not about.published:
        raise no_such_comment()
    there = story_by_id(about.story)
    return reporting.form(
        there.slug,
        about.number,
        query=links.query(lang, publication(about.publication).locale),
    ).strip()


@router.get(
    "/publications/{slug:publication}/statements",
    tags=["reports"],
    response=Statements,
    openapi_extra=who.READER,
)
async def read_statements(request: HttpRequest, publication: str) -> Statements:
    """Return the statements of reasons for each restriction of this reader.

    Problems: token_missing, bad_token.
    """
    return await writelane.prepare(_statements, who.bearer(request), publication)


@router.post(
    "/statements/{statement_id}/appeal",
    tags=["reports"],
    response={201: Statements},
    openapi_extra=who.READER,
)
async def appeal(request: HttpRequest, statement_id: UUID, appeal: Appeal) -> Statements:
    """Appeal against a decision, once, within six months.

    Problems: no_such_statement, nothing_said, appeal_over, appealed_already, undone_already,
    token_missing, bad_token, and those of a post's text.
    """
    bearer = who.bearer(request)
    await writelane.prepare(_own, statement_id, bearer)
    await writelane.act(actions.appeal, statement_id, appeal.text)
    return await writelane.prepare(_statements, bearer, bearer.publication)


def _own(statement_id: UUID, bearer: Bearer) -> None:
    reader = reader_of(bearer, bearer.publication)
    if reasons.statement(statement_id).reader != reader.id:
        raise reasons.no_such_statement()


def _statements(bearer: Bearer, publication: str) -> Statements:
    reader = reader_of(bearer, publication)
    return Statements(statements=[_out(each) for each in reasons.statements_of(reader.id)])


def _out(statement: reasons.StatementView) -> StatementOut:
    words = told(statement)
    return StatementOut(
        id=statement.id,
        comment=statement.comment,
        decision=statement.act,
        decided=words.decided,
        ground=statement.ground,
        explanation=words.explanation,
        law=words.law,
        automated=statement.automated,
        facts=statement.facts,
        made_at=statement.made_at,
        ends_at=statement.ends_at,
        undone=statement.undone,
        can_be_appealed=statement.can_be_appealed,
        appeal=statement.appeal,
        outcome=words.outcome,
        answer=statement.answer,
        redress=words.redress,
        address=reasons.address(statement.id),
    )
