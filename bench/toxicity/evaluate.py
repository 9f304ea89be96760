"""Evaluates a model: by source, by kind of text, by group, by calibration; and its speed.

    python -m bench.toxicity.evaluate [--light] [--model FOLDER]

Figures over all sources together mean nothing, since toxicity goes with the source; none is given.
"""

import argparse
import resource
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.toxicity import sources
from bench.toxicity.held_out import SETS
from bench.toxicity.progress import watched
from bench.toxicity.unseen import HARMLESS, HATEFUL
from comity.toxicity import ATTRIBUTES, Scorer
from comity.toxicity.manifest import FOLDER, ModelError
from comity.toxicity.tests.cases import THREATENING, UNTHREATENING, Case, cases

Array = NDArray[np.float64]
FEWEST = 10


def scored(scorer: Scorer, texts: Sequence[str], name: str) -> Array:
    """(texts, attributes) probabilities; 0 where the scorer gives none, as the rules would."""
    found = []
    starts = range(0, len(texts), 64)
    for start in watched(starts, name, len(starts)):
        # The rows are English by declaration; the language is judged elsewhere.
        found += [
            [one.scores.get(attribute, 0.0) for attribute in ATTRIBUTES]
            for one in scorer.judge(texts[start : start + 64], spoken="en")
        ]
    return np.array(found)


def auc(scores: Array, truth: NDArray[np.bool_]) -> float:
    """Area under the ROC curve; ties count half."""
    order = np.argsort(scores, kind="stable")
    ranks = np.empty(len(scores))
    ranks[order] = np.arange(1, len(scores) + 1)
    _, inverse, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.bincount(inverse, ranks) / counts)[inverse]
    yes = int(truth.sum())
    no = len(truth) - yes
    return float((ranks[truth].sum() - yes * (yes + 1) / 2) / (yes * no))


def by_source(scorer: Scorer) -> None:
    """AUC an attribute for every source of the validation rows."""
    rows = sources.load("validation")
    scores = scored(scorer, [row.text for row in rows], "validation")
    print("\nAUC by source (positives)")
    print(f"{'':12}" + "".join(f"{name:>22}" for name in ATTRIBUTES))
    for source in sources.SOURCES:
        line = f"{source:12}"
        for at in range(len(ATTRIBUTES)):
            known = [
                index
                for index, row in enumerate(rows)
                if row.source == source and row.labels[at] is not None
            ]
            truth = np.array([(rows[index].labels[at] or 0) >= 0.5 for index in known], dtype=bool)
            if truth.sum() >= FEWEST and (~truth).sum() >= FEWEST:
                line += f"{auc(scores[known, at], truth):>15.3f} ({truth.sum():>4})"
            else:
                line += f"{'-':>22}"
        print(line)
    calibration(rows, scores)


def calibration(rows: Sequence[sources.Row], scores: Array) -> None:
    """On news comments: what share of raters agreed, where the scorer said so much."""
    news = [index for index, row in enumerate(rows) if row.source == "civil_spans"]
    print("\nNews comments (70% of them toxic by choice): raters' share by score")
    for at, attribute in enumerate(ATTRIBUTES):
        labels = np.array([rows[index].labels[at] or 0.0 for index in news])
        given = scores[news, at]
        bins = np.clip((given * 5).astype(int), 0, 4)
        cells = [
            f"{labels[bins == one].mean():.2f} ({(bins == one).sum():>4})"
            if (bins == one).any()
            else f"{'-':>11}"
            for one in range(5)
        ]
        print(f"{attribute:16}" + "   ".join(cells))


def by_kind(scorer: Scorer) -> None:
    """The functional cases: the share on the right side of 0.5, by kind and by group."""
    found = list(cases())
    scores = scored(scorer, [case.text for case in found], "functional")
    hateful = np.array([case.hateful for case in found])
    print("\nFunctional cases: share right at 0.5   toxicity  identity_attack")
    kinds: dict[str, list[int]] = defaultdict(list)
    groups: dict[str, list[int]] = defaultdict(list)
    for index, case in enumerate(found):
        kinds[f"{'hateful ' if case.hateful else 'harmless'} {case.kind}"].append(index)
        if case.group:
            groups[case.group].append(index)
    for title, some in (*kinds.items(), ("all", list(range(len(found)))), *groups.items()):
        right = (scores[some] >= 0.5) == hateful[some, None]
        print(f"{title:36} {right[:, 0].mean():>10.2f} {right[:, 2].mean():>16.2f}   {len(some)}")
    false_alarms(found, scores)
    threats = scored(scorer, [*THREATENING, *UNTHREATENING], "threats")[:, 5]
    real = np.arange(len(threats)) < len(THREATENING)
    print(f"threats told from figures of speech: AUC {auc(threats, real):.2f}")


def unseen(scorer: Scorer) -> None:
    """The sentences that teach nothing: the share on the right side of 0.5, and the AUC."""
    told = [(text, True) for text in HATEFUL] + [(text, False) for text in HARMLESS]
    freely(scorer, "unseen.py", told)
    for name, sentences in SETS.items():
        scores = freely(scorer, name, [(one.text, one.attacks) for one in sentences])
        attacks = np.array([one.attacks for one in sentences])
        print(f"\n{name + ': share right at 0.5':34} {'toxicity':>10} {'identity_attack':>16}")
        for kind in dict.fromkeys(one.kind for one in sentences):
            some = [at for at, one in enumerate(sentences) if one.kind == kind]
            right = (scores[some] >= 0.5) == attacks[some, None]
            print(
                f"{kind:34} {right[:, 0].mean():>10.2f} {right[:, 2].mean():>16.2f}   {len(some)}"
            )


def freely(scorer: Scorer, name: str, told: Sequence[tuple[str, bool]]) -> Array:
    """Print the share right at 0.5 and the AUC; told: texts, and whether each attacks a group.

    Returns their (texts, attributes) probabilities.
    """
    truth = np.array([attacks for _, attacks in told])
    scores = scored(scorer, [text for text, _ in told], name)
    print(f"\n{name:28} all right  attacks right  harmless right    AUC")
    for at in (0, 2):
        right = (scores[:, at] >= 0.5) == truth
        print(
            f"{ATTRIBUTES[at]:28} {right.mean():>9.2f} {right[truth].mean():>14.2f}"
            f" {right[~truth].mean():>15.2f} {auc(scores[:, at], truth):>6.3f}"
        )
    return scores


def false_alarms(found: Sequence[Case], scores: Array) -> None:
    """On neutral and positive mentions, by group."""
    print("\nFalse alarms at 0.5 in toxicity        neutral  positive")
    for group in sorted({case.group for case in found if case.group}):
        cells = []
        for kind in ("neutral", "positive"):
            some = [i for i, case in enumerate(found) if (case.kind, case.group) == (kind, group)]
            cells.append(f"{(scores[some, 0] >= 0.5).mean():>9.0%}")
        print(f"{group:36} " + " ".join(cells))


def speed(load: Callable[[], Scorer]) -> None:
    """Load, one by one, in batches, memory: over news comments, and over all sources mixed.

    In seconds of this process's processor, so that a busy machine does not count.
    """
    began = time.process_time()
    scorer = load()
    scorer.score(["Good morning."])
    print(f"\nload {time.process_time() - began:.2f} s")
    rows = sources.load("validation")
    news = [row.text for row in rows if row.source == "civil_spans"]
    for name, texts in (("news comments", news), ("all sources", [row.text for row in rows[::10]])):
        took = []
        for text in texts:
            began = time.process_time()
            scorer.score([text])
            took.append(1000 * (time.process_time() - began))
        began = time.process_time()
        for start in range(0, len(texts), 32):
            scorer.score(texts[start : start + 32])
        rate = len(texts) / (time.process_time() - began)
        p50, p99 = np.percentile(took, (50, 99))
        print(f"{name}: p50 {p50:.2f} ms, p99 {p99:.2f} ms, {rate:.0f}/s in batches of 32")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of this process, scorer loaded, rows and all: {memory:.0f} MB")


def main() -> None:
    """Print all of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--light", action="store_true", help="the light tier alone")
    parser.add_argument("--model", type=Path, default=FOLDER, help="another model's folder")
    asked = parser.parse_args()
    load = partial(Scorer, asked.model, light=asked.light)
    try:
        speed(load)
    except ModelError as error:
        parser.error(str(error))
    scorer = load()
    print(f"model {scorer.version}, tier {scorer.tier}")
    by_kind(scorer)
    unseen(scorer)
    by_source(scorer)


if __name__ == "__main__":
    main()
