"""Hostile text in every field of moderation and of a reader's own page; called by `tests.hostile`.

Each of a few readers says something, is reported, bound, noted and decided about in the words of
some of the vectors; so few cards of the desk show them all.
"""

import secrets
import uuid
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from tests.vectors import VECTORS

STAFF = ("mona", "dora")
PASSWORD = "a-long-password"
AT_ONCE = 19
"""Vectors about one comment: its card shows thirty decisions and fifty reports."""


def fill() -> dict[str, Any]:
    """Fill the moderation of `hostile`; return the addresses of pages, and the readers' cookie."""
    some = [VECTORS[first : first + AT_ONCE] for first in range(0, len(VECTORS), AT_ONCE)]
    readers = [_reader(each[0], "\n\n".join(each)) for each in some]
    mona, dora = (_engage(name) for name in STAFF)
    cards = []
    for (reader, comment), vectors in zip(readers, some, strict=True):
        _decided(reader, comment, vectors, mona, dora)
        cards.append(f"/desk/hostile/everything/?at={comment}")
    _muted(readers)
    _told_elsewhere(readers[0][0])
    _signed_in(readers[0][0])
    _delivered()
    _section_by_section()
    queues = [f"/desk/hostile/{queue}/" for queue in ("held", "reported", "appeals")]
    office = [f"/desk/hostile/{part}/" for part in ("decisions", "replies", "stories")]
    return {
        "desk": [*cards, f"/desk/hostile/everything/?reader={readers[0][0]}", *queues, *office],
        "log": "/desk/hostile/webhooks/",
        "staff": "/desk/hostile/staff/",
        "me": [f"/me/hostile/{part}" for part in ("", "votes/", "others/", "settings/", "data/")],
        "cookie": _cookie(readers[0][0]),
        "reader": str(readers[0][0]),
    }


def _engage(name: str) -> Any:
    """Engage somebody whose full name is a vector, too."""
    from django.contrib.auth import get_user_model

    from comity.desk.staff import engage
    from comity.readers.roles import staff_of

    engage(name, PASSWORD)
    user = get_user_model().objects.get(username=name)
    user.first_name = VECTORS[20]
    user.save()
    found = staff_of(user.pk, "hostile")
    assert found is not None
    return found


def _reader(name: str, source: str) -> tuple[uuid.UUID, uuid.UUID]:
    """Return a reader and what they said."""
    from comity.comments.actions import Voice, post
    from comity.ground import writelane
    from comity.readers.actions.make import make
    from comity.readers.models import Reader
    from comity.readers.tokens import Bearer

    made = writelane.run(partial(make, "hostile", Reader.Kind.GUEST, name[:60]))
    voice = Voice(Bearer(made.id, "hostile", made.epoch))
    key = secrets.token_hex(16)
    posted = writelane.run(post("vector-0", source, voice=voice, key=key, insists=True))
    return made.id, posted.comment.id


def _decided(
    reader: uuid.UUID, comment: uuid.UUID, vectors: Sequence[str], mona: Any, dora: Any
) -> None:
    from comity.comments.actions import approve
    from comity.moderation import actions
    from comity.moderation.acts import Act
    from comity.moderation.words import Why

    _taken(partial(approve, comment, actor="staff:x"))
    for vector in vectors:
        why = Why("illegal", vector, vector)
        _taken(partial(actions.report, comment, "insult", vector, bearer=None))
        _taken(partial(actions.notify, _notice(comment, vector)))
        _taken(partial(actions.note, reader, vector, by=mona))
        _taken(partial(actions.keep_reply, vector[:80], vector, by=mona))
        _taken(partial(actions.sanction, Act.WARN, reader, by=mona, why=why, comment=comment))
        _appealed(reader, vector)
    every = " ".join(vectors)[:2000]
    why = Why("other", every)
    _taken(partial(actions.sanction, Act.SLOW, reader, by=mona, why=why, days=3))
    _taken(partial(actions.decide, Act.ASK_EDIT, [comment], by=dora, note=every))
    _appealed(reader, every)


def _appealed(reader: uuid.UUID, vector: str) -> None:
    from comity.moderation import actions
    from comity.moderation.queries.statements import statements_of

    for statement in statements_of(reader):
        if not statement.appeal:
            _taken(partial(actions.appeal, statement.id, vector))


def _notice(comment: uuid.UUID, vector: str) -> Any:
    from comity.comments.queries import comment as comment_of
    from comity.moderation.actions import Notice

    address = f"https://hostile.example/stories/vector-0/comments/{comment_of(comment).number}/"
    email = '"<img/src=x/onerror=owned=1>"@hostile.example'
    return Notice(address, vector, vector, vector, email, "insult", good_faith=True)


def _muted(readers: Sequence[tuple[uuid.UUID, uuid.UUID]]) -> None:
    """Let the first reader mute the others: their own page names them."""
    from comity.ground import writelane
    from comity.readers.mutes import mute

    for other, _comment in readers[1:]:
        writelane.run(partial(mute, readers[0][0], other))


def _told_elsewhere(reader: uuid.UUID) -> None:
    """Let an archive have told of a reader what stands in the copy that they take away."""
    from comity.interchange.models import Account

    every = " ".join(VECTORS)
    Account.objects.create(reader_id=reader, website=every[:500], email=every[:254], role="<b>x")


def _signed_in(reader: uuid.UUID) -> None:
    """Sign a reader in on devices that are called what no browser may call itself."""
    from comity.ground import writelane
    from comity.readers.actions import open_session
    from comity.readers.queries import reader_by_id

    speaker = reader_by_id(reader)
    for vector in VECTORS:
        writelane.run(partial(open_session, speaker, vector[:60]))


def _delivered() -> None:
    """Let an address that is told nothing any more have answered each delivery by a vector."""
    from comity.ground import clock
    from comity.interchange.models import Delivery, Hook

    now = clock.now()
    address = f"https://hostile.example/{VECTORS[20]}"
    hook = Hook.objects.create(
        publication_id="hostile", address=address, kinds=[], made_at=now, ended_at=now
    )
    for entry, vector in enumerate(VECTORS):
        Delivery.objects.create(
            hook=hook,
            entry=entry,
            kind="COMMENT_CREATED",
            body="{}",
            state=Delivery.State.GIVEN_UP,
            tries=9,
            next_at=now,
            status=500,
            problem=vector,
            made_at=now,
            done_at=now,
        )


def _section_by_section() -> None:
    """Engage somebody for sections that are called what no newsroom calls its own."""
    from comity.desk.staff import engage
    from comity.readers.roles import Role

    engage("sven", PASSWORD, Role.MODERATOR, "hostile", tuple(VECTORS))


def _cookie(reader: uuid.UUID) -> tuple[str, str]:
    """Return the name and the value of the cookie by which a reader's own pages are open."""
    from django.conf import settings
    from django.http import HttpResponse

    from comity.pages.me.door import open_for
    from comity.readers.queries import reader_by_id
    from comity.readers.tokens import Bearer

    response = HttpResponse()
    open_for(response, Bearer(reader, "hostile", reader_by_id(reader).epoch))
    name = settings.READERS_PAGE_COOKIE
    return name, response.cookies[name].value


def _taken(checked: Callable[[], Callable[[], object]]) -> None:
    """Check and write; what is refused where it is written is never shown, which is as well."""
    from comity.ground import writelane
    from comity.ground.refusal import Refusal
    from comity.ground.text import TextProblem

    with suppress(Refusal, TextProblem):
        writelane.run(checked())
