"""Tie comments and questions of an archive to the words of the story that they were about."""

import uuid
from collections.abc import Mapping, Sequence

from comity.ground import clock
from comity.ground.refusal import Refusal
from comity.passages.actions.ask import ASKED, NAME, tell
from comity.passages.anchoring import Selector
from comity.passages.models import Passage, Question, Standing
from comity.passages.placing import Placed
from comity.passages.words import select
from comity.passages.writing import row_of
from comity.publications.queries import publication
from comity.stories.queries import story_by_id
from comity.stories.turn import Turn


def bring_in(story_id: uuid.UUID, quotes: Mapping[uuid.UUID, str]) -> int:
    """Make the passages of comments by the words that they quote, each once, inside a write.

    Words that the story does not say, or says twice, make an orphan: the thread keeps the quote.
    Return how many are new.
    """
    there = story_by_id(story_id)
    known = Passage.objects.filter(comment__in=list(quotes)).values_list("comment_id", flat=True)
    fresh = {comment: quote for comment, quote in quotes.items() if comment not in set(known)}
    Passage.objects.bulk_create(
        row_of(there, _placed(there.html, quote), comment) for comment, quote in fresh.items()
    )
    if fresh:
        Turn(story_id).annotate("system")
    return len(fresh)


def bring_in_questions(story_id: uuid.UUID, asked: Sequence[tuple[str, str]]) -> int:
    """Ask what a newsroom asked elsewhere, each once, inside a write: words of the story, then the
    question. It is asked in the publication's name, and one that was taken back here stays so.
    Return how many are new.
    """
    there = story_by_id(story_id)
    found = Question.objects.filter(passage__story=story_id)
    known = set(found.values_list("passage__exact", "text"))
    name = publication(there.publication).name
    fresh = [each for each in dict.fromkeys(asked) if each not in known]
    for quote, words in fresh:
        row = row_of(there, _placed(there.html, quote), None)
        row.save(force_insert=True)
        Question.objects.create(
            passage=row, text=words, name=name[:NAME], asked_by="system", asked_at=clock.now()
        )
        tell(ASKED, row, "system", {"question": words})
    if fresh:
        Turn(story_id).annotate("system")
    return len(fresh)


def _placed(html: str, quote: str) -> Placed:
    try:
        found = select(html, quote)
    except Refusal:
        return Placed(Selector(quote, start=0, end=len(quote)), Standing.ORPHAN, 0.0)
    return Placed(found, Standing.FOUND if html else Standing.UNSEEN, 1.0)
