"""An archive's words as Comity keeps them: Markdown, and the safe HTML that it shows. Pure."""

from __future__ import annotations

import html
import re

from comity.ground import markdown
from comity.interchange import markup
from comity.interchange.records import Markup
from comity.interchange.words import LONGEST, salvage

_TWINS = {"b": "strong", "i": "em", "del": "s", "strike": "s", "div": "p", "tt": "code"}
_TWIN = re.compile(
    r"<(/?)(b|i|del|strike|div|tt|h[1-6]|t[rdh]|d[dt])(?=[\s>])[^<>]*>", re.IGNORECASE
)
_TAG = re.compile(r"<(/?)([a-z]+)([^>]*)>")
_HREF = re.compile(r'href="([^"]*)"')
_START = re.compile(r'start="(\d{1,6})"')
_MARK = {"em": "*", "strong": "**", "s": "~~"}
_PARTS = frozenset({"p", "ul", "ol", "blockquote"})
# What Markdown shows as it stands: most of what people write, and quicker to see than to escape.
_PLAIN = re.compile(r"(?:[^-+=\s\d\\`*_~\[\]<>#|&][^\\`*_~\[\]<>#|&\n]*)?")
_BLANK_LINES = re.compile(r"\n{3,}")
_EMPTY = re.compile(r"<p>\s*</p>\s*")


def dressed(text: str, kind: Markup) -> tuple[str, str]:
    """Return the Markdown source and the safe HTML of an archived text; both may be empty."""
    if not text or text.isspace():
        return "", ""
    kept = salvage(text)
    if kind == "html":
        shown = _from_html(kept)
        return _to_markdown(shown), shown
    if kind == "markdown" and markup.is_foreign(kept):
        shown = _from_html(markdown.foreign_html(kept))
        return _to_markdown(shown), shown
    source = markdown.literal(kept) if kind == "text" else kept
    return source, markdown.render(source).html


def _from_html(text: str) -> str:
    """Clean HTML; images become links, and lines become lines where no tag parts them."""
    text = text[:LONGEST]
    if "<" in text:
        text = markup.pictured(text)
        text = _TWIN.sub(lambda tag: f"<{tag[1]}{_TWINS.get(tag[2].lower(), 'p')}>", text)
    text = markup.in_paragraphs(text)
    return _EMPTY.sub("", markdown.clean_html(text)).strip()


def _to_markdown(safe: str) -> str:
    """Return Markdown that renders to about what cleaned HTML shows: for search, and to edit."""
    out: list[str] = []
    hrefs: list[str] = []
    safe = safe.replace("<br>\n", "<br>")
    lists: list[int] = []  # the number of the next item, 0 where they have none
    depth = place = 0
    block = is_code = False
    for tag in _TAG.finditer(safe):
        out.append(_words(safe[place : tag.start()], is_code=is_code or block))
        place = tag.end()
        closing, name = bool(tag[1]), tag[2]
        if name == "pre":
            block = not closing
            out.append("\n```\n\n" if closing else "\n\n```\n")
        elif name == "code":
            is_code = not closing
            out.append("" if block else "`")
        elif name in _MARK:
            out.append(_MARK[name])
        elif name == "br":
            out.append("\n")
        elif name == "li" and not closing:
            out.append(_item(lists))
        elif name == "a":
            out.append(_link(hrefs, tag, closing=closing))
        elif name in _PARTS:
            out.append("\n\n")
            _enter(lists, tag)
            if name == "blockquote":
                depth += -1 if closing else 1
                out.append("\x02" if closing else "\x01")
    out.append(_words(safe[place:]))
    made = "".join(out)
    # Most have none, and the pattern takes as long as all the rest.
    if "\n\n\n" in made:
        made = _BLANK_LINES.sub("\n\n", made)
    return _quoted(made.strip())


def _link(hrefs: list[str], tag: re.Match[str], *, closing: bool) -> str:
    if not closing:
        found = _HREF.search(tag[3])
        hrefs.append(html.unescape(found[1]) if found else "")
        return "["
    href = hrefs.pop() if hrefs else ""
    return f"](<{href}>)" if href else "]"


def _enter(lists: list[int], tag: re.Match[str]) -> None:
    """Note that a list begins or ends."""
    if tag[2] not in ("ol", "ul"):
        return
    if tag[1]:
        del lists[-1:]
        return
    start = _START.search(tag[3])
    lists.append(0 if tag[2] == "ul" else int(start[1]) if start else 1)


def _item(lists: list[int]) -> str:
    """Return what begins an item of the innermost list."""
    if not lists or not lists[-1]:
        return "\n- "
    lists[-1] += 1
    return f"\n{lists[-1] - 1}. "


def _words(text: str, *, is_code: bool = False) -> str:
    if "&" in text:
        text = html.unescape(text)
    if is_code or _PLAIN.fullmatch(text):
        return text
    # Blanks are no more than an indent at the beginning of a line, and this may be within one.
    return " " * text.startswith(" ") + markdown.literal(text)


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
