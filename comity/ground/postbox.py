"""Where mail is handed over, read from one address.

    smtp://host                           in the clear, for a mail server on this machine
    smtp+starttls://user:password@host    encrypted once connected (port 587)
    smtps://user:password@host            encrypted from the start (port 465)
    anymail+postmark://?server_token=…    a mail service, by django-anymail's name of it
    file:///var/lib/comity/mail           files in a folder, to look at (letterbox.py)

What stands after `?` for a mail service are django-anymail's settings of it, in lower case and
without its name (https://anymail.dev/en/stable/esps/).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

PATIENCE = 20
"""Seconds that a mail server may take to answer."""

PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
SERVICE = "anymail+"
DJANGO = "django.core.mail.backends"


@dataclass(frozen=True)
class Postbox:
    """What Django is told of mail: the names are those of its settings."""

    backend: str
    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    use_tls: bool = False
    """Encrypted once connected (STARTTLS)."""
    use_ssl: bool = False
    """Encrypted from the start."""
    folder: str = ""
    service: str = ""
    """django-anymail's name of a mail service."""
    service_settings: Mapping[str, Any] = field(default_factory=dict)


def postbox(url: str) -> Postbox:
    """Return where mail goes by an address, none by an empty one; ValueError where it is bad."""
    parts = urlsplit(url)
    if not url:
        return Postbox(f"{DJANGO}.dummy.EmailBackend")
    if parts.scheme in PORTS and parts.hostname:
        return _smtp(parts)
    if parts.scheme.startswith(SERVICE):
        return _service(parts)
    if parts.scheme == "file" and parts.path:
        return Postbox("comity.ground.letterbox.EmailBackend", folder=unquote(parts.path))
    raise ValueError("it begins with smtp://, smtp+starttls://, smtps://, anymail+…:// or file://")


def _smtp(parts: SplitResult) -> Postbox:
    return Postbox(
        f"{DJANGO}.smtp.EmailBackend",
        parts.hostname or "",
        parts.port or PORTS[parts.scheme],
        unquote(parts.username or ""),
        unquote(parts.password or ""),
        use_tls=parts.scheme == "smtp+starttls",
        use_ssl=parts.scheme == "smtps",
    )


def _service(parts: SplitResult) -> Postbox:
    name = parts.scheme.removeprefix(SERVICE)
    told = {f"{name}_{key}".upper(): value for key, value in parse_qsl(parts.query)}
    return Postbox(
        f"anymail.backends.{name}.EmailBackend",
        service=name,
        service_settings={**told, "REQUESTS_TIMEOUT": PATIENCE},
    )
