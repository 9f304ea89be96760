"""A real server of the tests' own: a process, a port, a data folder."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError

from tests.samples import bring_in_nothing, bring_in_samples

PATIENCE = 60.0


@dataclass
class Server:
    """A running Comity."""

    address: str
    data: Path
    port: int
    environ: dict[str, str]
    process: "subprocess.Popen[bytes]"
    processes: int = 1

    def kill(self) -> None:
        """End it as a power cut would: kill -9."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> int:
        """Ask it to stop, and return its exit status."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=30)

    def start(self) -> None:
        """Start it (again) on its data, and wait until it answers."""
        with (self.data / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "comity", "serve", *self._options()],
                env=self.environ,
                stdout=subprocess.DEVNULL,
                stderr=log,
            )
        end = time.monotonic() + PATIENCE
        while not _answers(f"{self.address}/healthz"):
            if self.process.poll() is not None or time.monotonic() > end:
                raise AssertionError((self.data / "server.log").read_text()[-3000:])
            time.sleep(0.05)

    def _options(self) -> list[str]:
        return ["--port", str(self.port), "--processes", str(self.processes)]

    def comity(self, *words: str) -> str:
        """Run a comity command on its data, and return what it prints."""
        done = subprocess.run(
            [sys.executable, "-m", "comity", *words],
            env=self.environ,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@contextmanager
def serving(
    data: Path, *, demo: bool = False, processes: int = 1, **settings: str
) -> Iterator[Server]:
    """Run a Comity on `data` until the block ends; `demo` brings in the sample newsroom."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    data.mkdir(parents=True, exist_ok=True)
    environ = {
        **{name: value for name, value in os.environ.items() if not name.startswith("COMITY_")},
        "COMITY_DATA": str(data),
        "COMITY_PUBLIC_URL": address,
        "COMITY_LIMITS": "off",  # all that tests and load tests do comes from one network
        **settings,
    }
    server = Server(address, data, port, environ, None, processes)  # type: ignore[arg-type]
    if "COMITY_DATABASE_URL" not in settings and not any(data.iterdir()):
        (bring_in_samples(data, address) if demo else bring_in_nothing(data))
    elif demo:
        server.comity("demo", "--no-serve", "--port", str(port))
    server.start()
    try:
        yield server
    finally:
        if server.process.poll() is None:
            server.kill()
