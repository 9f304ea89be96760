"""`comity import comity FILE`: a publication, from what `comity export` has written."""

import argparse
import sys
from pathlib import Path

from comity.commands import ready
from comity.interchange.records import BrokenArchive


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
    total = sum(counts.values())
    if not dry:
        for done in jsonlines.restore(file, HOLDINGS):
            ready.progress(file.name, done, total)
    said = ", ".join(f"{count} {kind}" for kind, count in counts.items() if count)
    ready.say(f"{file}: {said}.")
    if dry:
        ready.say("Nothing was written: this was a dry run.")
