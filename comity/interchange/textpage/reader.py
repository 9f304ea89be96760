"""Puts the page together: refuse, split, divide, read both sides, report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from comity.interchange.textpage import bare_thread, chrome, labels
from comity.interchange.textpage.answers import (
    Finding,
    NotASavedPage,
    Placed,
    SavedComment,
    SavedPage,
)
from comity.interchange.textpage.division import divide
from comity.interchange.textpage.full import FullComment, FullThread
from comity.interchange.textpage.lines import Line, split
from comity.interchange.textpage.refusals import refuse_what_is_no_text
from comity.interchange.textpage.replies import link_replies
from comity.interchange.textpage.story import read_story

_NO_STORY = (
    "No story was found above the discussion: the first line of a saved page is its headline."
    " Save the whole page, not the comments alone."
)


def read(text: str, *, captured: date | None = None) -> SavedPage:
    """Take apart a page saved as plain text.

    `captured` is the day the page was saved: without it, "8 months ago" stays without a date.
    Raises NotASavedPage, saying what is missing, for anything that is no such page. Linear in
    the length of `text`.
    """
    refuse_what_is_no_text(text)
    lines = split(text)
    end = chrome.tail_start(lines)
    division = divide(lines[:end], has_closing=end < len(lines))
    above = lines[: division.header]
    story = read_story(above)
    if story.headline is None:
        raise NotASavedPage(_NO_STORY)
    site = lines[division.header : division.thread] + lines[end:]
    more_to_load = chrome.says_more_to_load(lines)
    comments, guesses, entries = _comments(
        lines[division.thread : end],
        captured,
        declared=None if more_to_load else division.declared,
        under_header=division.header < division.thread
        or chrome.SUPPORT_CALL.fullmatch(above[-1].plain) is not None,
    )
    comments, links = link_replies(comments)
    placed = [*story.placed, *(Placed(line.number, line.text, "chrome") for line in site), *entries]
    return SavedPage(
        headline=story.headline.text,
        byline=story.byline,
        published=story.published,
        credit=story.credit,
        picture=story.picture,
        body=tuple(story.body),
        funding=story.bar,
        declared_count=division.declared,
        comments=tuple(comments),
        findings=(
            *_counts(division.declared, comments, more_to_load),
            *story.findings,
            *division.findings,
            *guesses,
            *_wordless(comments),
            *links,
        ),
        placed=tuple(sorted(placed, key=lambda entry: entry.line)),
    )


def _comments(
    lines: Sequence[Line], captured: date | None, *, declared: int | None, under_header: bool
) -> tuple[list[SavedComment], list[Finding], list[Placed]]:
    labelled = FullThread(lines, captured)
    if not labelled.headers.looks_labelled(is_certain=False):
        return bare_thread.read(lines, declared=declared, under_header=under_header)
    comments = labelled.comments()
    placed = [entry for comment in comments for entry in _placed(comment)]
    return [_answer(comment) for comment in comments], [], placed


def _placed(comment: FullComment) -> list[Placed]:
    labelled = [
        Placed(line.number, line.text, "chrome" if labels.is_closing(line.plain) else "comment")
        for line in comment.labels
    ]
    return labelled + [Placed(line.number, line.text, "comment") for line in comment.words]


def _answer(comment: FullComment) -> SavedComment:
    header = comment.header
    return SavedComment(
        name=header.name,
        paragraphs=comment.paragraphs,
        line=(comment.labels or comment.words)[0].number,
        role=header.role,
        said=header.said,
        reply_to=header.reply_to,
        votes=comment.votes,
        edited=comment.edited,
    )


def _counts(
    declared: int | None, comments: Sequence[SavedComment], more_to_load: bool
) -> list[Finding]:
    found = len(comments)
    nameless = sum(comment.name is None for comment in comments)
    findings = [Finding("found", f"{found} comments, {nameless} of them without a name.")]
    why = " More were left to load when the page was saved." if more_to_load else ""
    if declared == found:
        findings.append(Finding("found", f"The page's count, {declared}, is met."))
    elif declared is not None:
        text = f"The page counts {declared} comments, {found} were found.{why}"
        findings.append(Finding("missing", text))
    elif more_to_load:
        findings.append(Finding("missing", why.strip()))
    return findings


def _wordless(comments: Sequence[SavedComment]) -> list[Finding]:
    text = "The words of this comment are not on the page."
    return [Finding("missing", text, each.line) for each in comments if not each.paragraphs]
