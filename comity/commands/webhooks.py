"""`comity webhooks …`: addresses that are told of what happens, their secrets, and the log."""

import argparse
from datetime import timedelta
from uuid import UUID

from comity.commands import ready
from comity.commands.deeds import ACTOR, Deeds, do_asked


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare what can be done."""
    deeds = Deeds(parser)
    add = deeds.add("add", _add, "tell an address of what happens from now on")
    add.add_argument("address")
    add.add_argument("--only", action="append", default=[], metavar="EVENT", help="may be repeated")
    rotate = deeds.add(
        "rotate", _rotate, "make a new secret; the former one stays valid for a while"
    )
    rotate.add_argument("webhook", type=UUID)
    rotate.add_argument("--hours", type=int, default=24, help="how long the former one signs too")
    end = deeds.add("end", _end, "tell an address nothing more")
    end.add_argument("webhook", type=UUID)
    deeds.add("list", _list, "show the addresses")
    log = deeds.add("log", _log, "show what was delivered, what waits, and what failed")
    log.add_argument("--limit", type=int, default=50)
    again = deeds.add("again", _again, "send a delivery again")
    again.add_argument("delivery", type=UUID)


def run(args: argparse.Namespace) -> int:
    """Do it; 1 where it is refused or a file fails."""
    return do_asked("webhooks", args)


def _add(args: argparse.Namespace) -> None:
    from comity.ground import writelane
    from comity.interchange.webhooks import actions

    made = writelane.run(actions.add(args.publication, args.address, args.only, actor=ACTOR))
    ready.say(f"webhook {made.hook}\nsecret  {made.secret}")


def _rotate(args: argparse.Namespace) -> None:
    from comity.ground import writelane
    from comity.interchange.webhooks import actions

    overlap = timedelta(hours=args.hours)
    made = writelane.run(
        actions.rotate(args.publication, args.webhook, actor=ACTOR, overlap=overlap)
    )
    ready.say(f"secret  {made.secret}\nThe former one signs too for {args.hours} hours.")


def _end(args: argparse.Namespace) -> None:
    from comity.ground import writelane
    from comity.interchange.webhooks import actions

    writelane.run(actions.end(args.publication, args.webhook, actor=ACTOR))
    ready.say("Nothing more is sent there.")


def _list(args: argparse.Namespace) -> None:
    from comity.interchange.webhooks import queries

    for hook in queries.hooks(args.publication):
        ready.say(f"{hook.id}  {hook.address}  {', '.join(hook.kinds) or 'everything'}")


def _log(args: argparse.Namespace) -> None:
    from comity.interchange.webhooks import queries

    for each in queries.deliveries(args.publication, args.limit):
        answer = each.status or "-"
        ready.say(
            f"{each.id}  {each.made_at:%Y-%m-%d %H:%M:%S}  {each.state:<9}  {each.kind}"
            f"  tries {each.tries}, answer {answer}  {each.address}  {each.problem}".rstrip()
        )


def _again(args: argparse.Namespace) -> None:
    from comity.ground import writelane
    from comity.interchange.webhooks import actions

    writelane.run(actions.send_again(args.publication, args.delivery))
    ready.say("It sets out again.")
