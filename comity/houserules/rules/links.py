"""Links: too many, to hosts that are denied or not allowed, or under another address's name."""

from __future__ import annotations

from collections.abc import Iterator

from comity.ground.refusal import marked as _
from comity.houserules.hosts import belongs, host_of, named_host
from comity.houserules.policy import Policy
from comity.houserules.sentence import Sentence
from comity.houserules.submission import Link, Scene, Submission
from comity.houserules.verdict import Finding, Span, Verdict


def find(submission: Submission, policy: Policy, scene: Scene) -> Iterator[Finding]:
    if not submission.links:
        return
    denied, strange = [], []
    for link in submission.links:
        host = host_of(link.href)
        if belongs(host, policy.denied_domains):
            denied.append((link, host))
        elif not belongs(host, policy.allowed_domains):
            strange.append((link, host))
    yield from _denied(submission, policy, denied)
    if policy.only_allowed_domains and strange:
        sentence = Sentence(
            _("Links to %(host)s are looked at by a moderator first."), {"host": strange[0][1]}
        )
        spans = _spans(submission.text, [link for link, _host in strange])
        yield Finding("links", Verdict.HOLD, sentence, spans, count=len(strange))
    elif len(strange) > policy.max_links:
        sentence = Sentence(
            _("Here are %(links)s links; with more than %(most)s, a moderator looks first."),
            {"links": len(strange), "most": policy.max_links},
        )
        spans = _spans(submission.text, [link for link, _host in strange])
        yield Finding("links", Verdict.HOLD, sentence, spans, count=len(strange))
    yield from _misleading(submission, policy)


def _denied(
    submission: Submission, policy: Policy, denied: list[tuple[Link, str]]
) -> Iterator[Finding]:
    if denied:
        sentence = Sentence(_("Links to %(host)s are not taken here."), {"host": denied[0][1]})
        spans = _spans(submission.text, [link for link, _host in denied])
        verdict = policy.denied_domains_verdict
        yield Finding("denied_links", verdict, sentence, spans, count=len(denied))


def _misleading(submission: Submission, policy: Policy) -> Iterator[Finding]:
    for link in submission.links:
        goes, says = host_of(link.href), named_host(link.text)
        if says and not (belongs(goes, {says}) or belongs(says, {goes})):
            sentence = Sentence(
                _("This link says %(says)s, but it goes to %(goes)s."), {"says": says, "goes": goes}
            )
            verdict = policy.misleading_links_verdict
            yield Finding("misleading_links", verdict, sentence, _spans(submission.text, [link]))


def _spans(text: str, links: list[Link]) -> tuple[Span, ...]:
    """Where the links stand in the source: their address, or their text where that is not found."""
    spans = set()
    for link in links:
        for written in (link.href, link.text):
            start = text.find(written) if written else -1
            if start >= 0:
                spans.add((start, start + len(written)))
                break
    return tuple(sorted(spans))
