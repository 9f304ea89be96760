"""The sentences that judge the scorer stand nowhere in what it learns from, nor half of one."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.toxicity import unseen
from bench.toxicity.contrast import MIX, free
from bench.toxicity.held_out import SETS
from comity.toxicity.tests.cases import cases

# So many words in a row, the same in both, are no coincidence.
_RUN = 7
_SLOT = re.compile(r"\{\w+\}")


def words(text: str) -> list[str]:
    return re.findall(r"[\w']+", text.lower())


def runs(text: str) -> Iterator[str]:
    """Every run of seven words; what fills a slot may be anything, so none goes across one."""
    for part in _SLOT.split(text):
        said = words(part)
        for start in range(len(said) - _RUN + 1):
            yield " ".join(said[start : start + _RUN])


PATTERNS = [pattern for _, patterns, *_ in MIX for pattern in patterns]
JUDGING = [
    *(one.text for sentences in SETS.values() for one in sentences),
    *unseen.HATEFUL,
    *unseen.HARMLESS,
    *(case.text for case in cases()),
]


def test_no_part_of_a_sentence_that_judges_is_taught() -> None:
    taught = {run for pattern in PATTERNS for run in runs(pattern)}
    assert len(taught) > 10_000
    assert [text for text in JUDGING if taught & set(runs(text))] == []


def test_no_short_sentence_that_judges_is_taught_whole() -> None:
    taught = {" ".join(words(pattern)) for pattern in PATTERNS}
    assert [text for text in JUDGING if " ".join(words(text)) in taught] == []


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("hatred\tThey are awful.", "not a known kind"),
        ("hate They are awful.", "not a known kind, a tab and a text"),
        ("civil\tGood morning,\tall.", "not a known kind, a tab and a text"),
        ("civil\tGood morning, {X}.", "there is no slot 'X'"),
    ],
)
def test_a_line_that_cannot_be_taught_is_named(tmp_path: Path, line: str, wrong: str) -> None:
    (tmp_path / "some.tsv").write_text(f"civil\tGood morning, {{P}}.\n{line}\n")
    with pytest.raises(ValueError, match=f"some.tsv:2: {wrong}"):
        free.read(tmp_path)
