"""Banned and suspect words, in the text and in the name, through whatever hides them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from comity.ground.refusal import marked as _
from comity.houserules.policy import Policy
from comity.houserules.reading import Reading
from comity.houserules.sentence import Sentence
from comity.houserules.submission import Scene, Submission
from comity.houserules.verdict import Finding, Span
from comity.houserules.wordlist import Hit

IN_TEXT = {
    "banned_words": _("These words are not used here. Please say it in others."),
    "suspect_words": _("These words are looked at by a moderator before they appear."),
}
IN_NAME = {
    "banned_words": _("This name holds a word that is not used here. Please choose another."),
    "suspect_words": _("This name is looked at by a moderator before it appears."),
}


def find(submission: Submission, policy: Policy, scene: Scene) -> Iterator[Finding]:
    """The spans are those of the words as they were written; a name's finding has none."""
    lists = (
        ("banned_words", policy.banned_words, policy.banned_words_verdict),
        ("suspect_words", policy.suspect_words, policy.suspect_words_verdict),
    )
    if not any(words.lines for _rule, words, _verdict in lists):
        return
    text, name = Reading(submission.text), Reading(submission.name)
    for rule, words, verdict in lists:
        hits = words.find(text)
        if hits:
            spans = joined(hits)
            yield Finding(rule, verdict, Sentence(IN_TEXT[rule]), spans, count=len(spans))
        if words.find(name):
            yield Finding(rule, verdict, Sentence(IN_NAME[rule]))


def joined(hits: Iterable[Hit]) -> tuple[Span, ...]:
    """The spans of hits that come in order, overlapping ones as one."""
    spans: list[Span] = []
    for hit in hits:
        if spans and hit.start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], hit.end))
        else:
            spans.append((hit.start, hit.end))
    return tuple(spans)
