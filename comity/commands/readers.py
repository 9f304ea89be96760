"""`comity readers …`: what a newsroom does for a reader who asks by letter, and after a restore."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from comity.commands import ready
from comity.commands.deeds import Deeds, do_asked


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare what can be done."""
    deeds = Deeds(parser)
    copy = deeds.add("copy", _copy, "write everything that is kept of a reader to an archive")
    copy.add_argument("reader", type=UUID)
    copy.add_argument("--out", type=Path, required=True, metavar="FILE.zip")
    erase = deeds.add("erase", _erase, "erase a reader at once, with no day to think again")
    erase.add_argument("reader", type=UUID, nargs="?")
    erase.add_argument(
        "--nameless", action="store_true", help="leave the public comments, without a name"
    )
    erase.add_argument(
        "--again", type=Path, metavar="FILE", help="all that `erased` told, after a restore"
    )
    deeds.add("erased", _erased, "tell whom to erase again when an older backup has to be used")


def run(args: argparse.Namespace) -> int:
    """Do it; 1 where it is refused or a file fails."""
    return do_asked("readers", args)


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
    from comity.readers.erasures import carry_out, erase_at_once, erasure_of

    if (args.reader is None) == (args.again is None):
        print("comity readers: name one reader, or a file with --again", file=sys.stderr)
        return 2
    manner = "nameless" if args.nameless else "remove"
    wanted = [(args.reader, manner)] if args.reader else list(_told(args.again))
    there = 0
    for reader, how in wanted:
        there += writelane.run(erase_at_once(args.publication, reader, how))
    carry_out(ROOMS)
    waiting = [who for who, _how in wanted if (asked := erasure_of(who)) and not asked.done_at]
    done = there - len(waiting)
    ready.say(f"{done} erased; {len(wanted) - there} are not here.")
    if waiting:
        print(f"{len(waiting)} could not be erased: the log says why.", file=sys.stderr)
        return 1
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
