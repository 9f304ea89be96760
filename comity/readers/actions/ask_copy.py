"""Ask for a copy of everything that is kept of oneself."""

from collections.abc import Callable
from datetime import timedelta

from comity.ground import clock
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.readers.copies import ASKED
from comity.readers.models import Copy
from comity.readers.queries import ReaderView
from comity.readers.telling import tell

AGAIN = timedelta(hours=1)
"""After which a copy may be asked for anew: it costs this server a look at every table."""


def ask_copy(speaker: ReaderView) -> Callable[[], None]:
    """Have a copy made, in place of the former one. Refusal: copied_lately (429)."""

    def write() -> None:
        at = clock.now()
        former = Copy.objects.filter(reader=speaker.id, asked_at__gt=at - AGAIN).first()
        if former is not None:
            raise Refusal(
                "copied_lately",
                429,
                _("You have asked for a copy just now. Take that one, or ask again in an hour."),
                extra={"retry_after": int((former.asked_at + AGAIN - at).total_seconds()) + 1},
            )
        Copy.objects.filter(reader=speaker.id).delete()
        Copy.objects.create(reader_id=speaker.id, asked_at=at)
        tell(ASKED, speaker.publication, speaker.id)

    return write
