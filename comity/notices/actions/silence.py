"""Send nothing more to an address, or write to it again."""

from collections.abc import Callable
from datetime import datetime

from comity.journal import record
from comity.notices import facts
from comity.notices.models import Letter, Silence
from comity.notices.silence import digest_of

NOBODY = ""
"""An address is silenced for all publications of this server."""


def silence(email: str, why: Silence.Why, *, at: datetime) -> Callable[[], None]:
    """Send nothing more to an address: it bounced, somebody complained, or asked for it."""
    return silence_digest(digest_of(email), why, at=at)


def silence_digest(digest: str, why: Silence.Why, *, at: datetime) -> Callable[[], None]:
    """Send nothing more to the address of this digest; a letter under way is dropped."""

    def write() -> None:
        _row, made = Silence.objects.get_or_create(digest=digest, defaults={"why": why, "at": at})
        if made:
            waiting = Letter.objects.filter(digest=digest, state=Letter.State.WAITING)
            waiting.update(state=Letter.State.DROPPED, done_at=at, problem=f"The address {why}.")
            _tell(facts.SILENCED, digest, why=why.value)

    return write


def hear_again(email: str) -> Callable[[], bool]:
    """Write to an address again; the write says whether it had been silenced."""

    def write() -> bool:
        digest = digest_of(email)
        gone, _each = Silence.objects.filter(digest=digest).delete()
        if gone:
            _tell(facts.HEARD, digest)
        return bool(gone)

    return write


def _tell(kind: str, digest: str, **data: str) -> None:
    record.append(kind, publication=NOBODY, subject=digest, actor="system", data=data)
