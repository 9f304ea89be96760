"""Which parts are not well just now: what the banner on the desk says."""

from datetime import timedelta

from django.utils.translation import gettext

from comity import toxicity
from comity.ground import clock
from comity.journal.lag import lag
from comity.notices.queries.letters import mail_is_late

LATE = timedelta(seconds=30)
TOLD = ("moderation", "snapshots", "audit")
"""Followers whose being late changes what staff see or may rely on."""


def troubles() -> list[str]:
    """Return a sentence for each part that is down or late."""
    said = []
    scorer = toxicity.standing()
    if isinstance(scorer, toxicity.ModelError):
        said.append(
            gettext("The scorer is down: %(fault)s Comments are treated as the house rules say.")
            % {"fault": scorer}
        )
    behind = lag(clock.now(), TOLD)
    if behind["moderation"] > LATE:
        said.append(gettext("These queues are behind: what was said last is not in them yet."))
    if behind["snapshots"] > LATE:
        said.append(gettext("The pages that readers see are behind."))
    if mail_is_late(clock.now()):
        said.append(gettext("Mail to readers is behind: letters wait for the mail server."))
    if behind["audit"] > LATE:
        said.append(gettext("The audit chain is behind."))
    return said
