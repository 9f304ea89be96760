"""A publisher's site that knows its own readers, and signs tokens for them."""

import json
import secrets
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from jwt.algorithms import ECAlgorithm, RSAAlgorithm

from comity.ground import clock

GRETA = {"id": "r-17", "email": "Greta@Example.org", "username": "Greta Moss"}
"""A reader of the site, as Coral's claims tell of one."""

RSA = rsa.generate_private_key(public_exponent=65537, key_size=2048)
EC = ec.generate_private_key(ec.SECP256R1())


def claims(user: Mapping[str, Any] = GRETA, **more: Any) -> dict[str, Any]:
    """Return what a token says: of `user`, made now, good for an hour, not used before.

    A claim of `more` that is None is left out.
    """
    now = int(clock.now().timestamp())
    told = {"user": dict(user), "iat": now, "exp": now + 3600, "jti": secrets.token_hex(8)}
    return {name: value for name, value in (told | more).items() if value is not None}


def signed(told: Mapping[str, Any], key: Any, algorithm: str = "HS256", kid: str = "") -> str:
    """Return a token that says `told`."""
    headers = {"kid": kid} if kid else None
    return jwt.encode(dict(told), key, algorithm=algorithm, headers=headers)


def jwk(key: Any, kid: str, **more: Any) -> dict[str, Any]:
    """Return the public part of a key, as a JWK set shows it."""
    shape = RSAAlgorithm if isinstance(key, rsa.RSAPrivateKey) else ECAlgorithm
    told: dict[str, Any] = shape.to_jwk(key.public_key(), as_dict=True)
    return {**told, "kid": kid, "use": "sig", **more}


@dataclass
class Provider:
    """An identity provider: what it shows at its address, and how often it was asked."""

    address: str = ""
    document: str = ""
    status: int = 200
    asked: list[str] = field(default_factory=list)
    silent: threading.Event | None = None
    """Until this is set, whoever asks gets no answer."""

    def show(self, *keys: Mapping[str, Any]) -> None:
        """Show these keys from now on."""
        self.document = json.dumps({"keys": list(keys)})


@contextmanager
def providing() -> Iterator[Provider]:
    """Run an identity provider until the block ends."""
    provider = Provider()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            provider.asked.append(self.path)
            if provider.silent:
                provider.silent.wait()
            self.send_response(provider.status)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(provider.document.encode())

        def log_message(self, *_told: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        provider.address = f"http://127.0.0.1:{server.server_port}/jwks.json"
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield provider
        finally:
            server.shutdown()
