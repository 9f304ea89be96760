"""Pointing a comment out to the moderators, without script."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from comity.comments.queries import CommentView, comment_numbered
from comity.comments.queries.one import no_such_comment
from comity.ground import writelane
from comity.ground.refusal import Refusal
from comity.moderation import reporting
from comity.moderation.actions import report as report_comment
from comity.pages import drafts
from comity.pages.shown import asked_language, shown, speaking, telling
from comity.publications.queries import PublicationView, publication
from comity.readers import limits
from comity.readers.limits import REPORTS, STRANGERS_REPORT
from comity.stories.queries import StoryView, story


@csrf_exempt  # no cookie says who asks; `check_source` looks where the form came from
@require_http_methods(["GET", "HEAD", "POST"])
@telling
def report(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show the form for a report; take the one that it sends."""
    there = story(slug)
    house = publication(there.publication)
    about = comment_numbered(there.id, number)
    with speaking(request, house):
        if not about.published:
            raise no_such_comment()
        refusal: Refusal | None = None
        if request.method == "POST":
            try:
                _take(request, about)
            except Refusal as fault:
                refusal = fault
        return _page(request, house, there, about, refusal)


def _take(request: HttpRequest, about: CommentView) -> None:
    drafts.check_source(request)
    write = report_comment(
        about.id, request.POST.get("ground", ""), request.POST.get("text", ""), bearer=None
    )
    limits.keep(drafts.sender(request), REPORTS, STRANGERS_REPORT, thing=str(about.id))
    writelane.run(write)


def _page(
    request: HttpRequest,
    house: PublicationView,
    there: StoryView,
    about: CommentView,
    refusal: Refusal | None,
) -> HttpResponse:
    query = asked_language(house)
    form = reporting.form(
        there.slug,
        about.number,
        query=query,
        ground=request.POST.get("ground", ""),
        text=request.POST.get("text", ""),
        problem=refusal.detail(gettext) if refusal else "",
    )
    return shown(
        request,
        "pages/report.html",
        house,
        refusal=refusal,
        story=there,
        comment=about,
        form=form,
        taken=request.method == "POST" and refusal is None,
        query=query,
    )
