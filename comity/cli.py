"""The command line: which command is found in which room. Composition only."""

import argparse
import importlib
import os
import sys
from pathlib import Path
from typing import Any

COMMANDS = {
    "demo": ("comity.commands.demo", "try Comity with an invented newsroom"),
    "serve": ("comity.commands.serve", "serve readers, staff and machines"),
    "work": ("comity.commands.work", "run the followers alone, beside servers on other machines"),
    "publication": ("comity.commands.publication", "found and settle publications, make stories"),
    "readers": ("comity.commands.readers", "give a reader their copy, or erase one, by request"),
    "sso": ("comity.commands.sso", "let a publisher's own readers in: the secrets it signs with"),
    "import": ("comity.commands.bring_in", "bring in stories and comments from elsewhere"),
    "webhooks": ("comity.commands.webhooks", "tell other machines what happens, and see the log"),
    "export": ("comity.commands.export", "take a publication out, whole or for another system"),
    "score": ("comity.commands.score", "score comments for toxicity, or fit thresholds"),
    "mail": ("comity.commands.mail", "try the way to the mail server, see letters and bounces"),
    "funding": ("comity.commands.funding", "set goals, enter contributions, show the months"),
    "doctor": ("comity.commands.doctor", "look for what is wrong, and say what to do"),
}
"""Each command's module has `declare(parser)` and `run(args) -> exit status`."""


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 refused, 2 not understood.

    What it writes is readable for its user alone: rows, letters and exports hold addresses.
    """
    os.umask(0o077)
    argv = sys.argv[1:] if argv is None else argv
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "comity.settings")
    from comity.ground.environment import BadSetting

    try:
        if argv[:1] == ["manage"]:
            return _manage(argv[1:])
        args = _parser(argv).parse_args(argv)
        if getattr(args, "data", None) is not None:
            os.environ["COMITY_DATA"] = str(Path(args.data).expanduser().resolve())
        status: int = args.run(args)
    except BadSetting as fault:
        print(f"comity: {fault}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    return status


class _Parser(argparse.ArgumentParser):
    """Tells its own usage where it does not know an argument; argparse tells the outermost's."""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Take the arguments; ends the process where some are not known."""
        found, others = super().parse_known_args(args, namespace)
        if others:
            self.error(f"unrecognized arguments: {' '.join(others)}")
        return found, others


def _parser(argv: list[str]) -> argparse.ArgumentParser:
    parser = _Parser(
        prog="comity",
        description="The reader-discussion server of a news publication.",
        epilog="comity manage … runs Django's own commands. Settings: docs/settings.md.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, (module, sentence) in COMMANDS.items():
        command = commands.add_parser(name, help=sentence, description=sentence.capitalize() + ".")
        command.add_argument("--data", metavar="FOLDER", help="the data folder (COMITY_DATA)")
        if name in argv[:1]:
            found = importlib.import_module(module)
            found.declare(command)
            command.set_defaults(run=found.run)
    return parser


def _manage(argv: list[str]) -> int:
    from django.core.management import execute_from_command_line

    execute_from_command_line(["comity manage", *argv])
    return 0


if __name__ == "__main__":
    sys.exit(main())
