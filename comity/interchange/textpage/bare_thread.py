"""Reads a bare thread whole: sets stray labels aside, weighs short lines, reports its doubts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from comity.interchange.textpage import bare, labels
from comity.interchange.textpage.answers import Finding, Place, Placed, SavedComment
from comity.interchange.textpage.lines import Line, chunks
from comity.interchange.textpage.names import likeness

_SURE = 1.5
_NO_NAME = -4.0
# How doubtful a short line must be for the count that the page states to decide about it.
_IN_DOUBT = 1.0


@dataclass(slots=True)
class _Strays:
    """Labels that some savers leave in a bare thread, taken out of it."""

    kept: list[Line] = field(default_factory=list)
    replies: dict[int, str] = field(default_factory=dict)  # by the line of the first words
    above_replies: set[int] = field(default_factory=set)
    edits: list[Line] = field(default_factory=list)
    placed: list[Placed] = field(default_factory=list)


def read(
    lines: Sequence[Line], *, declared: int | None, under_header: bool
) -> tuple[list[SavedComment], list[Finding], list[Placed]]:
    """The comments in `lines`, what was guessed about them, and where each line went.

    `declared` is the number of comments the page says it holds, where that can be relied on;
    `under_header` says that a header of the discussion, or the story's last button, is right above.
    """
    strays = _set_aside(lines)
    groups = chunks(strays.kept)
    above = frozenset(strays.above_replies)
    weighed = bare.weigh(groups, starts_thread=under_header, above_replies=above)
    starts = frozenset(strays.replies)
    findings: list[Finding] = []
    reading = bare.names(weighed)
    best = bare.comments(groups, weighed, reading, starts=starts)
    # A gap of three blank lines hides a whole comment: it may be what the count is short of.
    lost = sum(chunk.gap > 2 for chunk in groups[1:])
    if declared is not None and not len(best) <= declared <= len(best) + lost:
        swayed = _swayed(weighed, reading, declared - len(best))
        other = bare.comments(groups, swayed, bare.names(swayed), starts=starts)
        if len(other) == declared:
            text = "Short lines in doubt were read so that the comments meet the page's count."
            findings.append(Finding("guessed", text))
            best = other
    return _answers(best, strays), findings + _doubts(best), strays.placed


def _swayed(weighed: bare.Weighed, reading: Sequence[bool], more: int) -> bare.Weighed:
    """`weighed` with the verdict on the most doubtful lines turned, to find `more` names."""
    odds = list(weighed.odds)
    doubtful = [
        index
        for index, value in enumerate(odds)
        if reading[index] == (more < 0) and abs(value) < _IN_DOUBT
    ]
    doubtful.sort(key=lambda index: abs(odds[index]))
    for index in doubtful[: abs(more)]:
        odds[index] = _IN_DOUBT if more > 0 else bare.IMPOSSIBLE
    return bare.Weighed(tuple(odds), weighed.apart)


def _set_aside(lines: Sequence[Line]) -> _Strays:
    strays = _Strays()
    pending: str | None = None
    for index, line in enumerate(lines):
        place: Place = "comment"
        if (name := _label_of_a_reply(lines, index)) is not None:
            pending = name
            if index and line.gap <= 1 and likeness(lines[index - 1].plain) > _NO_NAME:
                strays.above_replies.add(lines[index - 1].number)
        elif labels.is_edit_note(line.plain):
            strays.edits.append(line)
        elif labels.is_closing(line.plain):
            place = "chrome"
        else:
            strays.kept.append(line)
            if pending is not None:
                strays.replies[line.number] = pending
                pending = None
        strays.placed.append(Placed(line.number, line.text, place))
    return strays


def _label_of_a_reply(lines: Sequence[Line], index: int) -> str | None:
    """The name in a "Reply to NAME" that stands on its own, or under a single line, over words."""
    name = labels.reply_to(lines[index].plain)
    if name is None or likeness(name) <= _NO_NAME or index + 1 == len(lines):
        return None
    under_one_line = index > 0 and lines[index].gap == 0 and lines[index - 1].gap > 0
    stands_out = index == 0 or lines[index].gap > 0 or under_one_line
    return name if stands_out and lines[index + 1].gap > 0 else None


def _answers(comments: Sequence[bare.BareComment], strays: _Strays) -> list[SavedComment]:
    edits = iter(strays.edits)
    edit = next(edits, None)
    answers: list[SavedComment] = []
    for index, comment in enumerate(comments):
        end = comments[index + 1].number if index + 1 < len(comments) else None
        note: str | None = None
        while edit is not None and (end is None or edit.number < end):
            note = edit.text
            edit = next(edits, None)
        first = comment.paragraphs[0].number if comment.paragraphs else comment.number
        answers.append(
            SavedComment(
                name=comment.name.text if comment.name else None,
                paragraphs=tuple(chunk.text for chunk in comment.paragraphs),
                line=comment.number,
                reply_to=strays.replies.get(first),
                edited=note,
            )
        )
    return answers


def _taken_for_names(comments: Sequence[bare.BareComment]) -> Finding:
    """Every line that was taken for a name, for a person to run an eye over."""
    names = [f"“{each.name.plain}” ({each.number})" for each in comments if each.name]
    return Finding(
        "guessed", f"Short lines taken for names, each with its line: {', '.join(names)}."
    )


def _doubts(comments: Sequence[bare.BareComment]) -> list[Finding]:
    """What a person should look at: names by weak evidence, wide gaps, words that are missing."""
    doubts = [_taken_for_names(comments)] if any(each.name for each in comments) else []
    for comment in comments:
        if comment.name and comment.odds < _SURE:
            text = "This short line was taken for a name, and might be a paragraph."
            doubts.append(Finding("guessed", text, comment.number))
        for chunk in comment.paragraphs[1:]:
            if chunk.is_one_line and likeness(chunk.plain) > -_SURE and chunk.gap == 1:
                text = "A short line was taken for a paragraph, not for a name."
                doubts.append(Finding("guessed", text, chunk.number))
        opening = comment.name or comment.paragraphs[0]
        if opening.gap > 2:
            text = "The gap before this comment is wider than usual: one may be missing."
            doubts.append(Finding("missing", text, opening.number))
    return doubts
