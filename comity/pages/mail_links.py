"""What the links of a letter lead to: prove an address, stop mail, settle it. By secret alone.

Mail programs and virus scanners open every link of a mail: so nothing is done by a GET.
"""

import uuid
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from comity.ground import ids, writelane
from comity.notices import actions, links, naming
from comity.notices.queries.follows import follows_of, wishes_of
from comity.notices.queries.letters import reader_of_proof
from comity.pages.shown import shown, telling
from comity.publications.queries import PublicationView, publication
from comity.readers.queries import language_of, reader_by_id
from comity.snapshots.render import language


@csrf_exempt  # the secret address says who asks, and nobody else knows it
@require_http_methods(["GET", "HEAD", "POST"])
@telling
def confirm(request: HttpRequest, secret: str) -> HttpResponse:
    """Ask whether an address is the reader's; hold it for proved where they press the button."""
    letter = links.read_proof(secret)
    reader = reader_of_proof(letter)
    house = _house(reader)
    with _speaking(reader, house):
        if request.method == "POST":
            writelane.run(actions.confirm(letter))
            return shown(request, "pages/mail_confirmed.html", house, wishes=links.wishes(reader))
        return shown(request, "pages/mail_confirm.html", house, follows=follows_of(reader))


@csrf_exempt  # RFC 8058: the mail provider asks, without a cookie
@require_http_methods(["GET", "HEAD", "POST"])
@telling
def stop(request: HttpRequest, secret: str) -> HttpResponse:
    """End a kind of letters by one POST, from a mail program or from the button."""
    reader, kind = links.read_stop(secret)
    house = _house(reader)
    with _speaking(reader, house):
        if request.method == "POST":
            writelane.run(actions.stop(reader, kind))
            return shown(
                request, "pages/mail_stopped.html", house, wishes=links.wishes(reader), kind=kind
            )
        return shown(request, "pages/mail_stop.html", house, kind=kind)


@csrf_exempt  # the secret address says who asks, and nobody else knows it
@require_http_methods(["GET", "HEAD", "POST"])
@telling
def wishes(request: HttpRequest, secret: str) -> HttpResponse:
    """Show how a reader is told, and what they follow; change what the form says."""
    reader = links.read_wishes(secret)
    house = _house(reader)
    with _speaking(reader, house):
        if request.method == "POST":
            _change(reader, request)
            return HttpResponseRedirect(request.get_full_path(), status=HTTPStatus.SEE_OTHER)
        return shown(
            request,
            "pages/mail_wishes.html",
            house,
            wishes=wishes_of(reader),
            follows=follows_of(reader),
            rhythms=naming.rhythms(),
        )


def _change(reader: uuid.UUID, request: HttpRequest) -> None:
    sent = request.POST
    if "leave" in sent:
        writelane.run(actions.leave(ids.read(sent["leave"]) or ids.NOBODYS, by=reader))
    else:
        writelane.run(actions.settle(reader, mail=sent.get("mail"), decisions="decisions" in sent))


def _house(reader: uuid.UUID) -> PublicationView:
    return publication(reader_by_id(reader).publication)


def _speaking(reader: uuid.UUID, house: PublicationView) -> translation.override:
    """Speak the language of the reader's letters: the links in them name none."""
    return translation.override(language(language_of(reader), house))
