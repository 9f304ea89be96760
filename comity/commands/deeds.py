"""A command of several deeds, most of them for one publication: `comity sso cut KEY`."""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from comity.commands import ready
from comity.ground.refusal import Refusal
from comity.ground.text import TextProblem

ACTOR = "system"
"""Whom the journal names for what a command does."""

Deed = Callable[[argparse.Namespace], int | None]
"""Does what is asked of a command; answers its exit status, or nothing where all went well."""


class Deeds:
    """The deeds of one command, as it declares them."""

    def __init__(self, command: argparse.ArgumentParser) -> None:
        """Begin with none."""
        self._parsers = command.add_subparsers(required=True, metavar="WHAT")

    def add(self, name: str, do: Deed, sentence: str) -> argparse.ArgumentParser:
        """Declare a deed for one publication, which its first argument names by its key.

        Returns the parser, for the rest of its arguments.
        """
        made = self.add_at_large(name, do, sentence)
        made.add_argument("publication", metavar="KEY", help="the publication's key")
        return made

    def add_at_large(self, name: str, do: Deed, sentence: str) -> argparse.ArgumentParser:
        """Declare a deed that is for no publication; returns the parser for its arguments."""
        described = f"{sentence.capitalize()}."
        made = self._parsers.add_parser(name, help=sentence, description=described)
        made.set_defaults(do=do)
        return made


def do_asked(command: str, args: argparse.Namespace) -> int:
    """Do the deed that was asked of `comity COMMAND`; 1 where it is refused or a file fails."""
    ready.set_up()
    ready.prepare()
    from comity.publications.queries import publication

    do: Deed = args.do
    try:
        if hasattr(args, "publication"):
            publication(args.publication)
        return do(args) or 0
    except Refusal as refusal:
        problem = refusal.detail()
    except (OSError, UnicodeDecodeError) as fault:
        problem = _about_file(fault)
    print(f"comity {command}: {problem}", file=sys.stderr)
    return 1


@contextmanager
def about(argument: str) -> Iterator[None]:
    """Let the refusal of a text name the argument that the text came by, like `--name`."""
    try:
        yield
    except TextProblem as fault:
        named = {"argument": argument, "problem": fault.detail()}
        raise Refusal(fault.code, fault.status, "%(argument)s: %(problem)s", named) from fault


def unreadable(file: Path, fault: OSError | UnicodeDecodeError) -> str:
    """Say why a file of text cannot be read."""
    if isinstance(fault, UnicodeDecodeError):
        return f"{file} cannot be read: it is not in UTF-8 (byte {fault.start})"
    return f"{file} cannot be read: {fault.strerror}"


def _about_file(fault: OSError | UnicodeDecodeError) -> str:
    if isinstance(fault, OSError) and fault.filename:
        return f"{fault.filename}: {fault.strerror}"
    return str(fault)
