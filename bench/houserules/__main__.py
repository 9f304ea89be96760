"""What a verdict costs without the scorer: `python -m bench.houserules`.

Prints microseconds a verdict for comments of several lengths and scripts, with a newsroom's word
list, with a hundred times as long a list, and with patterns that are made to be slow; then the
ratios that matter. Reads nothing, writes nothing.
"""

from __future__ import annotations

import re
import statistics
import time
from datetime import UTC, datetime

from comity.houserules import Policy, Scene, Submission, WordList, fingerprint, judge

SYLLABLES = ("ba", "ke", "li", "mo", "nu", "pra", "re", "sti", "to", "vu", "za", "dren")
NEWSROOM = [f"{a}{b}{c}*" for a in SYLLABLES for b in SYLLABLES for c in ("x", "k")][:250]
LARGE = [
    f"{a}{b}{c}{d}" for a in SYLLABLES for b in SYLLABLES for c in SYLLABLES for d in SYLLABLES
]
SLOW_PATTERNS = ["/(a+)+$/", "/(a|aa)*b/", "/(.*)*x$/", "/(\\w+\\s?)+!/", "/([a-z]+)*\\d/"]
BACKTRACKING = re.compile(r"(a+)+$")

ENGLISH = "The ferry was late again, and nobody at the pier could say why; I waited. "
PERSIAN = "می‌خواهم کتاب‌ها را بخوانم ولی کشتی دوباره دیر کرد و کسی نمی‌دانست چرا. "
RUSSIAN = "Паром снова опоздал, и никто на пристани не мог сказать почему; я ждал. "
DISGUISED = "Th3 f e r r y w@s l\u200bаte agаin, аnd n0b0dy аt the pier cоuld sаy why!!! "

COMMENTS = {
    "English, 10 words": ENGLISH[:57],
    "English, 60 words": ENGLISH * 4,
    "English, 300 words": ENGLISH * 20,
    "Persian, 60 words": PERSIAN * 4,
    "Russian, 60 words": RUSSIAN * 4,
    "disguised, 60 words": DISGUISED * 4,
    "4,000 letters a": "a" * 3_999 + "!",
}


def microseconds(text: str, policy: Policy, scene: Scene, rounds: int = 60) -> float:
    """The median time of a verdict; each round has a text of its own, as readers have."""
    taken = []
    for number in range(rounds):
        submission = Submission(f"{number} {text}")
        began = time.perf_counter()
        judge(submission, policy, scene)
        taken.append(time.perf_counter() - began)
    return statistics.median(taken) * 1e6


def main() -> None:
    scene = Scene(
        datetime(2026, 1, 1, tzinfo=UTC),
        published=5,
        own_recent=tuple(fingerprint(f"{ENGLISH} {n}") for n in range(20)),
        story_recent=tuple(fingerprint(f"{RUSSIAN} {n}") for n in range(60)),
    )
    policies = {
        "no words": Policy(max_length=20_000),
        "250 words": Policy(max_length=20_000, banned_words=WordList(NEWSROOM)),
        "20,000 words": Policy(max_length=20_000, banned_words=WordList(LARGE[:20_000])),
        "250 and slow patterns": Policy(
            max_length=20_000, banned_words=WordList(NEWSROOM + SLOW_PATTERNS)
        ),
    }
    print(f"{'microseconds a verdict':24}", *(f"{name:>22}" for name in policies))
    taken: dict[str, dict[str, float]] = {}
    for kind, text in COMMENTS.items():
        taken[kind] = {name: microseconds(text, policy, scene) for name, policy in policies.items()}
        print(f"{kind:24}", *(f"{taken[kind][name]:22.0f}" for name in policies))

    usual = taken["English, 60 words"]
    print(f"\nof the millisecond that a verdict may cost: {usual['250 words'] / 1_000:.2f}")
    print(f"80 times as many words cost: {usual['20,000 words'] / usual['250 words']:.2f} of it")
    attacked = taken["4,000 letters a"]
    slow = attacked["250 and slow patterns"] - attacked["250 words"]
    began = time.perf_counter()
    BACKTRACKING.search("a" * 22 + "!")
    python = (time.perf_counter() - began) * 1e6
    print(f"five patterns made to be slow, on 4,000 letters: {slow:.0f} microseconds")
    print(f"one of them in Python's re, on 22 letters: {python:.0f}, doubling with each letter")


if __name__ == "__main__":
    main()
