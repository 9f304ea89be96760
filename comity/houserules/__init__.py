"""Judges what readers submit: publish, ask again, hold or reject, each finding with its reason.

It promises the same verdict for the same submission, policy and scene, in under a millisecond.
It never looks at a clock, a row or the network, and never decides by what it does not name.
"""

from comity.houserules.fingerprint import Fingerprint, fingerprint
from comity.houserules.heat import Heat, heat
from comity.houserules.judge import is_trusted, judge
from comity.houserules.kinds import Threshold
from comity.houserules.policy import Policy, PolicyError
from comity.houserules.sentence import Sentence
from comity.houserules.submission import Link, NoScore, Scene, Scores, Submission
from comity.houserules.verdict import Finding, Judgement, Span, Verdict
from comity.houserules.wordlist import WordList, WordListError

__all__ = [
    "Finding",
    "Fingerprint",
    "Heat",
    "Judgement",
    "Link",
    "NoScore",
    "Policy",
    "PolicyError",
    "Scene",
    "Scores",
    "Sentence",
    "Span",
    "Submission",
    "Threshold",
    "Verdict",
    "WordList",
    "WordListError",
    "fingerprint",
    "heat",
    "is_trusted",
    "judge",
]
