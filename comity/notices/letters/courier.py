"""Carries letters to the mail server, one at a time, each acknowledged before the next.

Before a letter is sent the row says that it is in hand, after the server's 250 that it is sent,
each by a guarded update and its own commit. Killed before the 250, the letter is still in hand,
and sets out again with the next courier: none is lost. Killed in the instant between the 250 and
the commit it sets out again too, because nobody can know that it was taken: as the same mail, with
the same Message-ID and Date, of which mail servers and programs keep one.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from django.core import mail as django_mail
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend

from comity.ground import clock, writelane
from comity.notices.actions.silence import silence_digest
from comity.notices.letters.gather import gather
from comity.notices.letters.mail import mail
from comity.notices.letters.outcome import Fate, Outcome, outcome_of
from comity.notices.models import Letter, Notice, Silence
from comity.notices.silence import digest_of, is_silenced
from comity.readers.queries import Address, address_of

log = logging.getLogger(__name__)

State = Letter.State

AT_A_TIME = 10
"""Letters taken in hand in one commit: a kill delays at most these."""

ROUNDS = 20
"""Rounds in a row, between which nobody asks this courier to stop."""

LEASE = timedelta(minutes=2)
"""After which a letter in hand sets out again, should the duty have gone from one courier to
another and back."""

DELAYS = tuple(timedelta(minutes=each) for each in (1, 5, 15, 60, 240, 480, 960))
"""How long to wait after each try that failed: eight tries in a bit more than a day."""

PAUSE = timedelta(seconds=30)
"""How long nothing is tried after the mail server could not be reached."""


class MailCourier:
    """Makes letters of what is due, and sends them; of all processes, one at a time does."""

    def __init__(self) -> None:
        self._closed_until: datetime | None = None
        self._begun = False

    def deliver(self) -> None:
        """Do what is due now, a good part of it; what is left waits a moment."""
        for _round in range(ROUNDS):
            if not self.round():
                return

    def round(self) -> int:
        """Do what is due now, a few letters; return how many were looked at."""
        now = clock.now()
        if not self._begun:
            # Whoever has the duty now is alone: what is in hand was a killed one's.
            writelane.run(lambda: _free(now))
            self._begun = True
        gathered = gather(now)
        if self._closed_until is not None and now < self._closed_until:
            return gathered
        letters = _take(now)
        if letters:
            self._carry(letters)
        return gathered + len(letters)

    def _carry(self, letters: Sequence[Letter]) -> None:
        connection = django_mail.get_connection()
        self._closed_until = None
        try:
            for letter in letters:
                writelane.run(self._dealt_with(letter, connection))
        finally:
            _close(connection)

    def _dealt_with(self, letter: Letter, connection: BaseEmailBackend) -> Callable[[], None]:
        """Send a letter, and return the write that says what became of it."""
        if self._closed_until is not None or clock.now() > letter.next_at:
            return partial(_put_back, letter)
        outcome = _sent(letter, connection)
        if outcome is None:
            return partial(_drop, letter)
        if outcome.fate is Fate.CLOSED:
            self._closed_until = clock.now() + PAUSE
            log.warning("mail cannot be sent now: %s", outcome.problem)
        return partial(_keep, letter, outcome)


def _free(now: datetime) -> None:
    Letter.objects.filter(state=State.TAKEN).update(next_at=now)


def _take(now: datetime) -> list[Letter]:
    """Take the letters that are due in hand, in one commit; nobody else has them then."""
    due = Letter.objects.filter(state__in=[State.WAITING, State.TAKEN], next_at__lte=now)

    def write() -> list[Letter]:
        taken = []
        for row in due.order_by("next_at", "id")[:AT_A_TIME]:
            mine = Letter.objects.filter(id=row.id, state=row.state, tries=row.tries)
            row.state, row.tries, row.next_at = State.TAKEN, row.tries + 1, now + LEASE
            if mine.update(state=row.state, tries=row.tries, next_at=row.next_at):
                taken.append(row)
        return taken

    return writelane.run(write) if due.exists() else []


def _sent(letter: Letter, connection: BaseEmailBackend) -> Outcome | None:
    """Send a letter; None where nobody is to have it, or nothing is left to say."""
    address = address_of(letter.reader_id)
    if address is None or not _may_have(letter, address):
        return None
    try:
        made = mail(letter, address)
    except Exception as fault:
        log.exception("letter %s could not be written", letter.id)
        return Outcome(Fate.AGAIN, f"{type(fault).__name__}: {fault}")
    if made is None:
        return None
    outcome = _handed_over(made, connection)
    # A server may repeat the address in what it answers; the log holds none.
    return replace(outcome, problem=outcome.problem.replace(address.email, "…"))


def _handed_over(made: EmailMultiAlternatives, connection: BaseEmailBackend) -> Outcome:
    try:
        connection.open()
        connection.send_messages([made])
    except Exception as fault:
        outcome = outcome_of(fault)
        if outcome.fate is Fate.CLOSED:
            _close(connection)
        return outcome
    return Outcome(Fate.SENT)


def _may_have(letter: Letter, address: Address) -> bool:
    proved = address.proved_at is not None or letter.kind == Letter.Kind.PROOF
    return proved and digest_of(address.email) == letter.digest and not is_silenced(address.email)


def _close(connection: BaseEmailBackend) -> None:
    try:
        connection.close()
    except OSError:
        log.info("the mail server had gone before we said goodbye")


def _keep(letter: Letter, outcome: Outcome) -> None:
    now = clock.now()
    row = Letter.objects.filter(id=letter.id, state=State.TAKEN, tries=letter.tries)
    told = {"problem": outcome.problem.replace("\0", "")[:300]}
    if outcome.fate is Fate.SENT:
        row.update(state=State.SENT, done_at=now, problem="")
    elif outcome.fate is Fate.CLOSED:
        row.update(state=State.WAITING, tries=letter.tries - 1, next_at=now + PAUSE, **told)
    elif outcome.fate is Fate.AGAIN and letter.tries <= len(DELAYS):
        row.update(state=State.WAITING, next_at=now + DELAYS[letter.tries - 1], **told)
    else:
        row.update(state=State.GIVEN_UP, done_at=now, **told)
    if outcome.fate is Fate.DEAD:
        silence_digest(letter.digest, Silence.Why.BOUNCED, at=now)()


def _put_back(letter: Letter) -> None:
    row = Letter.objects.filter(id=letter.id, state=State.TAKEN, tries=letter.tries)
    row.update(state=State.WAITING, tries=letter.tries - 1, next_at=clock.now())


def _drop(letter: Letter) -> None:
    """Let a letter go; its notices are gathered anew, for an address that is another by now."""
    now = clock.now()
    row = Letter.objects.filter(id=letter.id, state=State.TAKEN, tries=letter.tries)
    if row.update(state=State.DROPPED, done_at=now):
        address = address_of(letter.reader_id)
        if address is not None and digest_of(address.email) != letter.digest:
            Notice.objects.filter(letter=letter).update(
                letter=None, mail=Notice.Mail.WAITING, due_at=now
            )
