"""Writes down a comment that was judged, in its story's turn."""

import uuid
from dataclasses import dataclass

from comity.comments import facts, judging
from comity.comments.about import About
from comity.comments.in_public import publish
from comity.comments.models import Comment
from comity.comments.queries.one import no_such_comment
from comity.comments.queries.view import CommentView
from comity.comments.receipts import Posted, Wish
from comity.comments.state import State
from comity.comments.telling import tell
from comity.ground import clock, ids
from comity.ground.markdown import Rendered
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.houserules import Judgement, Verdict
from comity.houserules.fingerprint import fingerprint
from comity.publications.queries import PublicationView
from comity.readers import actions as readers
from comity.readers import proof_of_work
from comity.readers.proof_of_work import Solved
from comity.readers.queries import ReaderView
from comity.stories.queries import StoryView
from comity.stories.turn import Turn


@dataclass(frozen=True)
class Draft:
    """A comment that was judged, and is to be written down."""

    publication: PublicationView
    story: StoryView
    source: str
    rendered: Rendered
    judgement: Judgement
    name: str
    reader: ReaderView | None
    parent: uuid.UUID | None
    about: About | None
    network: str
    proof: Solved | None


def write_down(draft: Draft, turn: Turn, wish: Wish) -> Posted:
    """Write a draft down, and its journal entry; not_answerable, no_such_comment, story_closed."""
    if turn.closed:
        raise closed()
    parent = _answered(draft)
    if draft.proof is not None:
        proof_of_work.use(draft.proof, draft.story.slug)
    at = clock.now()
    speaker = _speaker(draft)
    held = draft.judgement.verdict is Verdict.HOLD
    row = Comment(
        id=ids.uuid7(),
        publication_id=draft.publication.key,
        story_id=draft.story.id,
        reader_id=speaker.id,
        name=draft.name,
        badge=speaker.badge,
        source=draft.source,
        html=draft.rendered.html,
        state=State.HELD,
        findings=judging.kept(draft.judgement),
        fingerprint=str(fingerprint(draft.source)),
        posted_at=at,
        number=turn.number(),
        quote=draft.about.quote if draft.about else "",
        network=draft.network,
    )
    _seat(row, turn, parent)
    row.save(force_insert=True)
    if draft.about is not None:
        draft.about.tie(row.id)
    version = turn.end(visible=False) if held else publish(turn, row, at)
    wish.keep(row)
    kind = facts.HELD if held else facts.POSTED
    place = tell(kind, row, version, f"reader:{speaker.id}", {"entered": not held})
    return Posted(CommentView.of(row), speaker, version, place, again=False)


def _answered(draft: Draft) -> Comment | None:
    if draft.parent is None:
        return None
    parent = (
        Comment.objects.select_for_update()
        .filter(id=draft.parent, publication=draft.publication.key)
        .first()
    )
    if parent is None or parent.story_id != draft.story.id:
        raise no_such_comment()
    if parent.state != State.PUBLISHED:
        raise Refusal(
            "not_answerable",
            409,
            _("The comment that you answer is no longer there. Your text can stand on its own."),
        )
    return parent


def _speaker(draft: Draft) -> ReaderView:
    if draft.reader is None:
        return readers.welcome_guest(draft.publication.key, draft.name)
    if draft.reader.name != draft.name:
        return readers.rename(draft.reader.id, draft.name)
    return draft.reader


def _seat(row: Comment, turn: Turn, parent: Comment | None) -> None:
    """Give a comment its place among those that answer the same thing."""
    if parent is None:
        row.position = turn.root_position()
        return
    parent.seats += 1
    parent.save(update_fields=["seats"])
    row.parent = parent
    row.root_id = parent.root_id or parent.id
    row.depth = parent.depth + 1
    row.position = parent.seats


def closed() -> Refusal:
    """Return the refusal for a discussion that can only be read."""
    return Refusal("story_closed", 409, _("This discussion is closed. It can still be read."))
