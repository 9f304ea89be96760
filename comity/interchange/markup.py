"""What other systems' texts hold and ours do not: pictures, emoji, lines for paragraphs. Pure.

Source of the paragraphs: WordPress's wpautop (wp-includes/formatting.php), as far as comments
have need of it: WordPress keeps what was typed, and makes paragraphs of it as it shows it.
"""

from __future__ import annotations

import html
import re

_IMAGE = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)
_GIVEN = re.compile(
    r"""\b(src|alt|class|atk-emoticon)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""", re.IGNORECASE
)
_EMOJI = re.compile(r"emoji|smil(?:ey|ie)|emoti(?:con|on)", re.IGNORECASE)
_NAMED = re.compile(r"[A-Za-z0-9_+-]+")
_FOREIGN = re.compile(
    r"!\[|</?(?:p|br|div|span|a|b|i|u|s|em|strong|del|strike|img|code|pre|ul|ol|li|blockquote|h[1-6])"
    r"(?:\s+[\w:-]+\s*=[^<>]*)?\s*/?>",
    re.IGNORECASE,
)
_CODE = re.compile(r"(`+).*?\1", re.DOTALL)
_BLOCKS = re.compile(r"<(?:p|br|div|blockquote|ul|ol|pre)\b", re.IGNORECASE)
_PART = re.compile(r"<(/?)(p|blockquote|ul|ol|li|pre)\b[^<>]*>", re.IGNORECASE)
_WHOLE = frozenset({"p", "ul", "ol", "li", "pre"})
_BREAK = re.compile(r"(<br\s*/?>)?[ \t]*\n", re.IGNORECASE)
_GAP = re.compile(r"\n[ \t]*\n")


def is_foreign(source: str) -> bool:
    """Whether a Markdown has what other systems show and ours does not: HTML, or pictures."""
    return bool(_FOREIGN.search(source) and _FOREIGN.search(_CODE.sub("", source)))


def pictured(text: str) -> str:
    """Return HTML whose pictures are links, or the emoji that they stand for."""
    return _IMAGE.sub(_picture, text)


def in_paragraphs(text: str) -> str:
    """Return HTML in which no paragraph is parted from the next by lines alone."""
    if not _BLOCKS.search(text):
        return _paragraphs(text)
    return _between_parts(text) if "\n" in text else text


def _picture(tag: re.Match[str]) -> str:
    """Return what stands for a picture: the emoji that it is, or a link to it."""
    given: dict[str, list[str]] = {}
    for name, *value in _GIVEN.findall(tag[0]):
        given.setdefault(name.lower(), []).append(html.unescape("".join(value)).strip())
    named = given.get("atk-emoticon")  # Artalk's
    alt = (named or given.get("alt") or [""])[0]
    if alt and (named or _EMOJI.search(" ".join(given.get("class", [])))):
        return html.escape(f":{alt}:" if _NAMED.fullmatch(alt) else alt)
    # A picture that was to be loaded late has its address in "data-src".
    for address in given.get("src", []):
        if address.startswith(("http://", "https://")):
            return f'<a href="{html.escape(address)}">{html.escape(address)}</a>'
    return ""


def _paragraphs(text: str) -> str:
    """Return text in which blank lines part paragraphs, as HTML: WordPress keeps it so."""
    parts = (_BREAK.sub("<br>\n", part.strip()) for part in _GAP.split(text))
    return "\n".join(f"<p>{part}</p>" for part in parts if part)


def _between_parts(text: str) -> str:
    """Return HTML with what stands between its parts in paragraphs, where lines alone part it."""
    out: list[str] = []
    inside = place = 0
    for tag in _PART.finditer(text):
        between = text[place : tag.start()]
        out.append(between if inside else _paragraphs(between))
        out.append(tag[0])
        place = tag.end()
        if tag[2].lower() in _WHOLE:
            inside = max(inside + (-1 if tag[1] else 1), 0)
    between = text[place:]
    out.append(between if inside else _paragraphs(between))
    return "".join(out)
