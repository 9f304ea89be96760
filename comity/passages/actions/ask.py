"""The newsroom asks its readers a question at a passage, and takes it back."""

import uuid
from collections.abc import Callable, Mapping

from comity.ground import clock, text
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.journal import record
from comity.passages.actions.tie import tie
from comity.passages.anchoring import Selector
from comity.passages.models import Passage, Question, Standing
from comity.passages.placing import place
from comity.stories.queries import story
from comity.stories.turn import Turn

ASKED = "passage.asked"
WITHDRAWN = "passage.withdrawn"
LENGTH = 500
NAME = 60


def ask(
    slug: str, sought: Selector, question: str, *, name: str, actor: str
) -> Callable[[], uuid.UUID]:
    """Ask `question` at a passage, under `name`; the write returns the passage's id.

    Raises Refusals: no_such_story, those of a passage, those of a text, and passage_taken
    (409) where another question stands at some of these words.
    """
    there = story(slug)
    placed = place(there.html, sought)
    words = text.clean(question, limit=LENGTH, lines=False)
    signed = text.clean(name, limit=NAME, lines=False)

    def write() -> uuid.UUID:
        turn = Turn(there.id)
        _refuse_overlap(there.id, placed.selector)
        row = tie(there, sought, placed)
        Question.objects.create(
            passage=row, text=words, name=signed, asked_by=actor, asked_at=clock.now()
        )
        turn.annotate(actor)
        tell(ASKED, row, actor, {"question": words})
        return row.id

    return write


def withdraw(passage_id: uuid.UUID, *, publication: str, actor: str) -> Callable[[], None]:
    """Take a question back; what was answered stays. Twice is once.

    Raises a Refusal `no_such_question` (404), also for one of another publication.
    """

    def write() -> None:
        rows = Question.objects.filter(passage=passage_id, passage__publication=publication)
        row = rows.select_related("passage").first()
        if row is None:
            raise Refusal("no_such_question", 404, _("There is no such question here."))
        if row.withdrawn_at is None:
            row.withdrawn_at = clock.now()
            row.save(update_fields=["withdrawn_at"])
            tell(WITHDRAWN, row.passage, actor)

    return write


def _refuse_overlap(story_id: uuid.UUID, asked: Selector) -> None:
    open_ones = Passage.objects.filter(
        story=story_id, question__withdrawn_at=None, question__isnull=False
    ).exclude(standing=Standing.ORPHAN)
    for row in open_ones:
        if row.now["start"] < asked.end and asked.start < row.now["end"]:
            raise Refusal(
                "passage_taken", 409, _("Another question already stands at some of these words.")
            )


def tell(kind: str, row: Passage, actor: str, words: Mapping[str, str] | None = None) -> None:
    """Append to the journal what happened to a question, inside a write."""
    record.append(
        kind,
        publication=row.publication_id,
        story=row.story_id,
        version=None,
        subject=str(row.id),
        actor=actor,
        words=words,
    )
