"""`comity score`: the scores of a file of comments, or the thresholds that fit past decisions."""

import argparse
import hashlib
import json
import math
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from comity.ground.refusal import Refusal
from comity.toxicity import ModelError, Scorer
from comity.toxicity.bulk.output import NotOursError, Output, Writer
from comity.toxicity.bulk.run import batches
from comity.toxicity.bulk.tables import FORMATS, BadTableError, Format, Row, format_of, rows
from comity.toxicity.decisions.reading import TooFewError

ON_TERMINAL, IN_LOG = 1.0, 60.0
"""Seconds of work from one word of progress to the next."""


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", nargs="?", default="-", help="CSV, JSON Lines or text; - is stdin")
    parser.add_argument("--format", choices=FORMATS, help="where the file's name does not tell it")
    parser.add_argument("--column", default="text", metavar="NAME", help="which holds the text")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write there, and go on there")
    parser.add_argument("--light", action="store_true", help="the fast tier alone")
    parser.add_argument(
        "--calibrate",
        type=Path,
        metavar="DECISIONS",
        help="fit thresholds to what moderators decided (columns text and decision)",
    )
    parser.add_argument(
        "--corrections", metavar="PUBLICATION", help="also use its corrections by Perspective's API"
    )
    parser.add_argument(
        "--worth", type=_worth, default=1.0, help="how many needless holds a miss is as bad as (1)"
    )
    parser.add_argument("--picture", type=Path, metavar="SVG", help="where the picture goes")


def _worth(said: str) -> float:
    worth = float(said)
    if not 0 < worth < math.inf:
        raise argparse.ArgumentTypeError(f"{said} is no number above 0")
    return worth


def run(args: argparse.Namespace) -> int:
    """Score, or calibrate; 1 where the input or the model cannot be used."""
    from comity.commands.score_decisions import calibrate

    try:
        return calibrate(args) if args.calibrate or args.corrections else _score(args)
    except (BadTableError, NotOursError, TooFewError, ModelError) as fault:
        print(f"comity score: {fault}", file=sys.stderr)
    except Refusal as refusal:
        print(f"comity score: {refusal.detail()}", file=sys.stderr)
    except UnicodeDecodeError as fault:
        print(f"comity score: the input is not in UTF-8 (byte {fault.start})", file=sys.stderr)
    except BrokenPipeError:
        sys.stderr.close()  # who read the output has seen enough
    except OSError as fault:
        print(f"comity score: {fault.filename}: {fault.strerror}", file=sys.stderr)
    return 1


def _score(args: argparse.Namespace) -> int:
    scorer = Scorer(light=args.light)
    for missing in scorer.missing:
        print(
            "comity score: single words are judged, and not whole sentences (docs/scorer.md);"
            f" for those it lacks {missing}",
            file=sys.stderr,
        )
    kind: Format = args.format or format_of(Path(args.file))
    if args.file == "-" and sys.stdin.isatty():
        print(
            f"Comments are read from this terminal, as {kind}; end them with Ctrl+D.",
            file=sys.stderr,
        )
    if args.out is None:
        _through(scorer, args, kind, lambda lines, _rows: sys.stdout.buffer.write(lines))
        return 0
    with Output(args.out, identity(args.file)) as output:
        if output.progress.rows:
            print(f"Going on after {output.progress.rows} rows.", file=sys.stderr)
        _through(scorer, args, kind, output.add, done=output.progress.rows)
        output.finish()
    return 0


def _through(
    scorer: Scorer,
    args: argparse.Namespace,
    kind: Format,
    add: Callable[[bytes, int], object],
    done: int = 0,
) -> None:
    """Score all rows after the first `done`, and hand them on as lines."""
    writer = Writer(kind)
    shown = Shown(_count(args.file, kind, args.column), done)
    with opened(args.file) as stream:
        for batch in batches(scorer, rows(stream, kind, args.column), skip=done):
            add(writer.lines(batch, first=done == 0), len(batch))
            done += len(batch)
            shown.tell(done)
    shown.end()


class Shown:
    """Progress on stderr: on a terminal a line that is written over, elsewhere one a minute."""

    def __init__(self, total: int | None, done: int = 0) -> None:
        self._total, self._first = total, done
        self._begun = self._told = time.monotonic()
        self._on_terminal = sys.stderr.isatty()
        self._any = False

    def tell(self, done: int) -> None:
        """Say how far the work has come, unless that was said a moment ago."""
        now = time.monotonic()
        if now - self._told < (ON_TERMINAL if self._on_terminal else IN_LOG):
            return
        self._told, self._any = now, True
        speed = (done - self._first) / (now - self._begun)
        of = f" of {self._total} ({done / self._total:.0%})" if self._total else ""
        end = "\r" if self._on_terminal else "\n"
        print(f"  {done}{of}, {speed:.0f} a second", end=end, file=sys.stderr, flush=True)

    def end(self) -> None:
        """Leave the last line standing."""
        if self._any and self._on_terminal:
            print(file=sys.stderr)


@contextmanager
def opened(name: str) -> Iterator[TextIO]:
    """Open a file of texts, or standard input."""
    if name == "-":
        sys.stdin.reconfigure(encoding="utf-8-sig", newline="")  # type: ignore[union-attr]
        yield sys.stdin
        return
    with Path(name).open(encoding="utf-8-sig", newline="") as stream:
        yield stream


def read(path: Path, column: str, kind: Format | None) -> list[Row]:
    """Return all rows of a file."""
    with opened(str(path)) as stream:
        return list(rows(stream, kind or format_of(path), column))


def _count(name: str, kind: Format, column: str) -> int | None:
    if name == "-":
        return None
    with opened(name) as stream:
        return sum(1 for _row in rows(stream, kind, column))


def identity(name: str) -> str:
    """Return what tells one input from another: where it is, and how it begins."""
    if name == "-":
        return "standard input"
    with Path(name).open("rb") as stream:
        begins = hashlib.sha256(stream.read(65_536)).hexdigest()
    return json.dumps([str(Path(name).resolve()), begins])
