"""The sentences that judge the scorer stand nowhere in what it learns from, nor half of one."""

import re
from collections.abc import Iterator

from bench.toxicity import held_out, unseen
from bench.toxicity.contrast import MIX
from comity.toxicity.tests.cases import PLAIN, cases

# So many words in a row, the same in both, are no coincidence.
_RUN = 7


def runs(text: str) -> Iterator[str]:
    """Every run of seven words, slots among them."""
    words = re.findall(r"[\w'{}]+", text.lower())
    for start in range(len(words) - _RUN + 1):
        yield " ".join(words[start : start + _RUN])


def test_no_sentence_that_judges_is_taught() -> None:
    taught = {run for _, patterns, *_ in MIX for pattern in patterns for run in runs(pattern)}
    assert len(taught) > 10_000
    judging = [text for _, text, _ in held_out.SENTENCES]
    judging += [*unseen.HATEFUL, *unseen.HARMLESS, *(case.text for case in (*cases(), *PLAIN))]
    assert [text for text in judging if taught & set(runs(text))] == []


def test_no_short_sentence_that_judges_is_taught_whole() -> None:
    taught = {" ".join(re.findall(r"\w+", p.lower())) for _, patterns, *_ in MIX for p in patterns}
    judging = [text for _, text, _ in held_out.SENTENCES]
    judging += [*unseen.HATEFUL, *unseen.HARMLESS, *(case.text for case in PLAIN)]
    assert [text for text in judging if " ".join(re.findall(r"\w+", text.lower())) in taught] == []
