"""Mends an XML export on its way to the parser, where its writer is known to get XML wrong.

WordPress writes the addresses of commenters without escaping them (wp-admin/includes/export.php,
`comment_author_url`), so that one "&" in one of them would cost the whole file; it lets control
characters through, and what a plug-in writes may hold HTML's own entities, or letters that are
no UTF-8. WordPress's importer forgives all of it, and so does this.
"""

from __future__ import annotations

import codecs
import re
from html.entities import html5

_DECLARED = re.compile(rb"""\A<\?xml[^>]*?\bencoding=["']([\w.:-]+)""")
_TEXTUAL = re.compile(
    r"iso-8859-(?:[1-9]|1[0134-6])|windows-125[0-8]|koi8-[ru]|gb18030|gbk|gb2312|big5|euc-(?:jp|kr)|shift_jis"
)
_MARK = re.compile(r"<!\[CDATA\[|\]\]>")
_FORBIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_REFERENCE = re.compile(r"&(?:#(?:(\d{1,7})|[xX]([0-9a-fA-F]{1,6}));|([A-Za-z][A-Za-z0-9]*);)?")
_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
_SPLIT = re.compile(r"[&<\]]")
_LONGEST = 40
"""Characters of the longest sign that may be cut by the end of a piece: an entity of HTML."""


class Mender:
    """Takes a file piece by piece, and gives it back as sound UTF-8, line for line.

    beginning: the first bytes from the first "<" on, which may name the file's encoding.
    """

    def __init__(self, beginning: bytes) -> None:
        self._decoder = codecs.getincrementaldecoder(_encoding(beginning))("replace")
        self._held = ""
        self._is_verbatim = False

    def mended(self, data: bytes, *, is_last: bool = False) -> bytes:
        """Return what of the file is complete so far."""
        text = self._held + self._decoder.decode(data, is_last)
        end = len(text)
        if not is_last and (sign := _SPLIT.search(text, max(end - _LONGEST, 0))):
            end = sign.start()
        self._held = text[end:]
        return "".join(self._pieces(_FORBIDDEN.sub("", text[:end]))).encode()

    def _pieces(self, text: str) -> list[str]:
        out: list[str] = []
        place = 0
        for mark in _MARK.finditer(text):
            out.append(self._piece(text[place : mark.start()]))
            place = mark.end()
            is_end = mark[0] == "]]>"
            out.append("]]&gt;" if is_end and not self._is_verbatim else mark[0])
            self._is_verbatim = not is_end
        out.append(self._piece(text[place:]))
        return out

    def _piece(self, text: str) -> str:
        return text if self._is_verbatim or "&" not in text else _REFERENCE.sub(_sound, text)


def _encoding(beginning: bytes) -> str:
    """The encoding that a file names; UTF-8 for what is none of texts: Python knows "zlib"."""
    found = _DECLARED.match(beginning)
    name = found[1].decode().lower() if found else ""
    return name if _TEXTUAL.fullmatch(name) else "utf-8"


def _sound(reference: re.Match[str]) -> str:
    """Return a reference that XML knows in place of one, or of a bare "&"."""
    decimal, hexadecimal, name = reference.groups()
    if decimal or hexadecimal:
        code = int(decimal) if decimal else int(hexadecimal, 16)
        return reference[0].replace("X", "x", 1) if _is_allowed(code) else ""
    if name in _XML:
        return reference[0]
    if name and f"{name};" in html5:
        return "".join(f"&#{ord(char)};" for char in html5[f"{name};"])
    return "&amp;" + reference[0][1:]


def _is_allowed(code: int) -> bool:
    """Whether XML 1.0 knows a character of this number ("Char")."""
    return (
        code in (9, 10, 13)
        or 0x20 <= code <= 0xD7FF
        or 0xE000 <= code <= 0xFFFD
        or 0x10000 <= code <= 0x10FFFF
    )
