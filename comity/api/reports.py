"""Reports: point a comment out; learn the reasons of what was decided about oneself; appeal."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from ninja import Schema

from comity.api import who
from comity.api.router import router
from comity.ground import writelane
from comity.moderation import actions
from comity.moderation.queries import statements as reasons
from comity.moderation.telling import told
from comity.readers.queries import reader as reader_of
from comity.readers.tokens import Bearer


class Report(Schema):
    """What is wrong with a comment: one of the grounds, and words of one's own."""

    ground: str
    text: str = ""


class Reported(Schema):
    """That the report was taken; `again` where this reader had reported this comment before."""

    again: bool


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
    openapi_extra=who.READER,
)
async def report_comment(request: HttpRequest, comment_id: UUID, report: Report) -> Reported:
    """Report a public comment to the moderators, once a reader.

    Problems: no_such_comment, own_comment, ground_missing, token_missing, bad_token, and
    those of a post's text.
    """
    done = await writelane.act(
        actions.report, comment_id, report.ground, report.text, bearer=who.bearer(request)
    )
    return Reported(again=done.again)


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
