"""`comity doctor`: look for what is wrong, and say what to do."""

import argparse
import sys
from typing import TYPE_CHECKING

from comity.commands import ready

if TYPE_CHECKING:
    from comity.health import Check


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--audit", action="store_true", help="verify the chain of what staff decided, and why"
    )


def run(args: argparse.Namespace) -> int:
    """Print a line for each part; 1 where one of them is unwell, or all is still to be made."""
    ready.set_up()
    lacking = ready.lacking()
    if lacking:
        print(f"comity doctor: {lacking}", file=sys.stderr)
        return 1
    if args.audit:
        return _audit()
    from comity import health
    from comity.commands import site

    found = [*health.checks(), *site.checks(), health.data_folder(), health.mail_server()]
    for check in found:
        ready.say(f"{_standing(check):<6}  {check.part:<15} {check.seen}")
        if check.remedy:
            ready.say(f"        → {check.remedy}")
    return 0 if all(check.well for check in found) else 1


def _standing(check: "Check") -> str:
    if not check.well:
        return "UNWELL"
    return "advice" if check.remedy else "well"


def _audit() -> int:
    """Print what the chain says; 1 where it is broken or a decision differs from the journal."""
    from comity.journal.audit import verify
    from comity.moderation.queries.audit import disagreements

    found, differing = verify(), disagreements()
    ready.say(f"{found.sealed} entries are sealed, {found.waiting} wait to be sealed.")
    if found.erased:
        ready.say(f"{found.erased} of them have lost their words with a reader who was erased.")
    ready.say(f"Last digest: {found.head}")
    for each in found.breaks:
        ready.say(f"BROKEN  entry {each.entry}: {each.fault}")
    for sentence in differing:
        ready.say(f"BROKEN  {sentence}")
    if not (found.breaks or differing):
        ready.say("The chain holds, and each decision says what the journal says.")
    return 1 if found.breaks or differing else 0
