"""`comity doctor`: look for what is wrong, and say what to do."""

import argparse

from comity.commands import ready


def declare(parser: argparse.ArgumentParser) -> None:
    """There is nothing to declare: it looks at everything."""


def run(args: argparse.Namespace) -> int:
    """Print a line for each part; 1 where one of them is unwell."""
    ready.set_up()
    from comity.health import checks

    found = checks()
    for check in found:
        ready.say(f"{'well  ' if check.well else 'UNWELL'}  {check.part:<15} {check.seen}")
        if check.remedy:
            ready.say(f"        → {check.remedy}")
    return 0 if all(check.well for check in found) else 1
