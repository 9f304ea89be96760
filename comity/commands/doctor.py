"""`comity doctor`: look for what is wrong, and say what to do."""

import argparse
import sys

from comity.commands import ready


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

    found = [*health.checks(), *site.checks(), health.mail_server()]
    for check in found:
        ready.say(f"{'well  ' if check.well else 'UNWELL'}  {check.part:<15} {check.seen}")
        if check.remedy:
            ready.say(f"        → {check.remedy}")
    return 0 if all(check.well for check in found) else 1


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
