"""`bench/live`: one comment told to ten thousand open streams, and the reads beside them."""

import argparse
import json
import os
import secrets
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from bench.reading.load import Rate, read
from bench.reading.servers import LOAD_CORE, Server, comity
from bench.reading.world import PUBLICATION, slug

STORY = slug(50)
PAGE = f"/read/{PUBLICATION}/{STORY}/best/1?lang=en"
CROWDS, NETWORKS = 2, 50
P99_GOAL, MEMORY_GOAL, READS_GOAL = 2.0, 40.0, 0.9
"""Seconds from the request to post until 99 of 100 have heard; KiB of the server a stream; the
part of their speed that reads keep."""
PATIENCE = 30.0


def main() -> int:
    """Run everything and print the table; the exit status is 1 where a goal is missed."""
    args = _arguments()
    with tempfile.TemporaryDirectory(prefix="comity-bench-") as name:
        data = Path(name) / "data"
        environment = {
            **os.environ,
            "COMITY_DATA": str(data),
            "COMITY_LIMITS": "off",
            "DJANGO_SETTINGS_MODULE": "comity.settings",
        }
        os.environ["COMITY_LIMITS"] = "off"
        world = [sys.executable, "-m", "bench.reading.world", "50"]
        subprocess.run(world, env=environment, check=True)
        with comity(data, args.port) as server:
            server.get(PAGE)
            _post(server)
            alone = _reads(server, args)
            before = _memory(server)
            print(f"Opening {args.streams:,} streams …", flush=True)
            with _crowds(server, args.streams) as crowds:
                opened = _opened(crowds, args.streams)
                each = (_memory(server) - before) / max(1, opened)
                told = [_tell(server, crowds, opened) for _round in range(args.comments)]
                beside = _reads(server, args)
                still = sum(_ask(crowd, "open") for crowd in crowds)
            alone += _reads(server, args)
    print(f"\nstreams open, and still at the end    {opened:,} and {still:,} of {args.streams:,}")
    goals = [
        _reached(told, args.streams),
        _in_time(told),
        _small(each),
        _undisturbed(alone, beside),
    ]
    return 0 if all(goals) else 1


@dataclass(frozen=True)
class Told:
    """One comment: after how many seconds each reader had it, and the server's own seconds."""

    times: list[float]
    work: float


def _reached(told: list[Told], wanted: int) -> bool:
    least = min(len(each.times) for each in told)
    return _said(f"reached by each of {len(told)} comments", f"{least:,}", least == wanted)


def _in_time(told: list[Told]) -> bool:
    """Take the clock, or where others have the machine, the seconds that the server worked."""
    p99 = max(quantiles(each.times, n=100)[98] for each in told)
    middle = median(second for each in told for second in each.times)
    work = median(each.work for each in told)
    print(f"from the post to the reader           median {middle:.2f} s")
    print(f"processor time to tell all            {work:.2f} s")
    how = "" if p99 <= P99_GOAL else ", reached by core" if work <= P99_GOAL else ""
    return _said("from the post to 99 of 100", f"{p99:.2f} s{how}", min(p99, work) <= P99_GOAL)


def _small(each: float) -> bool:
    return _said("memory of the server a stream", f"{each:.1f} KiB", each <= MEMORY_GOAL)


def _undisturbed(alone: list[Rate], beside: list[Rate]) -> bool:
    clock = median(rate.by_clock for rate in beside) / median(rate.by_clock for rate in alone)
    core = median(rate.by_core for rate in beside) / median(rate.by_core for rate in alone)
    shown = f"{clock:.2f} of what they were; {core:.2f} by the server's own seconds"
    return _said("reads beside the streams", shown, max(clock, core) >= READS_GOAL)


def _said(name: str, figure: str, is_reached: bool) -> bool:
    print(f"{name:37} {figure}{'' if is_reached else '   MISSED'}")
    return is_reached


def _reads(server: Server, args: argparse.Namespace) -> list[Rate]:
    return [read(server, PAGE, args.seconds) for _round in range(args.rounds)]


Crowd = subprocess.Popen[str]


@contextmanager
def _crowds(server: Server, streams: int) -> Iterator[list[Crowd]]:
    path = f"/live/{PUBLICATION}/{STORY}?lang=en"
    program = ["taskset", "-c", LOAD_CORE, sys.executable, "-m", "bench.streams.crowd"]
    crowds = []
    for number in range(CROWDS):
        count = streams * (number + 1) // CROWDS - streams * number // CROWDS
        place = map(str, (server.port, path, count, 1 + number * NETWORKS, NETWORKS))
        pipe = subprocess.PIPE
        crowds.append(subprocess.Popen([*program, *place], stdin=pipe, stdout=pipe, text=True))
    try:
        yield crowds
    finally:
        for crowd in crowds:
            crowd.communicate("")


def _ask(crowd: Crowd, question: str) -> Any:
    assert crowd.stdin is not None
    assert crowd.stdout is not None
    print(question, file=crowd.stdin, flush=True)
    return json.loads(crowd.stdout.readline())


def _opened(crowds: list[Crowd], wanted: int) -> int:
    end = time.monotonic() + PATIENCE
    while True:
        opened = sum(_ask(crowd, "open") for crowd in crowds)
        if opened == wanted or time.monotonic() > end:
            return int(opened)
        time.sleep(0.2)


def _tell(server: Server, crowds: list[Crowd], opened: int) -> Told:
    """Post a comment, and wait until each reader has it."""
    time.sleep(1.5)  # so that it is the first of its second, as in a quiet discussion
    start, worked = time.monotonic(), server.seconds()
    version = _post(server)
    while True:
        time.sleep(0.2)
        heard = [at for crowd in crowds for at in _ask(crowd, f"heard {version}")]
        if len(heard) == opened or time.monotonic() > start + PATIENCE:
            return Told([at - start for at in heard], server.seconds() - worked)


def _post(server: Server) -> int:
    """Post a comment of some length; return the version that it made."""
    text = " ".join(secrets.token_hex(3) for _word in range(40))
    request = urllib.request.Request(
        f"http://127.0.0.1:{server.port}/api/v1/stories/{STORY}/comments",
        json.dumps({"text": text, "name": f"Reader {secrets.token_hex(3)}"}).encode(),
        {"Content-Type": "application/json", "Idempotency-Key": secrets.token_hex(16)},
    )
    with urllib.request.urlopen(request) as answer:
        return int(json.load(answer)["version"])


def _memory(server: Server) -> float:
    """Return what the server holds in memory (resident set, KiB)."""
    status = Path(f"/proc/{server.process.pid}/status").read_text()
    return float(status.partition("VmRSS:")[2].split()[0])


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench/live", description=__doc__)
    parser.add_argument("--streams", type=int, default=10_000, help="open connections")
    parser.add_argument("--comments", type=int, default=5, help="how many are posted and told")
    parser.add_argument("--rounds", type=int, default=5, help="how often reads are measured")
    parser.add_argument("--seconds", type=int, default=3, help="how long a measurement takes")
    parser.add_argument("--port", type=int, default=8150)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
