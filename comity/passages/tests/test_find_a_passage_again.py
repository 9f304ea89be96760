"""A passage is found again after the story was edited, or is known to be gone."""

import random
from collections import Counter
from dataclasses import dataclass

import pytest

from comity.passages.anchoring import SURE, Found, Text, describe, locate
from comity.passages.tests import edits

EDITS = 200
EACH = 12
"""Passages looked for after each edit."""

GONE, THERE = 0.4, 0.55
"""Shares of a passage's letters: below GONE a person lets it go, from THERE on they place it.
Between them people differ, and either is right."""


@dataclass(frozen=True)
class Case:
    """One passage after one edit."""

    seed: int
    quote: str
    outcome: str
    confidence: float
    shown: str
    changed: bool
    """Whether the story no longer says its words as they were."""


def cases() -> list[Case]:
    """Look for passages after each edit, and judge each answer as a person would."""
    made = []
    for seed in range(EDITS):
        chance = random.Random(seed)
        edited = edits.edit(chance)
        text = Text(edited.text)
        for start, end in edits.passages(chance, EACH):
            found = locate(text, describe(edits.story(), start, end))
            quote = edits.story()[start:end]
            shown = edited.text[found.start : found.end] if found else ""
            made.append(
                Case(
                    seed,
                    quote,
                    _judged(edited, start, end, found),
                    found.confidence if found else 0.0,
                    shown,
                    quote not in edited.text,
                )
            )
    return made


def _judged(edited: edits.Edited, start: int, end: int, found: Found | None) -> str:
    place, share = edited.expected(start, end)
    if share >= THERE:
        if found is None:
            return "missed"
        return "right" if _same(found, place) else "wrong"
    if found is None or (share >= GONE and _same(found, place)):
        return "right"
    return "kept" if share >= GONE and _touch(found, place) else "wrong"


def _same(found: Found, place: tuple[int, int] | None) -> bool:
    """Whether two stretches share at least two thirds of what they cover together."""
    if place is None:
        return False
    both = min(found.end, place[1]) - max(found.start, place[0])
    return both >= (max(found.end, place[1]) - min(found.start, place[0])) * 2 / 3


def _touch(found: Found, place: tuple[int, int] | None) -> bool:
    return place is not None and found.start < place[1] and place[0] < found.end


@pytest.fixture(scope="module")
def judged() -> list[Case]:
    """Return all cases."""
    return cases()


def test_of_200_edits_95_in_100_passages_are_where_a_person_would_place_them(
    judged: list[Case],
) -> None:
    told = Counter(case.outcome for case in judged)
    assert len(judged) == EDITS * EACH
    assert told["right"] / len(judged) >= 0.95, told


def test_of_those_whose_own_words_were_changed_nine_in_ten_are(judged: list[Case]) -> None:
    told = Counter(case.outcome for case in judged if case.changed)
    assert told.total() > 300
    assert told["right"] / told.total() >= 0.9, told


def test_none_is_placed_wrongly_with_high_confidence(judged: list[Case]) -> None:
    assert [case for case in judged if case.outcome == "wrong" and case.confidence >= SURE] == []
