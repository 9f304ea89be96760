"""The two servers that are compared, each pinned to the first core, and what a run costs them."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

SERVER_CORE, LOAD_CORE = "0", "1"
TICKS = os.sysconf("SC_CLK_TCK")

NGINX = """
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/nginx.log warn;
events {{ worker_connections 1024; }}
http {{
  access_log off; sendfile on; tcp_nopush on; tcp_nodelay on; etag off; server_tokens off;
  keepalive_requests 100000000; open_file_cache max=100;
  client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
  uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
  server {{ listen 127.0.0.1:{port}; root {folder}/pages;
    location / {{ types {{ }} default_type "{kind}"; {headers} }} }}
}}
"""


@dataclass(frozen=True)
class Served:
    """A page as it came over the wire."""

    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Server:
    """A running server."""

    process: subprocess.Popen[bytes]
    port: int

    def seconds(self) -> float:
        """Return the processor time that it and its workers have taken so far, in seconds."""
        return sum(_seconds(pid) for pid in (self.process.pid, *_children(self.process.pid)))

    def get(self, path: str) -> Served:
        """Fetch a page as a browser does, and see that it is one."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", path, headers={"Accept-Encoding": "br"})
        response = connection.getresponse()
        body = response.read()
        connection.close()
        if response.status != 200 or not body:
            sys.exit(f"bench/read: {path} answered {response.status}: {body[:200]!r}")
        return Served({name.lower(): value for name, value in response.getheaders()}, body)


@contextmanager
def comity(folder: Path, port: int) -> Iterator[Server]:
    """Run `comity serve`, one process, on the data in `folder`."""
    command = [sys.executable, "-m", "comity", "serve", "--port", str(port)]
    with _running(command, port, {**os.environ, "COMITY_DATA": str(folder)}) as server:
        yield server


@contextmanager
def nginx(folder: Path, port: int, path: str, page: Served) -> Iterator[Server]:
    """Run nginx, one worker, on a file of the very same bytes, with the very same headers."""
    file = folder / "pages" / path.partition("?")[0].lstrip("/")
    file.parent.mkdir(parents=True)
    file.write_bytes(page.body)
    own = ("content-type", "content-length", "date", "connection")
    lines = [f"add_header {n} '{v}';" for n, v in page.headers.items() if n not in own]
    settings = folder / "nginx.conf"
    kind = page.headers["content-type"]
    settings.write_text(NGINX.format(folder=folder, port=port, kind=kind, headers=" ".join(lines)))
    command = ["nginx", "-c", str(settings), "-e", f"{folder}/nginx.log"]
    with _running(command, port, dict(os.environ)) as server:
        yield server


@contextmanager
def _running(command: list[str], port: int, environment: dict[str, str]) -> Iterator[Server]:
    pinned = ["taskset", "-c", SERVER_CORE, *command]
    process = subprocess.Popen(pinned, env=environment)
    try:
        _wait_for(port, process)
        yield Server(process, port)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if process.poll() is not None:
            sys.exit(f"bench/read: the server ended with {process.returncode}")
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=1)
            connection.request("HEAD", "/")
            connection.getresponse()
        except OSError:
            time.sleep(0.1)
        else:
            return
        finally:
            connection.close()
    sys.exit(f"bench/read: nothing answers on port {port}")


def _children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(child) for child in found]


def _seconds(pid: int) -> float:
    fields = re.sub(r".*\) ", "", Path(f"/proc/{pid}/stat").read_text()).split()
    return (int(fields[11]) + int(fields[12])) / TICKS
