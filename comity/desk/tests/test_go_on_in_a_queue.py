"""Go on in a long queue: its address says after which place, in either order."""

import re
from html import unescape

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from comity.comments.actions import Archived, bring_in
from comity.ground import clock, writelane
from comity.houserules import Finding, Sentence, Verdict
from comity.moderation.queries.queue import SIZE
from tests.desk import Desk

FURTHER = re.compile(r'<p class="more"><a href="([^"]+)"')
LISTED = re.compile(r'name="comment" value="([^"]+)"')


@pytest.mark.parametrize("query", ["?language=", "?score=0.5"])
def test_the_link_further_on_leads_to_the_rest(desk: Desk, query: str) -> None:
    found = (Finding("toxicity:insult", Verdict.HOLD, Sentence("Why."), score=0.7).record(),)
    said = [
        Archived(f"x:{n}", f"Said, {n}.", posted_at=clock.now(), findings=found)
        for n in range(SIZE + 2)
    ]
    writelane.run(bring_in(desk.world.story.id, said))
    desk.follow()
    client = Client()
    client.force_login(get_user_model().objects.get(username="bob"))
    first = client.get(f"/desk/courier/new/{query}").content.decode()
    further = FURTHER.search(first)
    assert further
    rest = client.get(f"/desk/courier/new/{unescape(further[1])}").content.decode()
    assert (len(LISTED.findall(first)), len(LISTED.findall(rest))) == (SIZE, 2)
    assert not set(LISTED.findall(first)) & set(LISTED.findall(rest))
