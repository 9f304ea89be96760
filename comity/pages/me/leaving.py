"""What a reader takes away, and how they leave."""

from functools import partial

from django.http import HttpRequest, HttpResponse

from comity.ground import clock, writelane
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.pages.forms import page_of_form
from comity.pages.me.door import Visit, mine
from comity.readers import actions as readers
from comity.readers.copies import archive_of, copy_of
from comity.readers.queries import ReaderView


@mine
def leaving(visit: Visit) -> HttpResponse:
    """Show what can be asked for; ask for what the form says."""
    return page_of_form(visit.request, partial(_send, visit), partial(_page, visit))


def _send(visit: Visit) -> HttpResponse:
    _ask(visit.request, visit.speaker)
    return visit.to("data/")


def _page(visit: Visit, refusal: Refusal | None = None) -> HttpResponse:
    return visit.shown("data", refusal, copy=copy_of(visit.speaker.id))


@mine
def copy(visit: Visit) -> HttpResponse:
    """Send the copy that was made."""
    packed = archive_of(visit.speaker.id)
    if packed is None:
        raise Refusal("no_copy", 404, _("There is no copy yet. Ask for one first."))
    response = HttpResponse(packed, content_type="application/zip")
    name = f"{visit.house.key}-{clock.now():%Y-%m-%d}.zip"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response


def _ask(request: HttpRequest, speaker: ReaderView) -> None:
    sent = request.POST
    if "copy" in sent:
        writelane.run(readers.ask_copy(speaker))
    elif "stay" in sent:
        writelane.run(readers.think_again(speaker))
    elif "erase" in sent:
        writelane.run(readers.ask_erasure(speaker, sent.get("manner", "")))
