"""Comity's own scripts, styles and pictures, read into memory once and sent like pages."""

import asyncio
import hashlib
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from comity.ground.asgi import Headers, Receive, Scope, Send, answer, header
from comity.ground.problems import problem_json, untranslated
from comity.readlane.conditions import has_it
from comity.readlane.encodings import Encoding, choose
from comity.readlane.refusals import NO_SUCH_FILE, READ_ONLY
from comity.readlane.replies import NO_BODY, Reply, reply
from comity.snapshots.pack import pack

_FOR_A_WHILE = (b"cache-control", b"public, max-age=300, stale-while-revalidate=3600")
_FOR_EVER = (b"cache-control", b"public, max-age=31536000, immutable")
_ANY_ORIGIN: Headers = [
    (b"access-control-allow-origin", b"*"),
    (b"cross-origin-resource-policy", b"cross-origin"),
]
_WORDS = ("text/", "application/json", "application/manifest+json", "image/svg+xml")
_CODINGS: tuple[Encoding, ...] = ("identity", "gzip", "br", "zstd")
_BEST_BROTLI = 11
_STAMP_DIGITS = 8


@dataclass(frozen=True, slots=True)
class _Packed:
    """All answers that a file has, by the coding."""

    briefly: dict[Encoding, Reply]
    for_ever: dict[Encoding, Reply]


class _Kept:
    """A file as it was read; `packed` once somebody has asked for it.

    To pack all files as well as they can be takes half a second of a server's start, and most
    of them, the desk's, are seldom asked for: each is packed for the first who asks.
    """

    def __init__(self, file: Path) -> None:
        self._body = file.read_bytes()
        self._kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        self.compressible = self._kind.startswith(_WORDS) or self._kind.endswith("javascript")
        self.stamp = hashlib.sha256(self._body).hexdigest()[:_STAMP_DIGITS]
        self.packed: _Packed | None = None
        self._packing = Lock()

    def pack(self) -> _Packed:
        """Compress the file, once, whoever asks; 5 to 250 ms of a processor, so: in a thread."""
        with self._packing:
            if self.packed is None:
                self.packed = self._made()
            return self.packed

    def _made(self) -> _Packed:
        kind, codings = self._kind, _CODINGS
        if not self.compressible:
            codings = ("identity",)
        elif kind != "image/svg+xml":
            kind += "; charset=utf-8"
        stored = pack(self._body, 0, kind, quality=_BEST_BROTLI)

        def replies(freshness: tuple[bytes, bytes]) -> dict[Encoding, Reply]:
            return {coding: reply(stored, coding, [freshness, *_ANY_ORIGIN]) for coding in codings}

        return _Packed(replies(_FOR_A_WHILE), replies(_FOR_EVER))


class Shelf:
    """Answers `prefix`… with the files of `folder`, as they were when it was made.

    `also` gives a file a second address ("/embed.js": "comity/embed.js"). A file asked for
    with `?v=` and its stamp (the first 8 hexadecimal digits of its SHA-256) may be kept for
    ever, any other way for five minutes.
    """

    def __init__(
        self,
        folder: Path,
        *,
        prefix: str = "/static/",
        also: Mapping[str, str] | None = None,
    ) -> None:
        self._prefix = prefix
        self._kept: dict[str, _Kept] = {}
        for file in sorted(folder.rglob("*")):
            if file.is_file() and not file.name.startswith("."):
                self._kept[prefix + file.relative_to(folder).as_posix()] = _Kept(file)
        for address, name in (also or {}).items():
            self._kept[address] = self._kept[prefix + name]

    def holds(self, path: str) -> bool:
        """Say whether an address is answered here."""
        return path in self._kept or path.startswith(self._prefix)

    def address(self, name: str) -> str:
        """Return the address of a file that may be kept for ever; KeyError for an unknown one."""
        path = self._prefix + name
        return f"{path}?v={self._kept[path].stamp}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        kept = self._kept.get(scope["path"])
        if scope["method"] not in ("GET", "HEAD"):
            allow: Headers = [(b"allow", b"GET, HEAD")]
            await answer(send, *problem_json(READ_ONLY, untranslated, "", allow))
            return
        if kept is None:
            await answer(send, *problem_json(NO_SUCH_FILE, untranslated, ""))
            return
        encoding = choose(header(scope, b"accept-encoding")) if kept.compressible else "identity"
        stamped = f"v={kept.stamp}".encode() in scope["query_string"].split(b"&")
        packed = kept.packed
        if packed is None:
            packed = await asyncio.to_thread(kept.pack)
        ready = (packed.for_ever if stamped else packed.briefly)[encoding or "identity"]
        known = header(scope, b"if-none-match")
        if known is not None and has_it(known, ready.etag):
            await send(ready.unchanged)
            await send(NO_BODY)
        else:
            await send(ready.start)
            await send(NO_BODY if scope["method"] == "HEAD" else ready.body)
