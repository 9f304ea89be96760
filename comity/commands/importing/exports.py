"""`comity import comity FILE`: a publication, from what `comity export` has written."""

import argparse
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from comity.commands import ready
from comity.interchange.records import BrokenArchive

NAMES = {
    "story": ("story", "stories"),
    "former": ("earlier wording",),
    "saved_reply": ("saved reply", "saved replies"),
    "wishes": ("reader’s wishes", "readers’ wishes"),
}
"""What is not called as its kind with an s."""


def bring(args: argparse.Namespace) -> int:
    """Put each export back; 1 where one is broken, and then nothing of it is written."""
    ready.prepare(verbose=True)
    refused = 0
    for file in args.files:
        try:
            _bring(file, dry=args.dry_run)
        except BrokenArchive as fault:
            refused += 1
            print(f"{fault.place}: {fault.reason}\nNothing was written.", file=sys.stderr)
    return 1 if refused else 0


def _bring(file: Path, *, dry: bool) -> None:
    from comity.holdings import HOLDINGS
    from comity.interchange import jsonlines

    counts = jsonlines.check(file, HOLDINGS)
    ready.say(f"{file} holds {_said(counts)}.")
    if dry:
        ready.say("Nothing was written: this was a dry run.")
        return
    total, done, new = sum(counts.values()), 0, Counter[str]()
    for batch in jsonlines.restore(file, HOLDINGS):
        done += batch.lines
        new[batch.kind] += batch.new
        ready.progress(file.name, done, total)
    known = ready.counted(total - new.total(), "was", "were")
    ready.say(f"Brought in: {_said(new)}; {known} here already.")


def _said(counts: Mapping[str, int]) -> str:
    """Return so many of each kind in words: "1 publication, 4 stories"; "nothing" of none."""
    parts = [
        ready.counted(count, *NAMES.get(kind, (kind.replace("_", " "),)))
        for kind, count in counts.items()
        if count
    ]
    return ", ".join(parts) or "nothing"
