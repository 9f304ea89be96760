"""`comity import disqus …`: the archive of another system, read to its end before it is written."""

import argparse
import gc
import sys
from collections import Counter
from pathlib import Path

from comity.commands import ready
from comity.commands.importing.home import Home, home_of
from comity.commands.ready import counted
from comity.interchange.addresses import Addresses, BadMap
from comity.interchange.plan import Choices, Plan, planned
from comity.interchange.records import Altered, BrokenArchive, Finding, Rejected

COLLECT = 20
"""Batches after which what they left behind is given back."""


def bring(args: argparse.Namespace) -> int:
    """Import the files as one archive; 1 where one is broken, and then nothing is written."""
    home = home_of(args)
    if home is None:
        return 1
    # Records hold no cycles: looking for some among them again and again costs a third of the time.
    gc.freeze()
    gc.set_threshold(200_000, 20, 20)
    bar = _Bar()
    counts = Counter[type[Finding]]()

    def report(path: Path, found: Finding) -> None:
        counts[type(found)] += 1
        bar.clear()
        what = "" if isinstance(found, Rejected) else "comes, but altered: "
        print(f"{path}, {found.place}: {what}{found.reason}", file=sys.stderr)

    try:
        choices = Choices(args.format, Addresses.read(args.map), args.timezone, args.site)
        with planned(
            args.files, choices, report, lambda path, share: bar.show(f"reading {path.name}", share)
        ) as plan:
            bar.show("reading", 1.0)
            if args.dry_run:
                _foretell(home, plan)
            else:
                _bring(home, plan, bar)
    except BadMap as fault:
        print(f"comity import: {fault}", file=sys.stderr)
        return 1
    except BrokenArchive as fault:
        bar.clear()
        print(f"{fault}\nNothing was written.", file=sys.stderr)
        return 1
    if lost := counts[Rejected]:
        ready.say(f"{counted(lost, 'record')} could not come: named above, with the reason.")
    if other := counts[Altered]:
        ready.say(f"{counted(other, 'alteration')} on the way: named above, each with its reason.")
    return 0


def _foretell(home: Home, plan: Plan) -> None:
    from comity.interchange.queries import destination

    for story in plan.expected():
        comments = counted(story.comments, "comment")
        closed = ", closed" if story.is_closed else ""
        ready.say(f"{comments:>17}{closed}  {story.headline}")
        ready.say(f"         at {story.address}" if story.address else _homeless(story.was))
        names = plan.story(story.target).names
        there = destination(home.key, names, story.address) if home.key else None
        if there:
            ready.say(f"         into the story that is here already: {there.headline}")
    asked = sum(len(each) for _story, each in plan.spool.questions())
    if asked:
        ready.say(f"{counted(asked, 'question')} of the newsroom at words of its stories.")
    come = counted(plan.spool.count, "comment")
    ready.say(f"{come} would come. Nothing was written: this was a dry run.")


def _homeless(was: str) -> str:
    return (
        f"         at no address: {was or 'none'} is no web address, and --map could make one of it"
    )


def _bring(home: Home, plan: Plan, bar: "_Bar") -> None:
    from comity.interchange.arriving import Arrived, arrive

    publication = home.opened()
    total = max(plan.spool.count, 1)
    done = Arrived()
    for number, done in enumerate(arrive(publication, plan)):
        if number % COLLECT == 0:
            gc.collect()
        bar.show("writing", min((done.new + done.known) / total, 1.0))
    ready.say(
        f"{counted(done.new, 'comment')} brought in,"
        f" {counted(done.known, 'was', 'were')} here already;"
        f" {counted(done.founded, 'new story', 'new stories')},"
        f" {counted(done.readers, 'new reader')}."
    )


class _Bar:
    """A progress bar on a terminal; a line every tenth where the output is a file."""

    def __init__(self) -> None:
        self._shown: tuple[str, int] = ("", -1)

    def show(self, what: str, share: float) -> None:
        """Show how far a task has come, from 0 to 1."""
        step = int(share * 100) if sys.stderr.isatty() else int(share * 10) * 10
        if (what, step) != self._shown:
            self._shown = (what, step)
            ready.progress(what, step, 100)

    def clear(self) -> None:
        """Leave the bar's line, so that another can be written."""
        if sys.stderr.isatty() and self._shown[0]:
            print(file=sys.stderr)
            self._shown = ("", -1)
