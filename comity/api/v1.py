"""The native API: the nouns under /api/v1, put together."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI

from comity.api import (
    comments,
    follows,
    funding,
    mail,
    me,
    mutes,
    notices,
    passages,
    preview,
    problems,
    publications,
    push,
    reports,
    session,
    signing_on,
    stories,
    threads,
    votes,
)
from comity.api.parsing import StrictParser
from comity.api.rendering import CompactJson
from comity.api.router import router


class Api(NinjaAPI):
    """Ninja with our problems in place of its own errors, and names as a client reads them."""

    def on_exception(self, request: HttpRequest, exc: Any) -> HttpResponse:
        """Answer every fault as a problem."""
        return problems.answer(request, exc)

    def get_openapi_operation_id(self, operation: Any) -> str:
        """Return the name of an operation: its function's, which is unique here."""
        return str(operation.view_func.__name__)


NOUNS = (
    publications,
    stories,
    threads,
    comments,
    passages,
    votes,
    preview,
    me,
    mutes,
    follows,
    notices,
    mail,
    push,
    session,
    signing_on,
    reports,
    funding,
)

api = Api(
    title="Comity",
    version="1",
    description="Reader discussions: stories, threads, comments, votes, and funding.",
    docs_url=None,
    openapi_url=None,
    urls_namespace="api",
    parser=StrictParser(),
    renderer=CompactJson(),
    default_router=router,
    openapi_extra={
        "tags": [
            {"name": noun.__name__.rpartition(".")[2], "description": noun.__doc__}
            for noun in NOUNS
        ]
    },
)
