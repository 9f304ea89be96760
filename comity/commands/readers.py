"""`comity readers …`: what a newsroom does for a reader who asks by letter, and after a restore."""

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

from comity.commands import ready
from comity.ground.refusal import Refusal


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare what can be done."""
    deeds = parser.add_subparsers(required=True, metavar="WHAT")

    def deed(
        name: str, do: Callable[[argparse.Namespace], int], sentence: str
    ) -> argparse.ArgumentParser:
        found = deeds.add_parser(name, help=sentence, description=sentence.capitalize() + ".")
        found.add_argument("publication", help="the publication's key")
        found.set_defaults(do=do)
        return found

    copy = deed("copy", _copy, "write everything that is kept of a reader to an archive")
    copy.add_argument("reader", type=UUID)
    copy.add_argument("--out", type=Path, required=True, metavar="FILE.zip")
    erase = deed("erase", _erase, "erase a reader at once, with no day to think again")
    erase.add_argument("reader", type=UUID, nargs="?")
    erase.add_argument(
        "--nameless", action="store_true", help="leave the public comments, without a name"
    )
    erase.add_argument(
        "--again", type=Path, metavar="FILE", help="all that `erased` told, after a restore"
    )
    deed("erased", _erased, "tell whom to erase again when an older backup has to be used")


def run(args: argparse.Namespace) -> int:
    """Do it; 1 where it is refused or cannot be done."""
    ready.set_up()
    ready.prepare()
    from comity.publications.queries import publication

    try:
        publication(args.publication)
        done: int = args.do(args)
    except Refusal as refusal:
        print(f"comity readers: {refusal.detail()}", file=sys.stderr)
        return 1
    except OSError as fault:
        print(f"comity readers: {fault.filename}: {fault.strerror}", file=sys.stderr)
        return 1
    return done


def _copy(args: argparse.Namespace) -> int:
    from comity.belongings import ROOMS
    from comity.publications.queries import publication
    from comity.readers.copies import packed_for
    from comity.readers.erasures import somebody

    house = publication(args.publication)
    args.out.write_bytes(packed_for(somebody(args.publication, args.reader), ROOMS, house.locale))
    ready.say(f"{args.out}: {args.out.stat().st_size:,} bytes.")
    return 0


def _erase(args: argparse.Namespace) -> int:
    from comity.belongings import ROOMS
    from comity.ground import writelane
    from comity.readers.erasures import carry_out, erase_at_once

    if (args.reader is None) == (args.again is None):
        print("comity readers: name one reader, or a file with --again", file=sys.stderr)
        return 2
    manner = "nameless" if args.nameless else "remove"
    wanted = [(args.reader, manner)] if args.reader else list(_told(args.again))
    there = 0
    for reader, how in wanted:
        there += writelane.run(erase_at_once(args.publication, reader, how))
    carry_out(ROOMS)
    ready.say(f"{there} erased; {len(wanted) - there} are not here.")
    return 0 if there or args.again else 1


def _erased(args: argparse.Namespace) -> int:
    from comity.readers.erasures import erasures

    for each in erasures(args.publication):
        ready.say(f"{each.reader} {each.manner} {each.done_at:%Y-%m-%dT%H:%M:%SZ}")
    return 0


def _told(file: Path) -> Iterator[tuple[UUID, str]]:
    for line in file.read_text().splitlines():
        reader, manner, *_when = line.split()
        yield UUID(reader), manner
