"""The server stops at once, though readers follow along."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

PROGRAM = """
import sys
from comity.live.app import Live
from comity.live.hub import Hub
from comity.readlane.server import Server, configuration

live = Live(Hub(), lambda publication, story: 1)
settings = configuration(live, host="127.0.0.1", port=int(sys.argv[1]), lifespan="off")
Server(settings, closing=live.close).run()
"""


@pytest.fixture
def port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def server(port: int) -> Iterator[subprocess.Popen[bytes]]:
    """Return a running server."""
    with subprocess.Popen([sys.executable, "-c", PROGRAM, str(port)]) as process:
        yield process
        process.kill()


def follow(port: int) -> socket.socket:
    """Open a stream, as soon as the server answers."""
    end = time.monotonic() + 20
    while True:
        try:
            stream = socket.create_connection(("127.0.0.1", port), timeout=10)
            break
        except ConnectionRefusedError:
            assert time.monotonic() < end
    stream.sendall(b"GET /live/harbour-post/flood HTTP/1.1\r\nHost: x\r\n\r\n")
    assert b"text/event-stream" in stream.recv(4096)
    return stream


@pytest.mark.parametrize("order", [signal.SIGTERM, signal.SIGINT])
def test_open_streams_do_not_hold_the_server_when_it_is_told_to_stop(
    server: subprocess.Popen[bytes], port: int, order: signal.Signals
) -> None:
    streams = [follow(port) for _ in range(10)]
    started = time.monotonic()
    server.send_signal(order)
    server.wait(timeout=8)
    assert time.monotonic() - started < 5
    for stream in streams:
        said = b""
        while chunk := stream.recv(4096):
            said += chunk
        assert said.endswith(b"0\r\n\r\n")
        stream.close()
