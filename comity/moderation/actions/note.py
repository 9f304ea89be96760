"""Notes on readers, and replies kept for another time.

A note is about somebody, so the journal tells of it; its words go with whom it is about. A
reply is about nobody, and leaves no entry.
"""

import uuid
from collections.abc import Callable

from comity.ground import clock
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.journal import record
from comity.moderation import words
from comity.moderation.concerned import own_reader
from comity.moderation.models import Note, SavedReply
from comity.readers.roles import Staff

NOTED = "moderation.noted"
LENGTH = 2000


def note(reader: uuid.UUID, said: str, *, by: Staff) -> Callable[[], None]:
    """Let other staff know something of a reader. Refusals: no_such_reader, nothing_said."""
    kept = words.fit_words(said, LENGTH)
    own_reader(reader, by)
    if not kept:
        raise Refusal("nothing_said", 422, _("Please write something."))

    def write() -> None:
        row = Note.objects.create(reader_id=reader, text=kept, by_name=by.name, made_at=clock.now())
        record.append(
            NOTED,
            publication=by.publication,
            subject=str(reader),
            actor=by.actor,
            data={"note": row.pk},
            words={"note": kept},
        )

    return write


def keep_reply(title: str, said: str, *, by: Staff) -> Callable[[], None]:
    """Keep an explanation under a title; one of that title is replaced. Refusal: nothing_said."""
    kept, name = words.fit_words(said, LENGTH), words.fit_words(title, 80)
    if not kept or not name:
        raise Refusal("nothing_said", 422, _("Please write a title and a text."))

    def write() -> None:
        SavedReply.objects.update_or_create(
            publication_id=by.publication, title=name, defaults={"text": kept}
        )

    return write


def drop_reply(reply: int, *, by: Staff) -> Callable[[], None]:
    """Drop a kept explanation."""

    def write() -> None:
        SavedReply.objects.filter(pk=reply, publication=by.publication).delete()

    return write
