"""Many readers in one process: `python -m bench.streams.crowd PORT PATH READERS FIRST NETWORKS`.

They come from 127.0.1.FIRST on, spread over so many addresses. Each line of input is answered by
a line of JSON: `open` by how many streams are open, `heard VERSION` by when each reader had heard
of that version or a later one (seconds, `time.monotonic`, the same in all processes).
"""

import json
import re
import selectors
import socket
import sys
import time
from dataclasses import dataclass, field

EVENT = re.compile(rb"id: (\d+)\nevent: (?:patch|reset)\n.*?\n\n", re.DOTALL)


@dataclass
class Reader:
    """One open stream: what has come and is no whole event yet, and when each version came."""

    socket: socket.socket
    rest: bytes = b""
    is_open: bool = False
    heard: list[tuple[int, float]] = field(default_factory=list)

    def take(self) -> bool:
        """Read what has come; False where the server has closed."""
        data = self.socket.recv(1 << 16)
        now = time.monotonic()
        self.rest += data
        if not self.is_open:
            self.is_open = self.rest.startswith(b"HTTP/1.1 200")
        for event in EVENT.finditer(self.rest):
            self.heard.append((int(event[1]), now))
            self.rest = self.rest[event.end() :]
        return bool(data)

    def when(self, version: int) -> float | None:
        """Return when this reader first knew of `version`; None: not yet."""
        return next((at for known, at in self.heard if known >= version), None)


def main(port: int, path: str, count: int, first: int, networks: int) -> None:
    """Come, listen, and answer until the input ends."""
    wakes = selectors.EpollSelector()
    request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode()
    readers = []
    for number in range(count):
        source = f"127.0.1.{first + number % networks}"
        reader = Reader(socket.create_connection(("127.0.0.1", port), 30, (source, 0)))
        reader.socket.sendall(request)
        reader.socket.setblocking(False)
        wakes.register(reader.socket, selectors.EVENT_READ, reader)
        readers.append(reader)
        if number % 100 == 99:
            _listen(wakes, 0)
    wakes.register(sys.stdin, selectors.EVENT_READ)
    while _listen(wakes, None):
        line = sys.stdin.readline().split()
        if not line:
            return
        if line[0] == "open":
            answer: object = sum(reader.is_open for reader in readers)
        else:
            answer = [at for reader in readers if (at := reader.when(int(line[1])))]
        print(json.dumps(answer), flush=True)


def _listen(wakes: selectors.EpollSelector, patience: float | None) -> bool:
    """Take what has come; go on for ever where `patience` is None, until there is a question."""
    while True:
        asked = False
        for key, _events in wakes.select(patience):
            if isinstance(key.data, Reader):
                if not key.data.take():
                    key.data.is_open = False
                    wakes.unregister(key.data.socket)
            else:
                asked = True
        if asked or patience is not None:
            return asked


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], *map(int, sys.argv[3:6]))
