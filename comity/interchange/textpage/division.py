"""Parts a page into story, header of the discussion and thread.

By the header where there is one; else by the first labelled comment; else, for a bare page, by
names and blank lines (`border`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from comity.interchange.textpage import border, chrome
from comity.interchange.textpage.answers import Finding, NotASavedPage
from comity.interchange.textpage.full_headers import Headers
from comity.interchange.textpage.funding import read_bar
from comity.interchange.textpage.lines import Line, chunks
from comity.interchange.textpage.story import is_prose

_NO_THREAD = (
    "No discussion was found: there is neither a header such as 'View all comments', nor lines"
    " such as 'Reply' and '8 months ago', nor names between blank lines that come back. Save the"
    " whole page, with its comments opened, as plain text."
)


@dataclass(frozen=True, slots=True)
class Division:
    """The lines [:header] are the story, [header:thread] the header, [thread:] the thread."""

    header: int
    thread: int
    declared: int | None
    findings: tuple[Finding, ...]


def divide(lines: Sequence[Line], *, has_closing: bool) -> Division:
    """Where the page's parts begin. Raises NotASavedPage where there is no thread.

    `has_closing` says that lines which close a discussion stood at the end.
    """
    body_begins = _body_begins(lines)
    return (
        _by_header(lines, body_begins)
        or _by_labels(lines, body_begins, has_closing=has_closing)
        or _by_border(lines, has_closing=has_closing)
    )


def _body_begins(lines: Sequence[Line]) -> int:
    """The index after the first line of prose below the headline."""
    for index, line in enumerate(lines):
        if index and is_prose(line.plain):
            return index + 1
    return len(lines)


def _by_header(lines: Sequence[Line], body_begins: int) -> Division | None:
    # A lone count above the body belongs to the byline, "Subscribe" and "Login" to the menu.
    fitting = [
        run
        for run in chrome.headers(lines)
        if run.start >= body_begins or (run.is_firm and (run.phrases > 1 or run.declared is None))
    ]
    if not fitting:
        return None
    header = max(fitting, key=lambda run: run.phrases)
    finding = Finding("found", "The header of the discussion.", lines[header.start].number)
    return Division(header.start, header.end, header.declared, (finding,))


def _by_labels(lines: Sequence[Line], body_begins: int, *, has_closing: bool) -> Division | None:
    labelled = Headers(lines[body_begins:], None)
    if not labelled.looks_labelled(is_certain=has_closing):
        return None
    first = labelled.first_comment()
    if first is None or not labelled.has_discussion_labels():
        return None
    start = body_begins + first
    text = "No header: the discussion was taken to begin at the first labelled comment."
    return Division(start, start, None, (Finding("guessed", text, lines[start].number),))


def _by_border(lines: Sequence[Line], *, has_closing: bool) -> Division:
    _, taken, _ = read_bar(lines)
    groups = chunks(lines[taken:])
    found = border.find(groups, has_closing_chrome=has_closing)
    if found is None:
        raise NotASavedPage(_NO_THREAD)
    first = groups[found.index].lines[0]
    text = "No header: the discussion was taken to begin here, from names and blank lines."
    findings = [Finding("guessed", text, first.number)]
    for index in found.passed_over:
        text = "A short line or a wide gap was taken for a part of the story: prose goes on."
        findings.append(Finding("guessed", text, groups[index].number))
    return Division(first.order, first.order, None, tuple(findings))
