"""What a reader is told of what they wrote themselves."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.http import HttpRequest
from ninja import Schema

from comity.api import fresh, who
from comity.api.shown import CommentOut
from comity.comments.actions import Posted
from comity.comments.queries import CommentView
from comity.comments.state import State
from comity.ground import clock, writelane
from comity.publications.queries import PublicationView, publication
from comity.readers.queries import ReaderView
from comity.readers.tokens import Bearer, pair
from comity.snapshots.render import branch_html, language
from comity.stories.queries import story_by_id

RETRIES = timedelta(minutes=10)
"""After the first answer, for how long a retry is told who the guest is."""

Given = Mapping[str, str | None]
NOBODY: Given = {"token": None, "refresh": None}
"""What is given to who is known already."""

CHANGEABLE = (State.PUBLISHED, State.HELD)


class Mine(CommentOut):
    """A comment of the reader's own: `text` is its Markdown, `reason` why it was taken down."""

    text: str
    reason: str
    editable_until: datetime | None

    @classmethod
    def own(cls, comment: CommentView, house: PublicationView) -> "Mine":
        """Return what its author may know of a comment."""
        until = editable_until(comment, house)
        return cls(**vars(comment), text=comment.source, editable_until=until)


class Introduced(Schema):
    """Tokens come once, with the first thing that a guest does: they are who they are by them.

    `token` is what the guest acts by, `refresh` what the next two are got with (`/session`).
    """

    token: str | None
    refresh: str | None


class Written(Introduced):
    """The reader's comment as it stands now, and the thread's `<li>` that shows it."""

    comment: Mine
    html: str
    version: int


async def answer(request: HttpRequest, done: Posted) -> Written:
    """Return what became of a post, an edit or a withdrawal, once readers can see it."""
    known = who.credential(request) or _is_late(done)
    tokens = NOBODY if known else tokens_of(done.reader)
    told = await writelane.prepare(_told, done, request.GET.get("lang", ""), tokens)
    await fresh.shown(done.place)
    return told


def _is_late(done: Posted) -> bool:
    """Say whether this is a retry so late that somebody else may have come upon its key."""
    at = done.comment.posted_at
    return done.again and (at is None or clock.now() > at + RETRIES)


def editable_until(comment: CommentView, house: PublicationView) -> datetime | None:
    """Return until when its author may change a comment; None where they may not at all.

    Where staff have asked for the change there is no end: it is always a day away.
    """
    if comment.state not in CHANGEABLE or comment.posted_at is None:
        return None
    if comment.asked:
        return clock.now() + timedelta(days=1)
    return comment.posted_at + timedelta(seconds=house.settings.edit_window)


def tokens_of(reader: ReaderView) -> Given:
    """Return the tokens by which a guest is known from now on."""
    tokens = pair(Bearer(reader.id, reader.publication, reader.epoch))
    return {"token": tokens.access, "refresh": tokens.refresh}


def item_html(comment: CommentView, house: PublicationView, lang: str, why: str = "") -> str:
    """Return the `<li>` that shows a comment, in the language of the page that it goes into.

    `why` is the address of the statement of reasons, where the comment is restricted.
    """
    there = story_by_id(comment.story)
    return branch_html(comment, there, house, language(lang, house), own=True, why=why)


def _told(done: Posted, lang: str, tokens: Given) -> Written:
    house = publication(done.comment.publication)
    return Written(
        comment=Mine.own(done.comment, house),
        html=item_html(done.comment, house, lang),
        version=done.version,
        **tokens,
    )
