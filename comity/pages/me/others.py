"""Whom and what a reader follows, and whom they would rather not read."""

from django.http import HttpResponse

from comity.ground import ids, writelane
from comity.notices import actions as notices
from comity.notices.queries.follows import follows_of
from comity.pages.me.door import Visit, mine
from comity.readers import mutes


@mine
def others(visit: Visit) -> HttpResponse:
    """Show both lists; end what the form names."""
    who, sent = visit.speaker.id, visit.request.POST
    if visit.request.method == "POST":
        if "leave" in sent:
            writelane.run(notices.leave(ids.read(sent["leave"]) or ids.NOBODYS, by=who))
        if "unmute" in sent:
            gone = ids.read(sent["unmute"]) or ids.NOBODYS
            writelane.run(lambda: mutes.unmute(who, gone))
        return visit.to("others/")
    return visit.shown("others", follows=follows_of(who), mutes=mutes.mutes_of(who))
