"""Which followers run, and on which store of pages. Composition only."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import cache, partial

from django.conf import settings

from comity.accounts import sweeping
from comity.belongings import ROOMS
from comity.comments.claiming import ClaimFollower
from comity.comments.networks import drop_old
from comity.funding.actions import renew_all
from comity.ground import clock
from comity.interchange.webhooks import queries as webhooks
from comity.interchange.webhooks.courier import Courier
from comity.interchange.webhooks.follower import WebhookFollower
from comity.journal import running
from comity.journal.audit import AuditFollower
from comity.journal.followers import Follower
from comity.journal.rounds import HOUR, MINUTE, Rounds
from comity.moderation.follower import ModerationFollower
from comity.notices.follower import NoticeFollower
from comity.notices.letters.courier import MailCourier
from comity.notices.push.courier import PushCourier
from comity.notices.push.keys import offered
from comity.notices.queries import waiting
from comity.notices.sweep import sweep
from comity.passages.follower import PassageFollower
from comity.readers import copies, erasures
from comity.snapshots.edition import edition
from comity.snapshots.follower import SnapshotFollower
from comity.snapshots.stores import Store


@cache
def store() -> Store:
    """Return the store of pages of this process: files, or Redis where it is set."""
    ways_in = str(settings.MAIL), str(bool(settings.SOCIALACCOUNT_PROVIDERS))
    rendered_by = edition(settings.BASE, settings.PUBLIC_URL, *ways_in)
    if settings.REDIS_URL:
        from comity.snapshots.stores.redis import RedisStore

        return RedisStore(settings.REDIS_URL, edition=rendered_by)
    from comity.snapshots.stores.file import FileStore

    return FileStore(settings.SNAPSHOTS, edition=rendered_by)


LASTING: tuple[Callable[[], Follower], ...] = (
    lambda: SnapshotFollower(store()),
    ModerationFollower,
    ClaimFollower,
    PassageFollower,
    AuditFollower,
    WebhookFollower,
    lambda: copies.CopyFollower(ROOMS),
    NoticeFollower,
)
"""The followers of which one process at a time is on duty."""


def lasting_names() -> list[str]:
    """Return the names of the followers that have to be on duty somewhere."""
    return [make().name for make in LASTING]


DUE: Mapping[str, Callable[[datetime], datetime | None]] = {
    "erasures": erasures.due_since,
    "copies": copies.due_since,
    Courier.name: webhooks.due_since,
    "mail-courier": waiting.mail_due_since,
    "push-courier": waiting.push_due_since,
}
"""Of the rounds and couriers that somebody waits for: since when the oldest thing has been due."""


def waited() -> dict[str, timedelta]:
    """Return for how long what is due has waited, by the name of what should have done it."""
    now = clock.now()
    return {name: now - (since(now) or now) for name, since in DUE.items()}


def begin_lasting() -> None:
    """Run the followers of which one process at a time is on duty, and the rounds beside them."""
    for make in LASTING:
        running.begin(make())
    running.begin_task(Courier())
    running.begin_task(Rounds("copies-sweep", HOUR, partial(copies.sweep, ROOMS)))
    running.begin_task(Rounds("erasures", MINUTE, partial(erasures.carry_out, ROOMS)))
    running.begin_task(Rounds("sign-ins", HOUR, sweeping.drop_old))
    running.begin_task(Rounds("goals", MINUTE, renew_all))
    running.begin_task(Rounds("networks", HOUR, lambda: drop_old(clock.now())))
    running.begin_task(Rounds("notices-sweep", HOUR, sweep))
    if offered():
        running.begin_task(Rounds("push-courier", 1.0, PushCourier().deliver))
    if settings.MAIL:
        running.begin_task(Rounds("mail-courier", 1.0, MailCourier().deliver))
