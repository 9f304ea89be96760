"""usage: python -m bench.perspective [--rate N] [--seconds N] [--spans]

Sends comments of the sample newsroom to comments:analyze of a real server, so many a second by
the clock, however long the answers take: who waits in a queue is counted as waiting. One in
twenty is a long text of 20 KB. Exits with 1 where the 99th percentile is above 300 ms, which is
how long Talk 4 waits before it gives up, or where any call fails. A comment in a language that
is not judged is answered with Perspective's error for it, which counts as an answer.
"""

import argparse
import asyncio
import itertools
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx

from comity import samples
from tests.server import Server, serving

PATIENCE = 0.3
"""Seconds."""

LONG = 20
"""One text in so many is a long one."""

UNSUPPORTED = "LANGUAGE_NOT_SUPPORTED_BY_ATTRIBUTE"
ATTRIBUTES = ("TOXICITY", "SEVERE_TOXICITY", "INSULT")


def main() -> int:
    """Run the bench and print what callers saw."""
    parser = argparse.ArgumentParser(prog="python -m bench.perspective", description=__doc__)
    parser.add_argument("--rate", type=int, default=50, help="calls a second")
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--spans", action="store_true", help="ask for the scores of sentences too")
    args = parser.parse_args()
    with (
        tempfile.TemporaryDirectory(prefix="comity-bench-") as folder,
        serving(Path(folder) / "data", demo=True) as server,
    ):
        key = server.comity("publication", "key", "lantern", "--label", "bench").strip()
        asyncio.run(asked(server, key, 10, 2.0, spans=args.spans))
        before = worked(server.process.pid)
        waits, failed = asyncio.run(asked(server, key, args.rate, args.seconds, spans=args.spans))
        cost = (worked(server.process.pid) - before) / (len(waits) or 1)
    print(f"{cost * 1000:.1f} ms of a processor a call, in the server")
    return report(waits, failed, args.rate)


def worked(process: int) -> float:
    """Return the seconds of a processor that a process has used, all its threads together.

    On a busy machine this tells more than the waits. Source: proc(5), fields 14 and 15 of stat.
    """
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def asked(
    server: Server, key: str, rate: int, seconds: float, *, spans: bool
) -> tuple[list[float], list[str]]:
    """Call `rate` times a second; return the seconds of each wait, and what went wrong."""
    waits: list[float] = []
    failed: list[str] = []
    # Below the server's own time, so that no call goes out on a connection that it just closed.
    limits = httpx.Limits(max_connections=200, keepalive_expiry=2.0)
    async with (
        httpx.AsyncClient(base_url=server.address, limits=limits, timeout=30) as client,
        asyncio.TaskGroup() as calls,
    ):

        async def call(text: str, due: float) -> None:
            try:
                response = await client.post(
                    f"/v1alpha1/comments:analyze?key={key}", json=body(text, spans=spans)
                )
            except httpx.TransportError as fault:
                failed.append(repr(fault))
                return
            waits.append(time.perf_counter() - due)
            if response.status_code != 200 and UNSUPPORTED not in response.text:
                failed.append(f"{response.status_code} {response.text}")

        begun = time.perf_counter()
        for number, text in zip(range(int(rate * seconds)), texts(), strict=False):
            due = begun + number / rate
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            calls.create_task(call(text, due))
    return waits, failed


def body(text: str, *, spans: bool) -> dict[str, Any]:
    """Return what a caller sends."""
    return {
        "comment": {"text": text},
        "requestedAttributes": {name: {} for name in ATTRIBUTES},
        "languages": ["en"],
        "spanAnnotations": spans,
        "doNotStore": True,
    }


def texts() -> Iterator[str]:
    """Yield English comments of the sample newsroom in a random order, without end."""
    said = [
        comment.text
        for story in samples.load().stories
        if story.language == "en"
        for comment in story.comments
    ]
    order = random.Random(7)
    order.shuffle(said)
    long = " ".join(said)[:20_000]
    for number, text in enumerate(itertools.cycle(said), start=1):
        yield long if number % LONG == 0 else text


def report(waits: list[float], failed: list[str], rate: int) -> int:
    """Print how long callers waited; return 1 where that was too long for one in a hundred."""
    waits.sort()
    middle, late = waits[len(waits) // 2], waits[int(len(waits) * 0.99)]
    print(f"{len(waits)} calls at {rate} a second, one in {LONG} of 20 KB")
    print(
        f"p50 {middle * 1000:.0f} ms, p99 {late * 1000:.0f} ms, longest {waits[-1] * 1000:.0f} ms"
    )
    gave_up = sum(wait > PATIENCE for wait in waits)
    print(f"{gave_up} would have given up after {PATIENCE * 1000:.0f} ms; {len(failed)} failed")
    for fault in sorted(set(failed)):
        print(f"  {failed.count(fault)} × {fault}")
    return 1 if late > PATIENCE or failed else 0


if __name__ == "__main__":
    sys.exit(main())
