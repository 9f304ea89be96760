"""An OpenID Connect server of the tests' own: one person, who always says yes.

Source of its answers: OpenID Connect Core 1.0, sections 3.1.2 to 3.1.3 and 5.3
(https://openid.net/specs/openid-connect-core-1_0.html).
"""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt


@dataclass
class Issuer:
    """Where it is, who it says has come, and what it was asked."""

    address: str = ""
    person: dict[str, Any] = field(
        default_factory=lambda: {
            "sub": "248289761001",
            "given_name": "Ada",
            "family_name": "Lovelace",
            "email": "ada@example.org",
            "email_verified": True,
        }
    )
    refuses: bool = False
    asked: list[dict[str, list[str]]] = field(default_factory=list)

    def answer(self, path: str, query: dict[str, list[str]]) -> dict[str, Any] | str:
        """Return what a path answers: JSON, or the address to lead on to."""
        if path == "/.well-known/openid-configuration":
            return {
                "issuer": self.address,
                "authorization_endpoint": f"{self.address}/authorize",
                "token_endpoint": f"{self.address}/token",
                "userinfo_endpoint": f"{self.address}/userinfo",
                "jwks_uri": f"{self.address}/jwks",
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            }
        if path == "/authorize":
            self.asked.append(query)
            told = {"error": "access_denied"} if self.refuses else {"code": "code"}
            told["state"] = query["state"][0]
            return f"{query['redirect_uri'][0]}?{urlencode(told)}"
        if path == "/token":
            self.asked.append(query)
            claims = {"iss": self.address, "aud": "comity", **self.person}
            signed = jwt.encode(claims, "a secret that is only known to this server", "HS256")
            return {"access_token": "access", "token_type": "Bearer", "id_token": signed}
        return self.person


@contextmanager
def issuer() -> Iterator[Issuer]:
    """Serve it until the block ends."""
    known = Issuer()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            self._say(known.answer(parts.path, parse_qs(parts.query)))

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            self._say(known.answer(self.path, parse_qs(body)))

        def _say(self, told: dict[str, Any] | str) -> None:
            leads_on = isinstance(told, str)
            self.send_response(302 if leads_on else 200)
            if isinstance(told, str):
                self.send_header("Location", told)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            if not leads_on:
                self.wfile.write(json.dumps(told).encode())

        def log_message(self, *_told: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        known.address = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield known
        server.shutdown()
