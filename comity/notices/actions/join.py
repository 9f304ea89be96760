"""Follow with an address, in one tick: it is asked once whether the address is the reader's."""

import uuid
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings

from comity.comments.actions import Posted
from comity.ground import clock
from comity.ground.addresses import fit_address
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.journal import record
from comity.notices import facts
from comity.notices.actions.follow import begin
from comity.notices.kinds import Rhythm
from comity.notices.models import Letter, Proof, Wishes
from comity.notices.silence import digest_of, is_silenced
from comity.notices.targets import Target, of_replies
from comity.readers import actions as readers
from comity.readers.queries import ReaderView, address_of

AGAIN = timedelta(minutes=10)
"""For so long a second tick of the same reader asks nothing: the first letter is on its way."""

LETTERS = 3
"""Letters a day that ask one address, whoever gives it: nobody is flooded through us."""


def ticked(write: Callable[[], Posted], email: str, language: str = "") -> Callable[[], Posted]:
    """Let whoever posts by `write` be told of answers, in the same transaction.

    `email` "" keeps the address that is known, if any. Refusals: bad_email, no_mail (422).
    """
    give = give_mine(email, language) if email.strip() else None

    def both() -> Posted:
        done = write()
        begin(of_replies(done.reader), done.reader)
        # Who asks for it now has changed their mind about a mail that they once ended.
        ended = Wishes.objects.filter(reader=done.reader.id, mail=Rhythm.NEVER)
        ended.update(mail=Rhythm.ONCE)
        if give is not None:
            give(done.reader)
        return done

    return both


def give_mine(email: str, language: str = "") -> Callable[[ReaderView], None]:
    """Check an address; return what gives it to a reader inside a write.

    Refusals: bad_email, no_mail (422).
    """
    address = _fit(email)
    return lambda reader: _give(reader, address, language)


def follow_by_mail(
    target: Target, email: str, language: str = "", *, by: ReaderView | None = None
) -> Callable[[], None]:
    """Let a reader, or somebody who is not known here yet, follow something by mail.

    Refusals: bad_email, no_mail (422), and those of `follow`.
    """
    address = _fit(email)

    def write() -> None:
        reader = by or readers.welcome_guest(target.publication, "")
        begin(target, reader)
        _give(reader, address, language)

    return write


def _give(reader: ReaderView, email: str, language: str = "") -> None:
    """Keep a reader's address, inside a write; ask whether it is theirs where that is not known."""
    known = address_of(reader.id)
    if known is not None and known.email == email and known.proved_at is not None:
        return
    readers.give_address(reader.id, email, language)
    now = clock.now()
    if _may_ask(reader.id, email, now):
        letter = Letter.objects.create(
            publication_id=reader.publication,
            reader_id=reader.id,
            kind=Letter.Kind.PROOF,
            digest=digest_of(email),
            made_at=now,
            next_at=now,
        )
        Proof.objects.create(letter=letter)
        record.append(
            facts.ASKED,
            publication=reader.publication,
            subject=str(letter.id),
            actor=f"reader:{reader.id}",
        )


def _may_ask(reader: uuid.UUID, email: str, now: datetime) -> bool:
    asked = Letter.objects.filter(kind=Letter.Kind.PROOF, digest=digest_of(email))
    lately = asked.filter(reader=reader, made_at__gt=now - AGAIN)
    today = asked.filter(made_at__gt=now - timedelta(days=1))
    return not is_silenced(email) and not lately.exists() and today.count() < LETTERS


def _fit(email: str) -> str:
    if not settings.MAIL:
        raise Refusal("no_mail", 422, _("This server sends no mail."))
    return fit_address(email)
