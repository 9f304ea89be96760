"""Vote a comment up or down, change the vote, or take it back."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from comity.comments import facts
from comity.comments.actions.write_down import closed
from comity.comments.models import Comment, Vote
from comity.comments.queries.one import comment, no_such_comment
from comity.comments.ranking import wilson
from comity.comments.state import State
from comity.comments.telling import tell
from comity.ground import clock
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.journal.record import Place
from comity.publications.queries import PublicationView, publication
from comity.readers import actions as readers
from comity.readers.queries import ReaderView, reader
from comity.readers.rules import guests_not_allowed
from comity.readers.tokens import Bearer
from comity.stories.turn import Turn


@dataclass(frozen=True)
class Tally:
    """A comment's votes after a vote was cast."""

    ups: int
    downs: int
    points: int
    mine: int
    reader: ReaderView
    version: int
    place: Place


def vote(comment_id: uuid.UUID, value: int, *, bearer: Bearer | None) -> Callable[[], Tally]:
    """Let the bearer's vote on a comment be `value`: 1, -1, or 0 for none.

    The same vote twice is one vote. Without a bearer a guest is made, nameless until they
    post. Raises Refusals: bad_vote, no_such_comment, bad_token, guests_not_allowed,
    own_comment, no_downvotes, story_closed (what was decided there stands), not_votable.
    """
    if value not in (-1, 0, 1):
        raise Refusal("bad_vote", 422, _("A vote is 1, -1 or 0."))
    before = comment(comment_id)
    if not before.shown:
        raise no_such_comment()
    house = publication(before.publication)
    voter = _voter(house, bearer)
    if voter is not None and before.reader == voter.id:
        raise Refusal("own_comment", 403, _("You cannot vote on your own comment."))
    if value < 0 and not house.settings.downvotes:
        raise Refusal("no_downvotes", 403, _("Comments cannot be voted down here."))

    def write() -> Tally:
        turn = Turn(before.story)
        if turn.closed:
            raise closed()
        row = Comment.objects.select_for_update().get(id=comment_id)
        if row.state != State.PUBLISHED:
            raise Refusal("not_votable", 409, _("This comment can no longer be voted on."))
        speaker = voter or readers.welcome_guest(house.key, "")
        former = _exchange(row, speaker.id, value)
        if former == value:
            return _tally(row, value, speaker, turn.version, Place())
        row.ups += (value == 1) - (former == 1)
        row.downs += (value == -1) - (former == -1)
        row.points, row.best = row.ups - row.downs, wilson(row.ups, row.downs)
        row.save(update_fields=["ups", "downs", "points", "best"])
        version = turn.end(visible=True)
        change = {"from": former, "to": value}
        place = tell(facts.VOTED, row, version, f"reader:{speaker.id}", change)
        return _tally(row, value, speaker, version, place)

    return write


def _voter(house: PublicationView, bearer: Bearer | None) -> ReaderView | None:
    if bearer is not None:
        return reader(bearer, house.key)
    if not house.settings.guests:
        raise guests_not_allowed()
    return None


def _exchange(row: Comment, reader_id: uuid.UUID, value: int) -> int:
    """Put the new vote in place of the former one, and return that one."""
    former = Vote.objects.filter(comment=row, reader=reader_id).first()
    if value == 0:
        if former is not None:
            former.delete()
    else:
        Vote.objects.update_or_create(
            comment=row, reader_id=reader_id, defaults={"value": value, "cast_at": clock.now()}
        )
    return former.value if former is not None else 0


def _tally(row: Comment, mine: int, speaker: ReaderView, version: int, place: Place) -> Tally:
    return Tally(row.ups, row.downs, row.points, mine, speaker, version, place)
