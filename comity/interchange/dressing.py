"""An archive's words as Comity keeps them: Markdown, and the safe HTML that it shows. Pure."""

from __future__ import annotations

import html
import re

from comity.ground import markdown
from comity.interchange.records import Markup
from comity.interchange.words import LONGEST, salvage

_BLOCKS = re.compile(r"<(?:p|br|div|blockquote|ul|ol|pre)\b", re.IGNORECASE)
_TWINS = {"b": "strong", "i": "em", "del": "s", "strike": "s", "div": "p", "tt": "code"}
_TWIN = re.compile(r"<(/?)(b|i|del|strike|div|tt)(?=[\s>])[^<>]*>", re.IGNORECASE)
_IMAGE = re.compile(r"""<img\b[^<>]*?\bsrc=["']?(https?://[^"'\s<>]+)[^<>]*>""", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-z]+)([^>]*)>")
_HREF = re.compile(r'href="([^"]*)"')
_MARK = {"em": "*", "strong": "**", "s": "~~", "code": "`"}
_PARTS = frozenset({"p", "ul", "ol", "pre", "blockquote"})
# What Markdown shows as it stands: most of what people write, and quicker to see than to escape.
_PLAIN = re.compile(r"(?:[^-+=\s\d\\`*_~\[\]<>#|&][^\\`*_~\[\]<>#|&\n]*)?")
_BLANK_LINES = re.compile(r"\n{3,}")
_EMPTY = re.compile(r"<p>\s*</p>\s*")


def dressed(text: str, markup: Markup) -> tuple[str, str]:
    """Return the Markdown source and the safe HTML of an archived text; both may be empty."""
    if not text or text.isspace():
        return "", ""
    kept = salvage(text)
    if markup == "html":
        shown = _from_html(kept)
        return _to_markdown(shown), shown
    source = markdown.literal(kept) if markup == "text" else kept
    return source, markdown.render(source).html


def _from_html(text: str) -> str:
    """Clean HTML; images become links, and lines become lines where no tag parts them."""
    text = text[:LONGEST]
    if "<" in text:
        text = _IMAGE.sub(r'<a href="\1">\1</a>', text)
        text = _TWIN.sub(lambda tag: f"<{tag[1]}{_TWINS[tag[2].lower()]}>", text)
    if not _BLOCKS.search(text):
        parts = (part.strip().replace("\n", "<br>\n") for part in text.split("\n\n"))
        text = "\n".join(f"<p>{part}</p>" for part in parts if part)
    return _EMPTY.sub("", markdown.clean_html(text)).strip()


def _to_markdown(safe: str) -> str:
    """Return Markdown that renders to about what cleaned HTML shows: for search, and to edit."""
    out: list[str] = []
    hrefs: list[str] = []
    safe = safe.replace("<br>\n", "<br>")
    depth = place = 0
    for tag in _TAG.finditer(safe):
        out.append(_words(safe[place : tag.start()]))
        place = tag.end()
        closing, name = bool(tag[1]), tag[2]
        if name in _MARK:
            out.append(_MARK[name])
        elif name == "br":
            out.append("\n")
        elif name == "li" and not closing:
            out.append("\n- ")
        elif name == "a":
            out.append(_link(hrefs, tag, closing=closing))
        elif name in _PARTS:
            out.append("\n\n")
            if name == "blockquote":
                depth += -1 if closing else 1
                out.append("\x02" if closing else "\x01")
    out.append(_words(safe[place:]))
    return _quoted(_BLANK_LINES.sub("\n\n", "".join(out)).strip())


def _link(hrefs: list[str], tag: re.Match[str], *, closing: bool) -> str:
    if not closing:
        found = _HREF.search(tag[3])
        hrefs.append(html.unescape(found[1]) if found else "")
        return "["
    href = hrefs.pop() if hrefs else ""
    return f"](<{href}>)" if href else "]"


def _words(text: str) -> str:
    if "&" in text:
        text = html.unescape(text)
    return text if _PLAIN.fullmatch(text) else markdown.literal(text)


def _quoted(text: str) -> str:
    """Turn the marks of a quote's ends into "> " before each of its lines."""
    if "\x01" not in text:
        return text
    lines: list[str] = []
    depth = 0
    for line in text.split("\n"):
        depth += line.count("\x01")
        lines.append("> " * min(depth, 12) + line.replace("\x01", "").replace("\x02", ""))
        depth = max(depth - line.count("\x02"), 0)
    return "\n".join(lines)
