"""Reads one page as fast as it comes, with wrk from the second core."""

import re
import subprocess
import sys
from dataclasses import dataclass

from bench.reading.servers import LOAD_CORE, Server

CONNECTIONS = 32


@dataclass(frozen=True)
class Rate:
    """What one run showed."""

    by_clock: float
    """Requests a second."""
    by_core: float
    """Requests a second of the server's own processor time: others on the machine do not
    lower it."""


def read(server: Server, path: str, seconds: int) -> Rate:
    """Read the page for so many seconds; end the program if one answer is no page."""
    before = server.seconds()
    command = ["taskset", "-c", LOAD_CORE, "wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s"]
    command += ["-H", "Accept-Encoding: br", f"http://127.0.0.1:{server.port}{path}"]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    taken = server.seconds() - before
    done = re.search(r"(\d+) requests in", said)
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    if done is None or rate is None or "Non-2xx" in said or "Socket errors" in said:
        sys.exit(f"bench/read: {path} was not read cleanly\n{said}")
    return Rate(float(rate[1]), int(done[1]) / taken)
