"""`comity sso …`: the secrets with which a publisher's site signs tokens for its readers."""

import argparse
import sys
from pathlib import Path
from uuid import UUID

from comity.commands import ready
from comity.commands.deeds import ACTOR, Deeds, do_asked


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare what can be done."""
    deeds = Deeds(parser)
    cut = deeds.add("cut", _cut, "make a secret and print it, this once; the former ones stay good")
    cut.add_argument("--label", default="", help="who will sign with it, such as the website")
    bring = deeds.add("bring", _bring, "take over the secret with which a site signs already")
    bring.add_argument("--label", default="", help="where it comes from")
    bring.add_argument(
        "--file", type=Path, metavar="FILE", help="that holds it; without: it is read from input"
    )
    deeds.add("list", _list, "show which keys are good, and when each was used last")
    revoke = deeds.add("revoke", _revoke, "take nothing more that is signed with a key")
    revoke.add_argument("key", type=UUID, metavar="ID")


def run(args: argparse.Namespace) -> int:
    """Do it; 1 where it is refused or a file fails."""
    return do_asked("sso", args)


def _cut(args: argparse.Namespace) -> None:
    from comity.ground import writelane
    from comity.readers.actions import cut_signing_key
    from comity.readers.actions.signing_keys import OVERLAP

    made = writelane.run(cut_signing_key(args.publication, args.label, actor=ACTOR))
    ready.say(made.secret)
    print(
        f"Its id is {made.id}. The secret is shown this once; "
        f"the former ones stay good for {OVERLAP.days} days.",
        file=sys.stderr,
    )


def _bring(args: argparse.Namespace) -> None:
    from comity.ground import writelane
    from comity.readers.actions import bring_signing_key

    secret = args.file.read_text(encoding="utf-8") if args.file else sys.stdin.readline()
    made = writelane.run(bring_signing_key(args.publication, secret, args.label, actor=ACTOR))
    ready.say(f"key     {made.id}")


def _list(args: argparse.Namespace) -> None:
    from comity.readers.sso.keys import keys_of

    for key in keys_of(args.publication):
        used = f"used {key.used_at:%Y-%m-%d %H:%M}" if key.used_at else "never used"
        until = f", until {key.retires_at:%Y-%m-%d}" if key.retires_at else ""
        ready.say(f"{key.id}  made {key.made_at:%Y-%m-%d}  {used}{until}  {key.label}".rstrip())


def _revoke(args: argparse.Namespace) -> None:
    from comity.ground import writelane
    from comity.readers.actions import revoke_signing_key

    writelane.run(revoke_signing_key(args.publication, args.key, actor=ACTOR))
    ready.say("Nothing more is taken that is signed with it.")
