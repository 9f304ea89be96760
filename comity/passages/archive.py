"""Passages and the newsroom's questions at them, as an export holds them."""

from collections.abc import Iterator, Sequence
from typing import Any

from comity.ground import rows
from comity.passages.anchoring import Selector
from comity.passages.models import Passage, Question

PASSAGE = (
    "id", "publication_id", "story_id", "comment_id", "exact", "prefix", "suffix", "start", "end",
    "now", "standing", "confidence",
)  # fmt: skip
QUESTION = ("passage_id", "text", "name", "asked_by", "asked_at", "withdrawn_at")


def lines(publication: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Return where something is said in a publication's stories, then the questions."""
    passages = Passage.objects.filter(publication=publication).order_by("id")
    for record in rows.told(passages, PASSAGE):
        yield "passage", record
    questions = Question.objects.filter(passage__publication=publication).order_by("passage_id")
    for record in rows.told(questions, QUESTION):
        yield "question", record


def read_passage(record: Any) -> list[Any]:
    """Return a line's values; raises ValueError where it is none."""
    values = rows.read(Passage, PASSAGE, record)
    now = values[PASSAGE.index("now")]
    try:
        Selector(**now)
    except TypeError as fault:
        raise ValueError("its now is no selector") from fault
    return values


def read_question(record: Any) -> list[Any]:
    """Return a line's values; raises ValueError where it is none."""
    return rows.read(Question, QUESTION, record)


def restore_passages(values: Sequence[Sequence[Any]]) -> int:
    """Put passages back, inside a write. What is there stays."""
    return rows.insert(Passage, PASSAGE, values, ignore=True)


def restore_questions(values: Sequence[Sequence[Any]]) -> int:
    """Put questions back, inside a write. What is there stays."""
    return rows.insert(Question, QUESTION, values, ignore=True)
