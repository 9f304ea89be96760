"""Ask to be erased, and think again for a day."""

from collections.abc import Callable
from datetime import timedelta

from comity.ground import clock
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.readers.erasures import ErasureView, seen
from comity.readers.models import Erasure
from comity.readers.queries import ReaderView
from comity.readers.telling import tell

THINK = timedelta(days=1)
"""How long a reader may think again."""


def ask_erasure(speaker: ReaderView, manner: str) -> Callable[[], ErasureView]:
    """Erase a reader in a day. To ask again changes the manner, not the day.

    `manner` is `remove` (the comments go) or `nameless` (the public ones stay, and are nobody's).
    Refusals: bad_manner (422), staff_not_erased (403).
    """
    if manner not in Erasure.Manner:
        raise Refusal(
            "bad_manner", 422, _("Please choose what is to become of your public comments.")
        )
    if speaker.staff:
        raise Refusal(
            "staff_not_erased",
            403,
            _("You speak for this publication: what you said is its own. Ask an administrator."),
        )

    def write() -> ErasureView:
        at = clock.now()
        row, _made = Erasure.objects.update_or_create(
            reader_id=speaker.id,
            defaults={"manner": manner},
            create_defaults={"manner": manner, "asked_at": at, "due_at": at + THINK},
        )
        tell("reader.erasure_asked", speaker.publication, speaker.id, data={"manner": manner})
        return seen(row)

    return write


def think_again(speaker: ReaderView) -> Callable[[], None]:
    """Let a reader stay after all; twice is once."""

    def write() -> None:
        gone, _each = Erasure.objects.filter(reader=speaker.id, begun_at=None).delete()
        if gone:
            tell("reader.erasure_called_off", speaker.publication, speaker.id)

    return write
