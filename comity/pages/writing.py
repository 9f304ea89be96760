"""Taking part without script: post, reply, and the permanent link of a comment."""

from collections.abc import Mapping
from functools import partial
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language, gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from comity.comments import links, words
from comity.comments.actions import Posted, Voice
from comity.comments.actions import post as post_comment
from comity.comments.actions.write_down import closed
from comity.comments.queries import CommentView, comment, comment_numbered, whereabouts
from comity.comments.queries.one import no_such_comment
from comity.ground import writelane
from comity.ground.refusal import Refusal
from comity.houserules import Finding
from comity.journal import running
from comity.notices.actions import ticked
from comity.pages import drafts
from comity.pages.drafts import Draft
from comity.pages.forms import page_of_form
from comity.pages.shown import asked_language, shown, speaking, telling
from comity.publications.queries import PublicationView, publication
from comity.readers import limits
from comity.readers.limits import ADDRESSES, NEW_GUESTS, POSTS, PREVIEWS
from comity.stories.queries import StoryView, story

PATIENCE = 3.0
"""Seconds to wait until the page that a reader is sent to shows what they wrote."""


@csrf_exempt  # the form stands in pages that all readers share; `check_source` looks instead
@telling
def post(request: HttpRequest, slug: str) -> HttpResponse:
    """Post what the form holds, or show it again with what is wrong, or as a preview."""
    there = story(slug)
    house = publication(there.publication)
    if request.method != "POST":
        return HttpResponseRedirect(links.story(slug))
    draft = drafts.read(request)
    send = _preview if "preview" in request.POST else _send
    with speaking(request, house):
        return page_of_form(
            request,
            partial(send, request, there, house, draft),
            partial(_form, request, there, house, draft),
        )


@require_safe
@telling
def reply(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show the form for an answer to a comment."""
    there = story(slug)
    house = publication(there.publication)
    answered = _public(there, number)
    with speaking(request, house):
        if there.closed:
            raise closed()
        return _form(request, there, house, Draft(parent=str(answered.id)))


@require_safe
@telling
def find(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Lead to the page on which a comment stands."""
    there = story(slug)
    house = publication(there.publication)
    place = whereabouts(there, _public(there, number))
    with speaking(request, house):
        query = asked_language(house)
    part = f"c{number}"
    return HttpResponseRedirect(links.listing(slug, place.order, place.page, query, part))


def _public(there: StoryView, number: int) -> CommentView:
    found = comment_numbered(there.id, number)
    if not found.shown:
        raise no_such_comment()
    return found


def _preview(
    request: HttpRequest, there: StoryView, house: PublicationView, draft: Draft
) -> HttpResponse:
    limits.keep(drafts.sender(request), PREVIEWS)
    _kept, rendered = words.fit(draft.text, house.settings.length)
    return _form(request, there, house, draft, preview=rendered.html)


def _send(
    request: HttpRequest, there: StoryView, house: PublicationView, draft: Draft
) -> HttpResponse:
    counted = (ADDRESSES,) if draft.notify else ()
    limits.keep(drafts.sender(request), POSTS, NEW_GUESTS, *counted, thing=there.slug)
    said = _posted(request, there.slug, draft).comment
    if not said.published:
        return shown(request, "pages/waiting.html", house, story=there, comment=said)
    address = links.comment(there.slug, said.number) + asked_language(house)
    return HttpResponseRedirect(address, status=HTTPStatus.SEE_OTHER)


def _posted(request: HttpRequest, slug: str, draft: Draft) -> Posted:
    write = post_comment(
        slug,
        draft.text,
        voice=Voice(name=draft.name, network=drafts.sender(request).network, proof=None),
        key=drafts.key(request, slug, draft),
        parent=draft.answered,
        insists=draft.insists,
    )
    if draft.notify:
        write = ticked(write, draft.email, get_language() or "")
    done = writelane.run(write)
    running.has_seen("snapshots", done.place, PATIENCE)
    return done


def _form(
    request: HttpRequest,
    there: StoryView,
    house: PublicationView,
    draft: Draft,
    refusal: Refusal | None = None,
    *,
    preview: str = "",
) -> HttpResponse:
    """Show the form with all that was written in it, and what is to be said of it."""
    return shown(
        request,
        "pages/write.html",
        house,
        refusal=refusal,
        story=there,
        answered=_answered(there, draft),
        written=draft,
        preview=preview,
        asked=[_told(each) for each in refusal.extra.get("findings", ())] if refusal else [],
        may_insist=refusal is not None and refusal.code == "ask_again",
        query=asked_language(house),
    )


def _answered(there: StoryView, draft: Draft) -> CommentView | None:
    try:
        found = comment(draft.answered) if draft.answered else None
    except Refusal:
        return None
    return found if found and found.shown and found.story == there.id else None


def _told(record: Mapping[str, object]) -> str:
    return Finding.read(record).sentence.told(gettext)
