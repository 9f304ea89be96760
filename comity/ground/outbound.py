"""Requests to addresses that somebody typed in: never to a machine of this network.

The name is resolved once, every address that it has is checked, and that address is dialled:
a name that changes its mind meanwhile gains nothing. Redirects are not followed.
"""

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit

from comity.ground.refusal import marked as _

READ = 1000
"""Bytes of an answer to what was posted that are looked at."""

FETCHED = 256 * 1024
"""Bytes of a document, at most; one that is longer is none of those that are fetched here."""

PRIVATE = _("%(host)s is in a private network, which is never called.")

_PLAIN = "/%:?@!$&'()*+,;=~[]"
"""What stands in an address as it is, besides letters and digits (RFC 3986, 2.2 and 2.3)."""

_EMBEDS = tuple(map(ipaddress.ip_network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16")))
"""IPv6 networks whose addresses stand for IPv4 ones, which may be private (RFC 6052, 3056)."""


class Unreachable(Exception):
    """The request could not be made, or was not answered; the message says why."""


@dataclass(frozen=True)
class Answer:
    """What was answered: the HTTP status, and the first bytes, or the document, as text."""

    status: int
    words: str


def post(
    address: str,
    body: bytes,
    headers: Mapping[str, str],
    *,
    allow_private: bool = False,
    timeout: float = 10.0,
) -> Answer:
    """Send `body` to an http or https address; `timeout`, in seconds, bounds the whole of it.

    `allow_private` lets addresses of private networks through. Raises Unreachable.
    """
    asked = _Asked("POST", body, headers, READ)
    return _answered(address, asked, allow_private=allow_private, timeout=timeout)


def get(address: str, *, allow_private: bool = False, timeout: float = 10.0) -> Answer:
    """Fetch the document at an http or https address, as `post` sends to one.

    Raises Unreachable, also where it is longer than FETCHED.
    """
    asked = _Asked("GET", None, {"Accept": "application/json"}, FETCHED + 1)
    answer = _answered(address, asked, allow_private=allow_private, timeout=timeout)
    if len(answer.words) > FETCHED:
        raise Unreachable(f"{address} answers with more than {FETCHED} bytes.")
    return answer


def is_public(address: str) -> bool:
    """Say whether an IP address is one of the open internet."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped is not None:
            found = found.ipv4_mapped
        elif any(found in network for network in _EMBEDS):
            return False
    return found.is_global and not found.is_multicast


def private_host(address: str) -> str | None:
    """Return the host of a web address where it is in a private network now, as `post` would find.

    None for one that is not, and for a name that has no address: it may have one later. Raises
    Unreachable where `address` is no web address.
    """
    parts = _parts(address)
    try:
        found = _addresses(parts)
    except Unreachable:
        return None
    return None if all(map(is_public, found)) else parts.hostname


@dataclass(frozen=True)
class _Asked:
    method: str
    body: bytes | None
    headers: Mapping[str, str]
    read: int


def _answered(address: str, asked: _Asked, *, allow_private: bool, timeout: float) -> Answer:
    parts = _parts(address)
    dialled = _resolved(parts, allow_private=allow_private)
    line = _Line(timeout)
    try:
        return line.exchange(parts, dialled, asked)
    except (OSError, ValueError, http.client.HTTPException) as fault:
        if line.is_over:
            raise Unreachable(f"{parts.hostname} took longer than {timeout:g} s.") from fault
        raise Unreachable(f"{parts.hostname} did not answer: {fault or type(fault)}") from fault
    finally:
        line.close()


def _parts(address: str) -> SplitResult:
    """Return the parts of a web address, in ASCII (RFC 3987, 3.1; RFC 5890 for its host)."""
    try:
        parts = urlsplit(address)
        known = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
        plain = parts._replace(
            netloc=parts.netloc.encode("idna").decode(),
            path=quote(parts.path, _PLAIN),
            query=quote(parts.query, _PLAIN),
        )
    except ValueError as fault:
        raise Unreachable(f"{address} is no web address.") from fault
    if not known or parts.username is not None or any(ord(char) <= 32 for char in address):
        raise Unreachable(f"{address} is no web address.")
    return plain


def _port(parts: SplitResult) -> int:
    return parts.port or (443 if parts.scheme == "https" else 80)


def _resolved(parts: SplitResult, *, allow_private: bool) -> tuple[str, int]:
    addresses = _addresses(parts)
    if not allow_private and not all(map(is_public, addresses)):
        raise Unreachable(PRIVATE % {"host": parts.hostname})
    return addresses[0], _port(parts)


def _addresses(parts: SplitResult) -> list[str]:
    try:
        found = socket.getaddrinfo(parts.hostname, _port(parts), type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as fault:
        raise Unreachable(f"{parts.hostname} has no address: {fault}") from fault
    return [str(info[4][0]) for info in found]


class _Line:
    """One connection, hung up when its time is over, whatever it is doing then."""

    def __init__(self, seconds: float) -> None:
        self.is_over = False
        self._seconds = seconds
        self._sock: socket.socket | None = None
        self._watch = threading.Timer(seconds, self._hang_up)
        self._watch.start()

    def exchange(self, parts: SplitResult, dialled: tuple[str, int], asked: _Asked) -> Answer:
        """Ask, and return what was answered; TimeoutError where that came too late."""
        host = str(parts.hostname)
        self._sock = plain = socket.create_connection(dialled, self._seconds)
        if parts.scheme == "https":
            context = ssl.create_default_context()
            # Its own socket takes the place of the first one before anything is waited for.
            self._sock = secured = context.wrap_socket(
                plain, server_hostname=host, do_handshake_on_connect=False
            )
            self._check()
            secured.do_handshake()
        self._check()
        line = http.client.HTTPConnection(host, _port(parts))
        line.sock = self._sock  # connected already, to the address that was checked
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        headers = {**asked.headers, "Host": parts.netloc, "Connection": "close"}
        line.request(asked.method, target, asked.body, headers)
        answer = line.getresponse()
        words = answer.read(asked.read).decode("utf-8", "replace")
        self._check()
        return Answer(answer.status, words)

    def close(self) -> None:
        """Let go of it."""
        self._watch.cancel()
        if self._sock is not None:
            self._sock.close()

    def _check(self) -> None:
        if self.is_over:
            raise TimeoutError

    def _hang_up(self) -> None:
        self.is_over = True
        if self._sock is not None:
            with contextlib.suppress(OSError):
                # Not the TLS socket's own way, which is none for two threads at once.
                socket.socket.shutdown(self._sock, socket.SHUT_RDWR)
