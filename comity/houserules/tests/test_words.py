"""Banned and suspect words: found through disguise, and not where they only seem to be."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from comity.houserules import Policy, Verdict, WordList, judge
from comity.houserules.reading import Reading
from comity.houserules.tests.scenes import said, scene
from comity.houserules.tests.sentences import clean_sentences
from comity.houserules.tests.wordlists import DISGUISES, ENTRIES, WORDS

NEWSROOM = WordList(ENTRIES.splitlines())


def found(words: WordList, text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in words.find(Reading(text))]


def test_of_ten_thousand_clean_sentences_nearly_none_is_held() -> None:
    policy = Policy(banned_words=NEWSROOM)
    held: Counter[str] = Counter()
    examples = []
    for kind, text in clean_sentences(10_000):
        judgement = judge(said(text), policy, scene())
        if judgement.verdict is not Verdict.PUBLISH:
            held[kind] += 1
            examples.append((text, found(NEWSROOM, text)))
    assert held.total() <= 50, (held, examples[:20])


@pytest.mark.parametrize("disguise", DISGUISES)
def test_of_two_hundred_words_in_disguise_nearly_all_are_found(disguise: str) -> None:
    random = Random(disguise)
    banned = WordList(WORDS)
    missed = []
    for word in WORDS[:200]:
        hidden = DISGUISES[disguise](word, random)
        if hidden not in found(banned, f"Honestly, you {hidden}, I mean it."):
            missed.append(hidden)
    assert len(missed) <= 10, missed
