"""The stories: give one another text, and ask its readers at a passage."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_safe

from comity.desk.asking import needed_uid
from comity.desk.gate import at_desk
from comity.desk.shown import shown
from comity.ground import writelane
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.ground.writelane import Write
from comity.passages import actions as passages
from comity.passages.queries import questions
from comity.passages.words import select
from comity.readers.roles import Role, Staff
from comity.stories import actions
from comity.stories.queries import StoryView, latest, no_such_story, source_of, story

MOST = 100


@require_safe
@at_desk(Role.EDITOR)
def listing(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Show the latest stories."""
    stories = latest(staff.publication, MOST)
    return shown(request, staff, "desk/stories.html", part="stories", stories=stories)


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk(Role.EDITOR)
def one(request: HttpRequest, staff: Staff, slug: str) -> HttpResponse:
    """Show a story with its text and its questions; carry out what is asked of it."""
    there = story(slug)
    if there.publication != staff.publication:
        raise no_such_story()
    if request.method == "POST":
        writelane.run(_wanted(request, staff, there))
        return HttpResponseRedirect(request.path, status=303)
    return shown(
        request,
        staff,
        "desk/story.html",
        part="stories",
        story=there,
        source=source_of(there.id),
        questions=questions(there.id),
    )


def _wanted(request: HttpRequest, staff: Staff, there: StoryView) -> Write[object]:
    given = request.POST
    if given.get("act") == "revise":
        return actions.revise(there.id, given.get("source", ""), actor=staff.actor)
    if given.get("act") == "ask":
        words = select(there.html, given.get("quote", ""))
        return passages.ask(
            there.slug, words, given.get("question", ""), name=staff.name, actor=staff.actor
        )
    if given.get("act") == "withdraw":
        return passages.withdraw(
            needed_uid(request, "passage"), publication=staff.publication, actor=staff.actor
        )
    raise Refusal("bad_act", 422, _("Please choose what to decide."))
