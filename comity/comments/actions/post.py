"""Post a comment or a reply."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from comity.comments import judging, proving, words
from comity.comments.about import About
from comity.comments.actions.write_down import Draft, closed, write_down
from comity.comments.receipts import Posted, Wish
from comity.ground.refusal import Refusal
from comity.publications.queries import PublicationView, publication
from comity.readers.names import free_name
from comity.readers.queries import ReaderView, reader
from comity.readers.rules import guests_not_allowed
from comity.readers.tokens import Bearer
from comity.stories.queries import story
from comity.stories.turn import Turn


@dataclass(frozen=True)
class Voice:
    """Who wants to speak: the bearer of a token, or a guest with nothing but a name."""

    bearer: Bearer | None = None
    name: str = ""
    network: str = ""
    """Where it comes from, as `readers.limits.network` names it."""
    proof: str | None = None
    """The solution of a challenge (`readers.proof_of_work`); None: a form that cannot solve any."""


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
    there = story(slug)
    house = publication(there.publication)
    speaker = reader(voice.bearer, house.key) if voice.bearer else None
    name = _name(house, speaker, voice.name)
    quote = about.quote if about else ""
    said = (str(there.id), source, str(parent), voice.name.strip(), quote)
    wish = Wish.of(house.key, speaker.id if speaker else None, key, *said)
    earlier = wish.earlier()
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
        first = wish.earlier()
        if first is None:
            raise
        return lambda: first
    network = voice.network if house.settings.network_days else ""
    draft = Draft(
        house, there, kept, rendered, judgement, name, speaker, parent, about, network, proof
    )

    def write() -> Posted:
        turn = Turn(draft.story.id)
        again = wish.earlier()
        if again is not None:
            return again
        # What the same reader said since this was judged may be the same once more.
        judged = judge() if judging.has_spoken(there, speaker) else draft.judgement
        return write_down(replace(draft, judgement=judged), turn, wish)

    return write


def _judged(kept: str, about: About | None) -> str:
    return kept if about is None or about.known else f"{kept}\n\n{about.quote}"


def _name(house: PublicationView, speaker: ReaderView | None, name: str) -> str:
    if speaker is None and not house.settings.guests:
        raise guests_not_allowed()
    if speaker is None:
        return free_name(house.key, name)
    if not speaker.signs:
        return speaker.name
    # A name that was free when this guest came may be somebody's by now.
    return free_name(house.key, name.strip() or speaker.name, of=speaker.id)
