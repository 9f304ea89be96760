"""Where rows and counts are kept, and with which key the server signs."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from comity.ground.environment import BadSetting


def database(url: str, data: Path) -> dict[str, Any]:
    """Return what Django is told of a database: PostgreSQL at `url`, else SQLite in `data`."""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": data / "comity.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-32000;"
                    "PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY;"
                    "PRAGMA wal_autocheckpoint=4000; PRAGMA secure_delete=ON;"
                ),
            },
            "TEST": {"NAME": data / "test.sqlite3"},
        }
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": parts.port or "",
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(parse_qsl(parts.query)) | {"options": "-c synchronous_commit=on"},
    }


def caches(redis_url: str) -> dict[str, Any]:
    """Return what Django is told of its cache: Redis at `redis_url`, else each process's memory."""
    if not redis_url:
        return {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    options = {
        "serializer": "comity.ground.shared_cache.Plain",
        "socket_timeout": 1.0,
        "socket_connect_timeout": 0.5,
    }
    return {
        "default": {
            "BACKEND": "comity.ground.shared_cache.SharedCache",
            "LOCATION": redis_url,
            "KEY_PREFIX": "comity",
            "OPTIONS": options,
        }
    }


def secret_key(data: Path) -> str:
    """Return the key that is kept in `data`, made at the first start. BadSetting: it is empty."""
    kept = data / "secret-key"
    if not kept.exists():
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        _make_key(kept)
    key = kept.read_text(encoding="utf-8").strip()
    if not key:
        raise BadSetting(f"{kept} is empty: put it back from a backup, or remove it for a new key")
    return key


def _make_key(kept: Path) -> None:
    fresh = kept.with_name(f".{kept.name}.{secrets.token_hex(4)}")
    fresh.touch(mode=0o600)
    with fresh.open("w", encoding="utf-8") as file:
        file.write(secrets.token_urlsafe(48))
        file.flush()
        os.fsync(file.fileno())  # as durable as the rows that are signed and sealed with it
    try:
        kept.hardlink_to(fresh)
    except FileExistsError:
        pass  # another process was first, and its key is the key
    finally:
        fresh.unlink()
