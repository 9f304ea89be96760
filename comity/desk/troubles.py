"""Which parts are not well just now: what the banner on the desk says."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils.translation import gettext

from comity import toxicity
from comity.ground import clock
from comity.interchange.webhooks import queries as webhooks
from comity.journal.lag import LATE, lag
from comity.notices.queries.letters import mail_is_late
from comity.notices.queries.waiting import push_due_since
from comity.readers import copies, erasures

OVERDUE = timedelta(hours=1)
"""After which staff are told of what waits to be done: whoever runs the server knows before."""

TOLD = ("moderation", "snapshots", "audit")
"""Followers whose being late changes what staff see or may rely on."""

DUE: tuple[tuple[Callable[[datetime], datetime | None], Callable[[], str]], ...] = (
    (erasures.due_since, lambda: gettext("Readers wait to be erased, as they have asked.")),
    (copies.due_since, lambda: gettext("Readers wait for the copies that they have asked for.")),
    (webhooks.due_since, lambda: gettext("Webhooks are behind: deliveries wait to be sent.")),
    (push_due_since, lambda: gettext("Notices in readers’ browsers are behind.")),
)
"""Since when the oldest thing is due, and what is said where it has waited for too long."""


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
    now = clock.now()
    said += [sentence() for since, sentence in DUE if now - (since(now) or now) > OVERDUE]
    return said
