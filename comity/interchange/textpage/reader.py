"""Puts the page together: refuse, split, find the border, read both sides, report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from comity.interchange.textpage import bare_thread, border, chrome, labels
from comity.interchange.textpage.answers import (
    Finding,
    NotASavedPage,
    Placed,
    SavedComment,
    SavedPage,
)
from comity.interchange.textpage.chrome import SUPPORT_CALL
from comity.interchange.textpage.full import FullThread
from comity.interchange.textpage.funding import read_bar
from comity.interchange.textpage.lines import Line, chunks, split
from comity.interchange.textpage.refusals import refuse_what_is_no_text
from comity.interchange.textpage.replies import link_replies
from comity.interchange.textpage.story import is_prose, read_story

_NO_THREAD = (
    "No discussion was found: there is neither a header such as 'View all comments', nor lines"
    " such as 'Reply' and '8 months ago', nor names between blank lines that come back. Save the"
    " whole page, with its comments opened, as plain text."
)
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
    findings: list[Finding] = []
    placed: list[Placed] = []
    end = chrome.tail_start(lines)
    kept = lines[:end]
    top, header, thread = _divide(kept, findings, has_closing=end < len(lines))
    if not top:
        raise NotASavedPage(_NO_STORY)
    story = read_story(top)
    if story.headline is None:
        raise NotASavedPage(_NO_STORY)
    placed += story.placed
    placed += [Placed(line.number, line.text, "chrome") for line in (*header, *lines[end:])]
    declared = _declared(header)
    under_header = bool(header) or SUPPORT_CALL.fullmatch(top[-1].plain) is not None
    comments = _comments(
        thread, captured, findings, placed,
        declared=None if chrome.says_more_to_load(lines) else declared, under_header=under_header,
    )  # fmt: skip
    findings += _wordless(comments)
    comments, reply_findings = link_replies(comments)
    count = _count_findings(declared, len(comments), chrome.says_more_to_load(lines))
    unknown = sum(comment.name is None for comment in comments)
    summary = Finding("found", f"{len(comments)} comments, {unknown} of them without a name.")
    return SavedPage(
        headline=story.headline.text,
        byline=story.byline,
        published=story.published,
        credit=story.credit,
        picture=story.picture,
        body=tuple(story.body),
        funding=story.bar,
        declared_count=declared,
        comments=tuple(comments),
        findings=(summary, *count, *story.findings, *findings, *reply_findings),
        placed=tuple(sorted(placed, key=lambda entry: entry.line)),
    )


def _declared(header: Sequence[Line]) -> int | None:
    runs = chrome.headers(header)
    return runs[0].declared if runs else None


def _divide(
    lines: Sequence[Line], findings: list[Finding], *, has_closing: bool
) -> tuple[Sequence[Line], Sequence[Line], Sequence[Line]]:
    """The story's lines, the header's and the thread's. Raises NotASavedPage without a thread."""
    body_begins = _body_begins(lines)
    runs = chrome.headers(lines)
    # A lone count above the body belongs to the byline, "Subscribe" and "Login" to the menu.
    fitting = [
        run
        for run in runs
        if run.start >= body_begins or (run.is_firm and (run.phrases > 1 or run.declared is None))
    ]
    if fitting:
        header = max(fitting, key=lambda run: run.phrases)
        findings.append(
            Finding("found", "The header of the discussion.", lines[header.start].number)
        )
        return lines[: header.start], lines[header.start : header.end], lines[header.end :]
    labelled = FullThread(lines[body_begins:], None)
    is_labelled = labelled.looks_labelled(is_certain=has_closing)
    first = labelled.first_comment() if is_labelled else None
    if first is not None and labelled.has_discussion_labels():
        cut = body_begins + first
        text = "No header: the discussion was taken to begin at the first labelled comment."
        findings.append(Finding("guessed", text, lines[cut].number))
        return lines[:cut], [], lines[cut:]
    _, taken, _ = read_bar(lines)
    groups = chunks(lines[taken:])
    found = border.find(groups, has_closing_chrome=has_closing)
    if found is None:
        raise NotASavedPage(_NO_THREAD)
    number = groups[found.index].number
    cut = next(i for i, line in enumerate(lines) if line.number == number)
    text = "No header: the discussion was taken to begin here, from names and blank lines."
    findings.append(Finding("guessed", text, number))
    for index in found.passed_over:
        text = "A short line or a wide gap was taken for a part of the story: prose goes on."
        findings.append(Finding("guessed", text, groups[index].number))
    return lines[:cut], [], lines[cut:]


def _body_begins(lines: Sequence[Line]) -> int:
    """The index after the first line of prose below the headline."""
    for index, line in enumerate(lines):
        if index and is_prose(line.plain):
            return index + 1
    return len(lines)


def _comments(
    lines: Sequence[Line],
    captured: date | None,
    findings: list[Finding],
    placed: list[Placed],
    *,
    declared: int | None,
    under_header: bool,
) -> list[SavedComment]:
    if not lines:
        return []
    labelled = FullThread(lines, captured)
    if labelled.looks_labelled(is_certain=False):
        return _labelled(labelled, placed)
    comments, doubts, entries = bare_thread.read(
        lines, declared=declared, under_header=under_header
    )
    findings += doubts
    placed += entries
    return comments


def _labelled(thread: FullThread, placed: list[Placed]) -> list[SavedComment]:
    comments: list[SavedComment] = []
    for comment in thread.comments():
        lines = comment.labels + comment.words
        for line in lines:
            button = labels.is_closing(line.plain) and line not in comment.words
            placed.append(Placed(line.number, line.text, "chrome" if button else "comment"))
        header = comment.header
        comments.append(
            SavedComment(
                name=header.name,
                paragraphs=comment.paragraphs,
                line=lines[0].number,
                role=header.role,
                said=header.said,
                reply_to=header.reply_to,
                votes=comment.votes,
                edited=comment.edited,
            )
        )
    return comments


def _wordless(comments: Sequence[SavedComment]) -> list[Finding]:
    text = "The words of this comment are not on the page."
    return [Finding("missing", text, each.line) for each in comments if not each.paragraphs]


def _count_findings(declared: int | None, found: int, more: bool) -> list[Finding]:
    if declared is None:
        text = "More comments were left to load when the page was saved."
        return [Finding("missing", text)] if more else []
    if declared == found:
        return [Finding("found", f"The page's count, {declared}, is met.")]
    why = " It was saved before all were loaded." if more else ""
    return [Finding("missing", f"The page counts {declared} comments, {found} were found.{why}")]
