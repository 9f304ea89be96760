"""From a submission to a verdict: every rule is asked, and the strictest finding wins."""

from __future__ import annotations

from dataclasses import replace

from comity.houserules.policy import Policy
from comity.houserules.rules import RULES, Rule
from comity.houserules.submission import Scene, Submission
from comity.houserules.verdict import Finding, Judgement, Verdict


def judge(submission: Submission, policy: Policy, scene: Scene) -> Judgement:
    """Judge a submission. Pure: it reads no clock, no row and no network, and never raises."""
    trusted = is_trusted(policy, scene)
    findings = tuple(
        _weighed(finding, rule, submission, trusted=trusted)
        for rule in RULES
        if rule.binds_staff or not scene.staff
        for finding in rule.find(submission, policy, scene)
    )
    return Judgement(strictest(findings), findings)


def strictest(findings: tuple[Finding, ...]) -> Verdict:
    """The strictest verdict of all findings; PUBLISH where there is none."""
    return max((finding.verdict for finding in findings), default=Verdict.PUBLISH)


def is_trusted(policy: Policy, scene: Scene) -> bool:
    """Whether the reader passes: by hand, or by comments enough and none rejected of late."""
    earned = policy.trust_after and scene.published >= policy.trust_after
    return scene.trusted or bool(earned and not scene.recently_rejected)


def _weighed(finding: Finding, rule: Rule, submission: Submission, *, trusted: bool) -> Finding:
    verdict = finding.verdict
    if trusted and not rule.binds_trusted and verdict < Verdict.REJECT:
        verdict = Verdict.PUBLISH
    if verdict is Verdict.ASK and submission.insists:
        verdict = Verdict.HOLD
    return finding if verdict is finding.verdict else replace(finding, verdict=verdict)
