"""Links a "Reply to NAME" to a comment: the nearest earlier one of that name, always a guess."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from comity.interchange.textpage.answers import Finding, SavedComment


def link_replies(comments: Sequence[SavedComment]) -> tuple[list[SavedComment], list[Finding]]:
    """`comments` with `parent_index` set where an earlier comment bears the name replied to."""
    latest: dict[str, int] = {}
    linked: list[SavedComment] = []
    findings: list[Finding] = []
    for index, comment in enumerate(comments):
        if comment.reply_to is not None:
            parent = latest.get(_key(comment.reply_to))
            if parent is None:
                text = "A reply whose comment is not on the page: shown on its own."
                findings.append(Finding("missing", text, comment.line))
            else:
                comment = replace(comment, parent_index=parent, parent_guessed=True)
        linked.append(comment)
        if comment.name is not None:
            latest[_key(comment.name)] = index
    guessed = sum(comment.parent_guessed for comment in linked)
    if guessed:
        text = (
            f"{guessed} replies were linked to the nearest earlier comment of the name replied to."
        )
        findings.insert(0, Finding("guessed", text))
    return linked, findings


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
