"""Whose page it is: a cookie of this address alone, got by a pass that is good once."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt

from comity.ground.refusal import Refusal
from comity.pages import drafts
from comity.pages.shown import shown, speaking, telling
from comity.publications.queries import PublicationView, publication
from comity.readers.erasures import erasure_of
from comity.readers.queries import ReaderView, language_of, reader
from comity.readers.tokens import Bearer, bad_token
from comity.snapshots.render import language

P = ParamSpec("P")
LASTS = 3600
"""Seconds for which the page stays open. Whoever finds the computer later finds it closed."""

_SALT = "comity.pages.me"


@dataclass(frozen=True)
class Visit:
    """A reader at their own page."""

    request: HttpRequest
    house: PublicationView
    speaker: ReaderView
    bearer: Bearer

    @property
    def here(self) -> str:
        """The address below which all of a reader's own pages stand."""
        return address(self.house.key)

    @property
    def page(self) -> int:
        """Which page of a long list is asked for, from 1."""
        asked = self.request.GET.get("page", "")
        return max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1

    def to(self, place: str = "", *, keep_language: bool = True) -> HttpResponse:
        """Lead to one of these pages, as after a form."""
        query = asked(self.request) if keep_language else ""
        return HttpResponseRedirect(self.here + place + query, status=303)

    def shown(self, template: str, refusal: Refusal | None = None, **context: Any) -> HttpResponse:
        """Show one of these pages, with what is wrong where something is."""
        return shown(
            self.request,
            f"pages/me/{template}.html",
            self.house,
            refusal=refusal,
            visit=self,
            speaker=self.speaker,
            here=self.here,
            place=template,
            query=asked(self.request),
            erasure=erasure_of(self.speaker.id),
            **context,
        )


View = Callable[Concatenate[Visit, P], HttpResponse]


def mine(view: View[P]) -> Callable[..., HttpResponse]:
    """Let a view be asked for by the reader whose page is open; others are told how to open it.

    A form is taken from these pages alone (`drafts.check_source`).
    """

    @csrf_exempt  # `check_source` looks where a form comes from, and the cookie is never sent along
    @telling
    @wraps(view)
    def door(request: HttpRequest, /, key: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        house = publication(key)
        try:
            bearer = _who(request, key)
            speaker = reader(bearer, key)
        except Refusal:
            with speaking(request, house):
                return shown(request, "pages/me/closed.html", house, status=401)
        with _own_language(request, house, speaker):
            if request.method == "POST":
                drafts.check_source(request)
            return view(Visit(request, house, speaker, bearer), *args, **kwargs)

    return door


def address(key: str) -> str:
    """Return where a reader's own pages of a publication stand."""
    return f"/me/{key}/"


def asked(request: HttpRequest) -> str:
    """Return what keeps links in a language that the address asks for: "" or "?lang=…"."""
    spoken = request.GET.get("lang", "")
    return f"?lang={spoken}" if spoken in dict(settings.LANGUAGES) else ""


def open_for(response: HttpResponse, bearer: Bearer) -> None:
    """Let whoever gets this answer see the reader's pages for a while."""
    session = bearer.session.hex if bearer.session else ""
    held = [bearer.reader.hex, bearer.publication, bearer.epoch, session]
    response.set_cookie(
        settings.READERS_PAGE_COOKIE,
        signing.dumps(held, salt=_SALT),
        max_age=LASTS,
        path=address(bearer.publication),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def close(response: HttpResponse, key: str) -> None:
    """Let whoever gets this answer see them no more."""
    response.delete_cookie(settings.READERS_PAGE_COOKIE, path=address(key), samesite="Lax")


def _who(request: HttpRequest, key: str) -> Bearer:
    written = request.COOKIES.get(settings.READERS_PAGE_COOKIE, "")
    try:
        who, publication_key, epoch, session = signing.loads(written, salt=_SALT, max_age=LASTS)
        known = uuid.UUID(session) if session else None
        return Bearer(uuid.UUID(who), str(publication_key), int(epoch), known)
    except (signing.BadSignature, ValueError, TypeError) as fault:
        raise bad_token() from fault


def _own_language(
    request: HttpRequest, house: PublicationView, speaker: ReaderView
) -> translation.override:
    if "lang" in request.GET:
        return speaking(request, house)
    return translation.override(language(language_of(speaker.id), house))
