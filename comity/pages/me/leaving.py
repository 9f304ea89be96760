"""What a reader takes away, and how they leave."""

from django.http import HttpRequest, HttpResponse

from comity.ground import writelane
from comity.ground.refusal import Refusal
from comity.pages.me.door import Visit, mine
from comity.readers import actions as readers
from comity.readers.queries import ReaderView


@mine
def leaving(visit: Visit) -> HttpResponse:
    """Show what can be asked for; ask for what the form says."""
    refusal: Refusal | None = None
    if visit.request.method == "POST":
        try:
            _ask(visit.request, visit.speaker)
        except Refusal as fault:
            refusal = fault
        else:
            return visit.to("data/")
    return visit.shown("data", refusal)


def _ask(request: HttpRequest, speaker: ReaderView) -> None:
    sent = request.POST
    if "stay" in sent:
        writelane.run(readers.think_again(speaker))
    elif "erase" in sent:
        writelane.run(readers.ask_erasure(speaker, sent.get("manner", "")))
