"""`comity import FORMAT FILE…`: what came in, what could not come, and what was guessed."""

import argparse
import sys
from datetime import UTC, date
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from comity.commands import ready
from comity.interchange.formats import FORMATS


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    formats = parser.add_subparsers(required=True, metavar="FORMAT")
    page = _format(formats, "page", "pages saved as plain text")
    page.add_argument(
        "--captured",
        type=date.fromisoformat,
        metavar="DATE",
        help="the day the pages were saved, from which “8 months ago” counts",
    )
    page.set_defaults(bring="comity.commands.importing.pages")
    back = formats.add_parser("comity", help="what comity export has written")
    back.add_argument("files", nargs="+", metavar="FILE", type=Path)
    back.add_argument("--dry-run", action="store_true", help="say what would come; write nothing")
    back.set_defaults(bring="comity.commands.importing.exports")
    for each in FORMATS.values():
        archive = _format(formats, each.name, each.sentence)
        archive.set_defaults(bring="comity.commands.importing.archives", format=each)
        archive.add_argument(
            "--map",
            action="append",
            default=[],
            metavar="FILE|PATTERN=REPLACEMENT",
            help="new addresses of stories: a CSV file of old,new, or a regular expression",
        )
        archive.add_argument(
            "--timezone", type=_zone, default=UTC, help="of dates that name none: UTC"
        )
        archive.add_argument(
            "--site", default="", metavar="NAME", help="tells two archives of one format apart"
        )


def _format(
    formats: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, sentence: str
) -> argparse.ArgumentParser:
    found = formats.add_parser(name, help=sentence, description=f"Bring in {sentence}.")
    found.add_argument("files", nargs="+", metavar="FILE", type=Path)
    found.add_argument(
        "--publication", required=True, metavar="KEY", help="whose they are: its key, or its name"
    )
    found.add_argument(
        "--found", action="store_true", help="found the publication where it is not here yet"
    )
    found.add_argument("--dry-run", action="store_true", help="say what would come; write nothing")
    return found


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as fault:
        raise argparse.ArgumentTypeError(f"{name} is no time zone, like Europe/Paris") from fault


def run(args: argparse.Namespace) -> int:
    """Import; 1 where a file was refused."""
    import importlib

    ready.set_up()
    try:
        status: int = importlib.import_module(args.bring).bring(args)
    except OSError as fault:
        print(f"{fault.filename} cannot be read: {fault.strerror}", file=sys.stderr)
        return 1
    return status
