"""`comity mail …`: try the way to the mail server, see the letters, and what came back."""

import argparse
import sys

from comity.commands import ready
from comity.commands.deeds import Deeds, do_asked


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare what can be done."""
    deeds = Deeds(parser)
    check = deeds.add_at_large(
        "check", _check, "connect to the mail server, and send a letter to try it"
    )
    check.add_argument("--to", default="", metavar="ADDRESS", help="who gets the letter")
    log = deeds.add_at_large("log", _log, "show the latest letters and what became of them")
    log.add_argument("--limit", type=int, default=50)
    deeds.add_at_large("secret", _secret, "show where and how a mail service tells of bounces")
    deeds.add_at_large(
        "returned", _returned, "take a bounce or a complaint, as a mail, from standard input"
    )
    for name, sentence in (
        ("bounced", "send nothing more to an address that is dead"),
        ("complained", "send nothing more to an address whose owner complained"),
        ("again", "write to an address again that was left alone"),
    ):
        about = deeds.add_at_large(name, _about_address, sentence)
        about.add_argument("address")
        about.set_defaults(what=name)


def run(args: argparse.Namespace) -> int:
    """Do it; 1 where it is refused or a file fails."""
    return do_asked("mail", args)


def _check(args: argparse.Namespace) -> int:
    from comity.notices.letters.trial import try_mail

    trial = try_mail(args.to)
    ready.say(trial.seen)
    return 0 if trial.well else 1


def _log(args: argparse.Namespace) -> int:
    from comity.notices.queries import letters

    for each in letters.latest(args.limit):
        ready.say(
            f"{each.id}  {each.made_at:%Y-%m-%d %H:%M:%S}  {each.state:<8}  {each.kind:<8}"
            f"  tries {each.tries}  {each.publication}  {each.problem}".rstrip()
        )
    return 0


def _secret(args: argparse.Namespace) -> int:
    from django.conf import settings

    if settings.MAIL_SERVICE:
        host = settings.PUBLIC_URL.replace("://", f"://comity:{settings.MAIL_SECRET}@")
        ready.say(f"{settings.MAIL_SERVICE}: {host}/mail/events/{settings.MAIL_SERVICE}/tracking/")
    ready.say(f"address {settings.PUBLIC_URL}/api/v1/mail/events\nsecret  {settings.MAIL_SECRET}")
    return 0


def _returned(args: argparse.Namespace) -> int:
    from comity.ground import writelane
    from comity.notices.actions.take_back import take_back

    count = writelane.run(take_back(sys.stdin.buffer.read()))
    ready.say(f"{count} left alone from now on." if count else "It says nothing of our letters.")
    return 0


def _about_address(args: argparse.Namespace) -> int:
    from comity.ground import clock, writelane
    from comity.ground.addresses import fit_address
    from comity.notices.actions import hear_again, silence
    from comity.notices.returned.verdicts import verdict

    address = fit_address(args.address)
    why = verdict(args.what)
    if why is not None:
        writelane.run(silence(address, why, at=clock.now()))
        ready.say("Nothing more is sent there.")
        return 0
    known = writelane.run(hear_again(address))
    ready.say("It is written to again." if known else "It had not been left alone.")
    return 0
