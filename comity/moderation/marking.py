"""Marks the evidence in a comment as readers see it. Pure.

The spans lie in the Markdown source, the marks in the HTML. So the borders of the spans are
written into the source as control characters, which no comment can hold (`ground.text` refuses
them) and which end an address as a space does, and become `<mark>` once the HTML is safe. Where
a border would change what the Markdown means, the source itself is shown.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from comity.ground import markdown

OPEN, CLOSE, ZERO, ONE, END = "\1\2\3\4\5"
"""A border is OPEN or CLOSE, the finding's number in binary, END."""

_BORDER = re.compile(f"([{OPEN}{CLOSE}])([{ZERO}{ONE}]+){END}")
_ESCAPED = re.compile("%0[1-5]")
_PARTS = re.compile(r"(<[^>]*>)")
_WRITTEN = str.maketrans("01", ZERO + ONE)
_READ = str.maketrans(ZERO + ONE, "01")


@dataclass(frozen=True)
class Span:
    """A part of the source that a finding rests on. `finding` is its number, from 1."""

    start: int
    end: int
    finding: int


def marked(source: str, spans: Iterable[Span]) -> SafeString:
    """Return a comment's HTML with each span in `<mark data-finding="…">`."""
    kept = [each for each in spans if 0 <= each.start < each.end <= len(source)]
    bordered = _bordered(source, kept)
    html = markdown.render(bordered).html
    if _bare(html) == markdown.render(source).html:
        return mark_safe(_with_marks(_PARTS.split(html)))  # noqa: S308
    return mark_safe(_with_marks(["<p>", *_lines(bordered), "</p>"]))  # noqa: S308


def _lines(bordered: str) -> list[str]:
    return _PARTS.split(escape(bordered).replace("\n", "<br>"))


def _bordered(source: str, spans: Sequence[Span]) -> str:
    borders: list[tuple[int, int, str]] = []
    for each in spans:
        number = f"{each.finding:b}".translate(_WRITTEN) + END
        borders += [(each.start, 1, OPEN + number), (each.end, 0, CLOSE + number)]
    text, at = [], 0
    for place, _closing_first, border in sorted(borders):
        text += [source[at:place], border]
        at = place
    return "".join([*text, source[at:]])


def _bare(html: str) -> str:
    return _BORDER.sub("", _ESCAPED.sub("", html))


def _with_marks(parts: Iterable[str]) -> str:
    """Put marks around what stands between borders, text by text, never around a tag."""
    open_now: list[int] = []
    out = []
    for part in parts:
        if part.startswith("<"):
            out.append(_bare(part))
            continue
        at = 0
        for border in _BORDER.finditer(part):
            out.append(_mark(part[at : border.start()], open_now))
            finding = int(border[2].translate(_READ), 2)
            if border[1] == OPEN:
                open_now.append(finding)
            elif finding in open_now:
                open_now.remove(finding)
            at = border.end()
        out.append(_mark(part[at:], open_now))
    return "".join(out)


def _mark(text: str, findings: Sequence[int]) -> str:
    if not text or not findings:
        return text
    numbers = " ".join(str(each) for each in sorted(set(findings)))
    return f'<mark data-finding="{numbers}">{text}</mark>'
