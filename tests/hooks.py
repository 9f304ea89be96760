"""A receiver of webhooks on this machine, over HTTP or HTTPS with a certificate of its own."""

from __future__ import annotations

import json
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

PATIENCE = 90.0


@dataclass
class Receiver:
    """What takes deliveries, or refuses them."""

    address: str
    status: int = 204
    got: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    slowly: float = 0.0
    """Seconds that it takes to answer."""

    @property
    def told(self) -> list[dict[str, Any]]:
        """Return what was told, in the order in which it came."""
        return [json.loads(body) for _headers, body in self.got]

    @property
    def types(self) -> list[str]:
        """Return the kinds of what was told."""
        return [str(each["type"]) for each in self.told]

    def wait_until(self, has_come: Callable[[Receiver], bool]) -> None:
        """Wait until enough has come; fail where it does not."""
        end = time.monotonic() + PATIENCE
        while not has_come(self):
            assert time.monotonic() < end, f"{len(self.got)} deliveries came: {self.types}"
            time.sleep(0.02)


@contextmanager
def receiving(certificate: Path | None = None) -> Iterator[Receiver]:
    """Listen until the block ends; with a certificate (and its key, in one file) over HTTPS."""
    found: list[Receiver] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            found[0].got.append((dict(self.headers), body))
            time.sleep(found[0].slowly)
            self.send_response(found[0].status)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        scheme = "http"
        if certificate is not None:
            scheme, context = "https", ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            server.socket = context.wrap_socket(server.socket, server_side=True)
        found.append(Receiver(f"{scheme}://localhost:{server.server_port}/hook?x=1"))
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield found[0]
        finally:
            server.shutdown()
            thread.join()


def certify(path: Path, host: str = "localhost") -> Path:
    """Write a certificate for `host`, signed by itself, and its key to one file; return it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
    return path
