"""`comity funding …`: goals, money entered by hand or from a file, secrets, the ledger's check."""

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from comity.commands import ready
from comity.commands.deeds import ACTOR, Deeds, about, do_asked, unreadable

if TYPE_CHECKING:
    from comity.funding.queries import GoalView

Declared = argparse.ArgumentParser


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare what can be done."""
    deeds = Deeds(parser)
    goal = deeds.add("goal", _goal, "set the goal of a month, or of a campaign")
    goal.add_argument("wanted", help="what is to be raised, like 5000")
    goal.add_argument("currency", help="its three letters, like EUR")
    days = goal.add_mutually_exclusive_group(required=True)
    days.add_argument("--month", default="", metavar="2025-03")
    days.add_argument("--campaign", default="", metavar="NAME")
    goal.add_argument("--renews", action="store_true", help="set it again each month")
    goal.add_argument("--begins", type=date.fromisoformat, metavar="DAY", help="of a campaign")
    goal.add_argument("--ends", type=date.fromisoformat, metavar="DAY", help="its last day")
    goal.add_argument("--marks", default="", metavar="0,2500,5000", help="figures on the scale")
    goal.add_argument("--text", default="", help="the sentence above the bar")
    goal.add_argument("--link", default="", help="where the button leads")
    goal.add_argument("--label", default="", help="what the button says")
    close = deeds.add("close", _close, "take a goal's bar from the pages")
    close.add_argument("goal", type=UUID, help="its id, as `comity funding months` shows it")
    give = deeds.add("give", _give, "enter a contribution that came in by hand")
    give.add_argument("amount", help="like 25 or 25.50")
    give.add_argument("currency")
    give.add_argument("--name", default="", help="only where the contributor asks to be named")
    give.add_argument("--on", type=date.fromisoformat, metavar="DAY", help="when it came: today")
    give.add_argument("--goal", type=UUID, help="where it is not for the goal of that day")
    give.add_argument("--reference", default="", help="what names it, so that it counts once")
    back = deeds.add("refund", _refund, "take a contribution, or a part of it, off again")
    back.add_argument("reference", help="as `give` printed it")
    back.add_argument("amount")
    back.add_argument("currency")
    file = deeds.add("csv", _csv, "bring in contributions from a CSV file; what is known stays")
    file.add_argument("file", type=Path)
    file.add_argument("--currency", default="", help="of lines that name none")
    file.add_argument("--goal", type=UUID, help="where they are not for the goals of their days")
    deeds.add("months", _months, "show the goals and what came in")
    secret = deeds.add("secret", _secret, "make a secret for the signed webhook, or revoke one")
    secret.add_argument("--label", default="", help="who signs with it")
    secret.add_argument("--revoke", type=UUID, metavar="ID")
    unname = deeds.add("unname", _unname, "take a contributor's name away; the money stays")
    unname.add_argument("source", choices=["stripe", "hook", "hand", "csv"])
    unname.add_argument("reference")
    deeds.add("check", _check, "compare the bars with the journal's ledger")


def run(args: argparse.Namespace) -> int:
    """Do it; 1 where it is refused or a file fails."""
    return do_asked("funding", args)


def _goal(args: argparse.Namespace) -> int:
    from comity.funding import money
    from comity.funding.actions import Draft, set_goal
    from comity.ground import writelane

    code = money.currency(args.currency)
    draft = Draft(
        code,
        money.minor_units(args.wanted, code),
        args.month,
        args.campaign,
        args.begins,
        args.ends,
        [money.minor_units(mark, code) for mark in args.marks.split(",") if mark.strip()],
        args.text,
        args.link,
        args.label,
        args.renews,
    )
    with about("--campaign, --text or --label"):
        write = set_goal(args.publication, draft, actor=ACTOR)
    made = writelane.run(write)
    ready.say(f"{_called(made)}: the goal is set.\n  id {made.id}")
    return 0


def _close(args: argparse.Namespace) -> int:
    from comity.funding.actions import close_goal
    from comity.ground import writelane

    closed = writelane.run(close_goal(args.publication, args.goal, actor=ACTOR))
    ready.say(f"{_called(closed)}: the goal is closed.")
    return 0


def _give(args: argparse.Namespace) -> int:
    from datetime import UTC, datetime, time

    from comity.funding import money
    from comity.funding.actions import Payment, receive
    from comity.ground import clock, writelane

    code = money.currency(args.currency)
    at = datetime.combine(args.on, time(12), UTC) if args.on else clock.now()
    reference = args.reference or uuid4().hex[:12]
    amount = money.minor_units(args.amount, code)
    payment = Payment("hand", reference, amount, code, at, args.goal, args.name)
    with about("--name"):
        write = receive(args.publication, payment, actor=ACTOR)
    done = writelane.run(write)
    ready.say(f"{reference}: {'entered' if done.new else 'was here already'}.")
    return 0


def _refund(args: argparse.Namespace) -> int:
    from comity.funding import money
    from comity.funding.actions import Deducted, take_off
    from comity.funding.queries import is_paid
    from comity.ground import clock, writelane

    code = money.currency(args.currency)
    amount = money.minor_units(args.amount, code)
    # A processor may tell of a refund before its payment; a person has mistyped it.
    if not is_paid(args.publication, "hand", args.reference):
        print(
            f"comity funding refund: no contribution {args.reference} was entered by hand."
            " Nothing was taken off.",
            file=sys.stderr,
        )
        return 1
    told = Deducted("hand", args.reference, "refund", uuid4().hex, amount, code, True, clock.now())
    writelane.run(take_off(args.publication, told, actor=ACTOR))
    ready.say(f"{args.reference}: {args.amount} {code} taken off.")
    return 0


def _csv(args: argparse.Namespace) -> int:
    from comity.funding.tills import csv_file
    from comity.ground.text import TextProblem

    new = known = bad = 0
    try:
        with args.file.open(encoding="utf-8-sig", newline="") as file:
            for found in csv_file.bring(file, args.publication, args.currency, args.goal):
                new += found.news
                known += not found.news and found.fault is None
                if found.fault is not None:
                    bad += 1
                    what = "name: " if isinstance(found.fault, TextProblem) else ""
                    problem = what + found.fault.detail()
                    print(f"{args.file}:{found.line}: {problem}", file=sys.stderr)
    except (OSError, UnicodeDecodeError) as fault:
        print(unreadable(args.file, fault), file=sys.stderr)
        return 1
    entered = ready.counted(new, "contribution")
    were_here = ready.counted(known, "was", "were")
    ready.say(f"{entered} entered, {were_here} here already, {bad} refused.")
    return 1 if bad else 0


def _months(args: argparse.Namespace) -> int:
    from comity.funding import money
    from comity.funding.queries import standings

    for each in standings(args.publication, limit=1_000):
        code = each.goal.currency
        raised, wanted = (
            money.shown(amount, code, "en") for amount in (each.raised, each.goal.wanted)
        )
        closed = ", closed" if each.goal.closed else ""
        ready.say(f"{_called(each.goal):<20} {raised:>12} of {wanted:<12} {each.goal.id}{closed}")
    return 0


def _secret(args: argparse.Namespace) -> int:
    from comity.funding.actions import cut_secret, revoke_secret
    from comity.ground import writelane

    if args.revoke:
        writelane.run(revoke_secret(args.publication, args.revoke, actor=ACTOR))
        ready.say("Nothing more that is signed with this secret is taken.")
        return 0
    made = writelane.run(cut_secret(args.publication, args.label, actor=ACTOR))
    ready.say(f"secret {made.secret}\nid     {made.id}")
    return 0


def _unname(args: argparse.Namespace) -> int:
    from comity.funding.actions import unname
    from comity.ground import writelane

    writelane.run(unname(args.publication, args.source, args.reference, actor=ACTOR))
    ready.say(f"{args.reference}: nobody is named.")
    return 0


def _check(args: argparse.Namespace) -> int:
    from comity.funding.queries import drifts

    found = drifts(args.publication)
    for drift in found:
        ready.say(f"goal {drift.goal}: the bar shows {drift.rows}, the ledger {drift.journal}")
    if not found:
        ready.say("Every bar shows the sum of the ledger.")
    return 1 if found else 0


def _called(goal: "GoalView") -> str:
    return goal.name or goal.month
