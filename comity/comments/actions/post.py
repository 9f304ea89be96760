"""Post a comment or a reply."""

import hashlib
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from comity.comments import facts, judging, proving, words
from comity.comments.about import About
from comity.comments.models import Comment, Receipt
from comity.comments.queries.one import comment, no_such_comment
from comity.comments.queries.view import CommentView
from comity.comments.standing import publish
from comity.comments.state import State
from comity.ground import clock, ids
from comity.ground.markdown import Rendered
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.houserules import Judgement, Verdict
from comity.houserules.fingerprint import fingerprint
from comity.journal import record
from comity.journal.record import Place
from comity.publications.queries import PublicationView, publication
from comity.readers import actions as readers
from comity.readers import proofs
from comity.readers.names import free_name
from comity.readers.proofs import Solved
from comity.readers.queries import ReaderView, reader, reader_by_id
from comity.readers.rules import guests_not_allowed
from comity.readers.tokens import Bearer
from comity.stories.queries import StoryView, story, story_by_id
from comity.stories.turn import Turn

KEY_LENGTH = range(16, 65)


@dataclass(frozen=True)
class Voice:
    """Who wants to speak: the bearer of a token, or a guest with nothing but a name."""

    bearer: Bearer | None = None
    name: str = ""
    network: str = ""
    """Where it comes from, as `readers.limits.network` names it."""
    proof: str | None = None
    """The solution of a challenge (`readers.proofs`); None: a form that cannot solve any."""


@dataclass(frozen=True)
class Posted:
    """What became of a post."""

    comment: CommentView
    reader: ReaderView
    version: int
    place: Place
    """Where the journal tells of it."""
    again: bool
    """Whether this key had posted before, and this is that comment."""


@dataclass(frozen=True)
class _Draft:
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


def post(
    slug: str,
    source: str,
    *,
    voice: Voice,
    key: str,
    parent: uuid.UUID | None = None,
    insists: bool = False,
    about: About | None = None,
) -> Callable[[], Posted]:
    """Post `source` (Markdown) under a story, or under its comment `parent`.

    `key` is the client's idempotency key, 16 to 64 characters, new for each draft: a retry
    with the same key returns the first comment. `insists`: the reader was asked whether
    they mean it, and does. `about`: the words of the story that it is said of. The comment
    may come back held.
    Raises Refusals: no_such_story, story_closed, no_such_comment, not_answerable, bad_key,
    key_reused, bad_token, guests_not_allowed, name_*, nothing_said, the codes of TextProblem,
    ask_again (409) and refused (422) with the findings, proof_needed and proof_refused (428).
    """
    if len(key) not in KEY_LENGTH or not key.isascii() or not key.isprintable():
        raise Refusal("bad_key", 400, _("The Idempotency-Key must be 16 to 64 plain characters."))
    there = story(slug)
    house = publication(there.publication)
    speaker = reader(voice.bearer, house.key) if voice.bearer else None
    name = _name(house, speaker, voice.name)
    quote = about.quote if about else ""
    wish = _digest(str(there.id), source, str(parent), voice.name.strip(), quote)
    digest = _digest(str(speaker.id) if speaker else "guest", key)
    earlier = _earlier(house.key, digest, wish)
    if earlier is not None:
        return lambda: earlier
    if there.closed:
        raise closed()
    kept, rendered = words.fit(source, house.settings.length)
    proof = proving.proof_of(house, there, speaker, voice.proof)
    judge = partial(
        judging.judge_post,
        house,
        there,
        speaker,
        name,
        _judged(kept, about),
        rendered,
        is_reply=parent is not None,
        insists=insists,
        unproved=voice.proof is None and proving.is_asked(house, there, speaker),
    )
    try:
        judgement = judge()
    except Refusal:
        # A retry that races the first attempt finds that one's text, and seems to repeat it.
        first = _earlier(house.key, digest, wish)
        if first is None:
            raise
        return lambda: first
    network = voice.network if house.settings.network_days else ""
    draft = _Draft(
        house, there, kept, rendered, judgement, name, speaker, parent, about, network, proof
    )

    def write() -> Posted:
        turn = Turn(draft.story.id)
        again = _earlier(house.key, digest, wish)
        if again is not None:
            return again
        # What the same reader said since this was judged may be the same once more.
        judged = judge() if judging.has_spoken(there, speaker) else draft.judgement
        return _write(replace(draft, judgement=judged), turn, digest, wish)

    return write


def _judged(kept: str, about: About | None) -> str:
    return kept if about is None or about.known else f"{kept}\n\n{about.quote}"


def closed() -> Refusal:
    """Return the refusal for a discussion that can only be read."""
    return Refusal("story_closed", 409, _("This discussion is closed. It can still be read."))


def _name(house: PublicationView, speaker: ReaderView | None, name: str) -> str:
    if speaker is None and not house.settings.guests:
        raise guests_not_allowed()
    if speaker is None:
        return free_name(house.key, name)
    if not speaker.signs:
        return speaker.name
    # A name that was free when this guest came may be somebody's by now.
    return free_name(house.key, name.strip() or speaker.name, of=speaker.id)


def _digest(*parts: str) -> str:
    whole = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(whole).hexdigest()


def _earlier(publication_key: str, digest: str, wish: str) -> Posted | None:
    receipts = Receipt.objects.filter(publication=publication_key, digest=digest)
    receipt = receipts.values_list("wish", "comment_id").first()
    if receipt is None:
        return None
    if receipt[0] != wish:
        raise Refusal(
            "key_reused", 422, _("This Idempotency-Key was used for another text. Take a new one.")
        )
    said = comment(receipt[1])
    assert said.reader is not None
    version = story_by_id(said.story).version
    return Posted(said, reader_by_id(said.reader), version, Place(), again=True)


def _write(draft: _Draft, turn: Turn, digest: str, wish: str) -> Posted:
    if turn.closed:
        raise closed()
    parent = _answered(draft)
    if draft.proof is not None:
        proofs.use(draft.proof, draft.story.slug)
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
    # The turn holds off the same key in this story alone. Where it was faster in another one, the
    # lane writes again, and finds that receipt.
    Receipt.objects.create(
        publication_id=draft.publication.key,
        digest=digest,
        wish=wish,
        comment=row,
    )
    place = _tell(row, None if held else version)
    return Posted(CommentView.of(row), speaker, version, place, again=False)


def _answered(draft: _Draft) -> Comment | None:
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


def _speaker(draft: _Draft) -> ReaderView:
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


def _tell(row: Comment, version: int | None) -> Place:
    return record.append(
        facts.HELD if version is None else facts.POSTED,
        publication=row.publication_id,
        story=row.story_id,
        version=version,
        subject=str(row.id),
        actor=f"reader:{row.reader_id}",
        data={"number": row.number, "entered": version is not None},
    )
