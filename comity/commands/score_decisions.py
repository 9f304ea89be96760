"""`comity score --calibrate`: thresholds that fit what a newsroom's moderators have decided."""

import argparse
import json
import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from comity.commands.ready import counted
from comity.commands.score import Shown, read
from comity.toxicity import ATTRIBUTES, Scorer
from comity.toxicity.bulk.run import batches
from comity.toxicity.bulk.tables import Row
from comity.toxicity.decisions.fitting import Outcome, expected, fit, held_by
from comity.toxicity.decisions.picture import picture
from comity.toxicity.decisions.reading import Decided, Decisions, decided

SHOWN = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


def calibrate(args: argparse.Namespace) -> int:
    """Fit, tell, and draw. Raises what `comity score` tells of."""
    decisions = Decisions(np.empty((0, len(ATTRIBUTES))), np.empty(0, dtype=bool))
    if args.calibrate:
        decisions = decisions.joined(_of_file(args))
    if args.corrections:
        decisions = decisions.joined(_of_corrections(args.corrections))
    found, decisions = decisions.count, decisions.judged()
    if unjudged := found - decisions.count:
        print(f"Left out: {counted(unjudged, 'decided comment')} that could not be judged.")
    decisions.check()
    thresholds = fit(decisions, args.worth)
    _tell(decisions, thresholds, args.worth, args.corrections or "KEY")
    path: Path = args.picture or (args.calibrate or Path("corrections")).with_suffix(".svg")
    path.write_text(picture(decisions, thresholds), encoding="utf-8")
    print(f"\nThe picture: {path}")
    return 0


def _of_file(args: argparse.Namespace) -> Decisions:
    found, others = decided(read(args.calibrate, args.column, args.format))
    for word, count in others.most_common(5):
        print(f"Left out: {counted(count, 'row')} of {word!r}, which is no decision.")
    return _scored(found, light=args.light)


def _scored(found: Sequence[Decided], *, light: bool) -> Decisions:
    """Score what came without scores."""
    unscored = [Row(each.text, {}) for each in found if each.scores is None]
    made: list[list[float]] = []
    if unscored:
        shown = Shown(len(unscored))
        for batch in batches(Scorer(light=light), unscored):
            made += [
                [judgement.scores.get(name, math.nan) for name in ATTRIBUTES]
                for _row, judgement in batch
            ]
            shown.tell(len(made))
        shown.end()
    fresh = iter(made)
    scores = [each.scores if each.scores is not None else next(fresh) for each in found]
    return Decisions(np.array(scores), np.array([each.rejected for each in found]))


def _of_corrections(publication: str) -> Decisions:
    """Take what moderators elsewhere suggested: a score of one half or more is a rejection."""
    from comity.commands import ready

    ready.set_up()
    from comity.corrections.queries import corrections
    from comity.publications.queries import publication as known

    ready.prepare()
    known(publication)
    scores: list[list[float]] = []
    rejected: list[bool] = []
    for name in ATTRIBUTES:
        for each in corrections(publication, name):
            row = dict.fromkeys(ATTRIBUTES, math.nan)
            row[name] = each.given if each.given is not None else math.nan
            scores.append(list(row.values()))
            rejected.append(each.suggested >= 0.5)
    return Decisions(np.array(scores).reshape(-1, len(ATTRIBUTES)), np.array(rejected, dtype=bool))


def _tell(decisions: Decisions, thresholds: dict[str, float], worth: float, key: str) -> None:
    rejected = int(decisions.rejected.sum())
    holds = "1 needless hold" if worth == 1 else f"{worth:g} needless holds"
    print(f"{decisions.count} decisions, {rejected} of them rejections.\n")
    print("  toxicity from   holds   of it rejected   of the rejected missed")
    for at in SHOWN:
        outcome = Outcome.of(held_by({"toxicity": at}, decisions), decisions.rejected)
        right = f"{outcome.caught / outcome.held:>8.0%}" if outcome.held else "       –"
        print(
            f"  {at:>13.2f} {outcome.held / decisions.count:>7.1%} {right}"
            f" {outcome.missed / rejected:>23.0%}"
        )
    if not thresholds:
        print(f"\nNo threshold saves anything where a miss is as bad as {holds}.")
        return
    outlook = expected(decisions, worth)
    print(
        f"\nWhere a miss is as bad as {holds}, these thresholds fit best. On"
        f" comments that they\nwere not fitted to, they hold {outlook.held / decisions.count:.1%}:"
        f" {outlook.caught} of the {rejected} rejected, and {outlook.needless} of the"
        f" {decisions.count - rejected} approved.\nThe publication's rules:\n"
    )
    settings = {name: {"hold": round(at, 2)} for name, at in thresholds.items()}
    print(json.dumps({"thresholds": settings}, indent=2))
    print(
        "\nSet them at the desk, under House rules (Try rules shows first what they would do),"
        f" or by\n  comity publication set {key} 'rules.thresholds={json.dumps(settings)}'"
    )
