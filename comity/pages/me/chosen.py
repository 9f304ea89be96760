"""What a reader chose: their name, their language, how they are told, where they are signed in."""

from functools import partial

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from comity.ground import ids, writelane
from comity.ground.refusal import Refusal
from comity.notices import actions as notices
from comity.notices import naming
from comity.notices.queries.follows import wishes_of
from comity.pages.forms import page_of_form
from comity.pages.me.door import Visit, mine
from comity.readers import actions as readers
from comity.readers.queries import ReaderView, address_of, language_of
from comity.readers.sessions import sessions_of


@mine
def chosen(visit: Visit) -> HttpResponse:
    """Show the forms; carry out the one that was sent, or show it again with what is wrong."""
    return page_of_form(visit.request, partial(_send, visit), partial(_page, visit))


def _send(visit: Visit) -> HttpResponse:
    _choose(visit.request, visit.speaker)
    return visit.to("settings/", keep_language="language" not in visit.request.POST)


def _page(visit: Visit, refusal: Refusal | None = None) -> HttpResponse:
    who = visit.speaker.id
    return visit.shown(
        "settings",
        refusal,
        written=visit.request.POST.get("name", visit.speaker.name),
        language=language_of(who),
        languages=settings.LANGUAGES,
        known=address_of(who),
        wishes=wishes_of(who),
        rhythms=naming.rhythms(),
        sessions=sessions_of(who),
        current=visit.bearer.session,
    )


def _choose(request: HttpRequest, speaker: ReaderView) -> None:
    sent = request.POST
    if "name" in sent:
        writelane.run(partial(readers.rename, speaker.id, sent["name"]))
    elif "language" in sent:
        writelane.run(readers.choose_language(speaker.id, sent["language"]))
    elif "mail" in sent:
        wishes = notices.settle(speaker.id, mail=sent["mail"], decisions="decisions" in sent)
        writelane.run(wishes)
    elif "end" in sent:
        writelane.run(readers.end_session(speaker, ids.read(sent["end"]) or ids.NOBODYS))
    elif "everywhere" in sent:
        writelane.run(readers.end_all_sessions(speaker))
