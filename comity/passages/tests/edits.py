"""Edits of a story as an editor makes them, each knowing what became of every character.

A text is paragraphs of letters, each with the place where it stood first; what is new has none.
So it is known where a person would place a passage afterwards: where most of its letters are.
"""

import random
import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

PARAGRAPHS = (Path(__file__).parent / "story.txt").read_text(encoding="utf-8").splitlines()
NEW_SENTENCES = (
    "A spokesman for the builders would not comment.",
    "The council will publish the full report next week.",
    "Several readers have asked us about the cost.",
    "This paragraph was added after the meeting ended.",
    "The works committee meets again on Thursday.",
    "Nothing of this has been signed yet.",
)
NEW_WORDS = ("roughly", "officials", "later", "river", "public", "plainly", "soon", "several")

Letter = tuple[str, int | None]
Paragraph = list[Letter]


@dataclass(frozen=True)
class Edited:
    """A story after an edit."""

    text: str
    origins: tuple[int | None, ...]

    def expected(self, start: int, end: int) -> tuple[tuple[int, int] | None, float]:
        """Return where a person would place the passage, and which share of it is there."""
        here = [
            place
            for place, origin in enumerate(self.origins)
            if origin is not None and start <= origin < end
        ]
        gap = max(24, (end - start) // 3)
        best: list[int] = []
        group: list[int] = []
        for place in here:
            if group and place - group[-1] > gap:
                group = []
            group.append(place)
            best = group if len(group) > len(best) else best
        share = len(best) / (end - start)
        return ((best[0], best[-1] + 1) if best else None), share


def story() -> str:
    """Return the story before any edit."""
    return "\n".join(PARAGRAPHS)


def edit(chance: random.Random) -> Edited:
    """Return the story after an edit of one to six changes."""
    paragraphs = _paragraphs()
    for _change in range(chance.randint(1, 6)):
        chance.choices(_KINDS, _WEIGHTS)[0](paragraphs, chance)
    letters: Paragraph = []
    for paragraph in paragraphs:
        letters += [("\n", None)] if letters else []
        letters += paragraph
    return Edited("".join(char for char, _ in letters), tuple(at for _, at in letters))


def passages(chance: random.Random, count: int) -> list[tuple[int, int]]:
    """Return passages that readers may have selected: from two words to four sentences."""
    words = [match.span() for match in re.finditer(r"\S+", story())]
    found = []
    for _passage in range(count):
        length = chance.choice((2, 3, 4, 5, 7, 10, 14, 20, 32, 60))
        first = chance.randrange(len(words) - length)
        found.append((words[first][0], words[first + length - 1][1]))
    return found


def _paragraphs() -> list[Paragraph]:
    made: list[Paragraph] = []
    at = 0
    for paragraph in PARAGRAPHS:
        made.append([(char, at + place) for place, char in enumerate(paragraph)])
        at += len(paragraph) + 1
    return made


def _text(paragraph: Paragraph) -> str:
    return "".join(char for char, _ in paragraph)


def _new(words: str) -> Paragraph:
    return [(char, None) for char in words]


def _sentences(paragraph: Paragraph) -> list[Paragraph]:
    ends = [match.end() for match in re.finditer(r"[.?!]”?\s", _text(paragraph))]
    cuts = [0, *ends, len(paragraph)]
    return [paragraph[a:b] for a, b in pairwise(cuts) if b > a]


def _some(paragraphs: list[Paragraph], chance: random.Random) -> int:
    return chance.randrange(len(paragraphs))


def _change_words(paragraphs: list[Paragraph], chance: random.Random) -> None:
    at = _some(paragraphs, chance)
    for _word in range(chance.randint(1, 5)):
        words = [match.span() for match in re.finditer(r"\w+", _text(paragraphs[at]))]
        if words:
            start, end = chance.choice(words)
            fresh = _new(chance.choice(NEW_WORDS)) if chance.random() < 0.8 else []
            paragraphs[at] = paragraphs[at][:start] + fresh + paragraphs[at][end:]


def _mend_letters(paragraphs: list[Paragraph], chance: random.Random) -> None:
    at = _some(paragraphs, chance)
    for _letter in range(chance.randint(1, 4)):
        place = chance.randrange(max(1, len(paragraphs[at])))
        paragraphs[at][place : place + chance.randint(0, 1)] = _new(chance.choice("aeiou,;"))


def _add_sentence(paragraphs: list[Paragraph], chance: random.Random) -> None:
    at = _some(paragraphs, chance)
    sentences = _sentences(paragraphs[at])
    sentences.insert(chance.randint(0, len(sentences)), _new(chance.choice(NEW_SENTENCES) + " "))
    paragraphs[at] = [letter for sentence in sentences for letter in sentence]


def _drop_sentence(paragraphs: list[Paragraph], chance: random.Random) -> None:
    at = _some(paragraphs, chance)
    sentences = _sentences(paragraphs[at])
    if len(sentences) > 1:
        sentences.pop(chance.randrange(len(sentences)))
        paragraphs[at] = [letter for sentence in sentences for letter in sentence]


def _swap_sentences(paragraphs: list[Paragraph], chance: random.Random) -> None:
    at = _some(paragraphs, chance)
    sentences = _sentences(paragraphs[at])
    chance.shuffle(sentences)
    paragraphs[at] = [letter for each in sentences for letter in (*each, (" ", None))]


def _move_paragraph(paragraphs: list[Paragraph], chance: random.Random) -> None:
    moved = paragraphs.pop(_some(paragraphs, chance))
    paragraphs.insert(chance.randint(0, len(paragraphs)), moved)


def _split_paragraph(paragraphs: list[Paragraph], chance: random.Random) -> None:
    at = _some(paragraphs, chance)
    sentences = _sentences(paragraphs[at])
    if len(sentences) > 1:
        cut = sum(map(len, sentences[: chance.randrange(1, len(sentences))]))
        paragraphs[at : at + 1] = [paragraphs[at][:cut], paragraphs[at][cut:]]


def _join_paragraphs(paragraphs: list[Paragraph], chance: random.Random) -> None:
    if len(paragraphs) > 2:
        at = chance.randrange(len(paragraphs) - 1)
        paragraphs[at : at + 2] = [paragraphs[at] + _new(" ") + paragraphs[at + 1]]


def _drop_paragraph(paragraphs: list[Paragraph], chance: random.Random) -> None:
    if len(paragraphs) > 4:
        paragraphs.pop(_some(paragraphs, chance))


def _add_paragraph(paragraphs: list[Paragraph], chance: random.Random) -> None:
    fresh = " ".join(chance.sample(NEW_SENTENCES, 3))
    paragraphs.insert(chance.randint(0, len(paragraphs)), _new(fresh))


_KINDS = (
    _change_words,
    _mend_letters,
    _add_sentence,
    _drop_sentence,
    _swap_sentences,
    _move_paragraph,
    _split_paragraph,
    _join_paragraphs,
    _drop_paragraph,
    _add_paragraph,
)
_WEIGHTS = (4, 2, 2, 2, 1, 2, 2, 1, 1, 1)
