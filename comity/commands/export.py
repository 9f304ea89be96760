"""`comity export`: everything of a publication, or its threads for another system."""

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from comity.commands import ready
from comity.ground.refusal import Refusal

FORMATS = ("jsonl", "wxr", "disqus")


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--publication", required=True, metavar="KEY", help="whose")
    parser.add_argument("--out", required=True, type=Path, metavar="FILE", help="- is the output")
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="jsonl",
        help="jsonl: everything, to come back; wxr, disqus: what readers see, for those who leave",
    )


def run(args: argparse.Namespace) -> int:
    """Write the file; 1 where that can't be done. A file is there whole, or not at all."""
    ready.set_up()
    ready.prepare()
    from comity.holdings import HOLDINGS
    from comity.interchange import disqus_writer, jsonlines, wxr_writer
    from comity.publications.queries import publication

    writers: dict[str, Callable[[str], Iterator[bytes]]] = {
        "jsonl": partial(jsonlines.written, holdings=HOLDINGS),
        "wxr": wxr_writer.written,
        "disqus": disqus_writer.written,
    }
    lines = writers[args.format]
    try:
        publication(args.publication)
        if str(args.out) == "-":
            sys.stdout.buffer.writelines(lines(args.publication))
            return 0
        part = args.out.with_name(f".{args.out.name}.part")
        with part.open("wb") as file:
            file.writelines(lines(args.publication))
            file.flush()
            os.fsync(file.fileno())
        part.replace(args.out)
    except Refusal as refusal:
        print(f"comity export: {refusal.detail()}", file=sys.stderr)
        return 1
    except OSError as fault:
        print(f"{args.out} cannot be written: {fault.strerror}", file=sys.stderr)
        return 1
    ready.say(f"{args.out}: {args.out.stat().st_size:,} bytes.")
    return 0
