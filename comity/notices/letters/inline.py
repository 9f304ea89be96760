"""Styles put onto each element: many mail programs read no style sheet.

So a letter can hold what pages hold, the same comment template among it. What only a page can
use (buttons, folds) is taken out, and addresses from the root are made whole.
"""

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

SANS = "system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif"
INK, MUTED, LINE, PAPER = "#1d1c1a", "#62605a", "#dcd9d2", "#ffffff"
"""The light half of embed/styles/tokens.css: mail programs turn it dark by themselves."""

PAGE_ONLY = ".acts, .rest, .avatar, .announcer"
KEPT = frozenset({"href", "src", "alt", "dir", "lang", "style", "datetime", "title", "role"})
"""Attributes that a mail needs, or could do harm without."""

ROOT = ("html", "head", "meta", "title")


def inlined(html: str, *, accent: str, home: str, rtl: bool) -> str:
    """Return a letter's page with its styles on each element.

    `accent` is a colour that reads on white; `home` stands before addresses from the root;
    `rtl`: the letter runs from right to left, and so its edges are mirrored.
    """
    tree = LexborHTMLParser(html)
    for node in tree.css(PAGE_ONLY):
        node.decompose()
    for selector, style in _styles(accent, "right" if rtl else "left"):
        for node in tree.css(selector):
            node.attrs["style"] = _joined(node.attributes.get("style") or "", style)
    for node in tree.css("*"):
        _strip(node, home)
    root = tree.root
    assert root is not None
    return f"<!doctype html>\n{root.html}"


def _joined(before: str, style: str) -> str:
    """Return both, what comes later in place of what it says anew."""
    named = dict(each.split(":", 1) for each in f"{before};{style}".split(";") if each.strip())
    return "".join(f"{name.strip()}:{value.strip()};" for name, value in named.items())


def _strip(node: LexborNode, home: str) -> None:
    for name, value in list(node.attributes.items()):
        if node.tag in ROOT:
            continue
        if name not in KEPT:
            del node.attrs[name]
        elif name in ("href", "src") and value and value.startswith("/"):
            node.attrs[name] = home + value


def _styles(accent: str, start: str) -> Iterator[tuple[str, str]]:
    """Return what is styled and how, the general before the particular."""
    small = f"color:{MUTED};font-size:13px;text-decoration:none;"
    aside = f"padding:0;padding-{start}:16px;border-{start}:2px solid {LINE};"
    yield "body", f"margin:0;padding:0;background:{PAPER};color:{INK};font-family:{SANS};"
    yield "p", "margin:0 0 12px;"
    yield "a", f"color:{accent};"
    yield "h1", "font-size:20px;line-height:1.3;margin:0 0 16px;"
    yield "h2", "font-size:17px;line-height:1.3;margin:24px 0 12px;"
    yield "h2 a", f"color:{INK};text-decoration:none;"
    yield "blockquote", f"margin:0 0 12px;color:{MUTED};{aside}"
    yield "pre, code", "font-family:ui-monospace,Consolas,monospace;font-size:14px;"
    yield ".letter", "max-width:600px;margin:0 auto;padding:24px 16px;line-height:1.55;"
    yield ".paper", f"margin:0 0 24px;padding:0 0 12px;border-bottom:3px solid {accent};"
    yield ".paper a", f"color:{INK};font-size:20px;font-weight:700;text-decoration:none;"
    yield ".line", f"margin:0 0 8px;color:{MUTED};font-size:14px;"
    yield "article", f"margin:0 0 12px;{aside}"
    yield "article header", "font-size:15px;margin:0 0 8px;"
    yield ".name", "font-weight:600;"
    yield ".badge", f"border:1px solid {LINE};border-radius:4px;padding:0 4px;font-size:13px;"
    yield ".when, .edited, .standing", small
    yield ".pick", f"border:1px solid {accent};border-radius:6px;padding:8px 12px;margin:0 0 8px;"
    yield ".text", "font-size:16px;overflow-wrap:anywhere;"
    yield ".foot", f"margin:32px 0 0;padding:16px 0 0;border-top:1px solid {LINE};"
    yield ".foot p", f"color:{MUTED};font-size:13px;margin:0 0 8px;"
    yield ".foot a", f"color:{MUTED};"
    yield ".button", f"display:inline-block;padding:12px 20px;border-radius:6px;{_filled(accent)}"


def _filled(accent: str) -> str:
    return f"background:{accent};color:{PAPER};font-weight:600;text-decoration:none;"
