"""Edits of a story as an editor makes them, each knowing what became of every character.

A text is paragraphs of letters, each with the place where it stood first; what is new has none.
So it is known where a person would place a passage afterwards: where most of its letters are.
"""

import random
import re
from dataclasses import dataclass

PARAGRAPHS = (
    "The harbour authority has decided to close the old swing bridge for eleven months from "
    "May. Engineers found cracks in two of the four bearings that carry its weight, and the "
    "city council voted on Tuesday night to pay for new ones.",
    "“We have looked at every other way,” said Marta Ilves, who chairs the works committee. "
    "“If we wait another winter, we may have to close it in a week, and not in half a year.”",
    "About nine thousand people cross the bridge on an ordinary weekday, most of them on foot "
    "or by bicycle. For the time of the works a ferry will run from the fish market to the "
    "northern quay, every twelve minutes from six in the morning until midnight.",
    "The ferry will be free. The city council has set aside 1.4 million for it, and the harbour "
    "authority will lend two of its own boats. A third boat is to be hired from the islands.",
    "Shopkeepers on the northern quay are not convinced. Last year, when the bridge was shut for "
    "three weeks, takings fell by a third, said Jonas Petrie, who sells lamps there. “Nobody "
    "takes a ferry for a light bulb.”",
    "The city council has promised to meet the shopkeepers before the end of the month. It does "
    "not plan to pay for lost trade, as it did not last year.",
    "The bridge was built in 1911 for carts and trams. The trams went in 1958, and since then "
    "cars have been let on to it and banned from it four times. The harbour authority would like "
    "to keep them off for good once the bridge opens again.",
    "That would need a vote of its own. “It is a matter for another day,” said Ilves, “and I "
    "would rather talk about it when we have a bridge.”",
    "Cyclists have asked for a wider path. The plans show one of three metres and a half on the "
    "western side, where the pavement is now, with a rail between it and the carriageway.",
    "Walkers would keep the eastern side, which gets the evening sun in summer and the whole "
    "wind in winter. The plans can be seen in the town hall until the end of the month.",
    "Work begins in May. It is to be done in two halves, so that the swing span can still open "
    "for ships on three nights a week; the yards up the river had said that they would sue "
    "otherwise.",
    "If the work is done in time, the bridge will open again on the first Sunday of April, with "
    "a fair on both quays. If it is not, the contract takes twenty thousand off the price for "
    "every week of delay.",
)
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
    made, at = [], 0
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
    return [paragraph[a:b] for a, b in zip(cuts, cuts[1:], strict=False) if b > a]


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
    sentences.insert(
        chance.randint(0, len(sentences)), _new(chance.choice(NEW_SENTENCES) + " ")
    )
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
