"""Limited Markdown to safe HTML: markdown-it makes it, nh3 is always the last hand on it.

What is allowed: paragraphs, line breaks, emphasis, strong, strikethrough, quotes, lists,
inline code and code blocks, links (written or bare). No headings, images or HTML.
"""

import re
from dataclasses import dataclass

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

NESTING = 12
"""Deeper nests of quotes and lists than this become plain text."""

TAGS = {"p", "br", "em", "strong", "s", "blockquote", "ol", "ul", "li", "code", "pre", "a"}
ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
SCHEMES = {"http", "https", "mailto"}
LINK_RELATION = "nofollow ugc noopener"


@dataclass(frozen=True)
class Link:
    """A link in a text: where it goes and what it says."""

    href: str
    text: str


@dataclass(frozen=True)
class Rendered:
    """What became of a Markdown source: safe HTML, its links, and its words alone."""

    html: str
    links: tuple[Link, ...]
    plain: str


def _parser() -> MarkdownIt:
    parser = MarkdownIt(
        "commonmark",
        {"html": False, "linkify": True, "breaks": True, "maxNesting": NESTING},
    )
    parser.enable(["linkify", "strikethrough"])
    assert parser.linkify is not None
    # Only what says that it is an address: "canada.so" is two words without a space.
    parser.linkify.set({"fuzzy_link": False, "fuzzy_email": False})
    parser.disable(["heading", "lheading", "image", "hr", "reference", "html_block", "html_inline"])
    return parser


def _foreign_parser() -> MarkdownIt:
    """Markdown as other systems take it: with HTML, and with pictures."""
    parser = _parser().enable(["image", "html_block", "html_inline"])
    parser.options["html"] = True
    return parser


_markdown = _parser()
_foreign = _foreign_parser()
_cleaner = nh3.Cleaner(
    tags=TAGS,
    attributes=ATTRIBUTES,
    url_schemes=SCHEMES,
    link_rel=LINK_RELATION,
    generic_attribute_prefixes=None,
    strip_comments=True,
)


def clean_html(html: str) -> str:
    """Return `html` with nothing left in it but what a comment may hold."""
    return _cleaner.clean(html)


def render(source: str) -> Rendered:
    """Turn Markdown into safe HTML.

    `source` must have passed `ground.text.clean`, which bounds its length. The HTML may be
    empty of words where the source is nothing but markup: callers look at `plain`.
    """
    tokens = _markdown.parse(source)
    html = clean_html(_markdown.renderer.render(tokens, _markdown.options, {})).strip()
    return Rendered(html, tuple(_links(tokens)), _plain(tokens))


def foreign_html(source: str) -> str:
    """Return the HTML of a Markdown that may itself hold HTML and pictures, as hostile as it is."""
    return str(_foreign.render(source))


def _links(tokens: list[Token]) -> list[Link]:
    links: list[Link] = []
    for token in tokens:
        href, words = None, ""
        for child in token.children or []:
            if child.type == "link_open":
                href, words = str(child.attrGet("href") or ""), ""
            elif child.type == "link_close" and href is not None:
                links.append(Link(href, words))
                href = None
            elif href is not None:
                words += child.content
    return links


def _plain(tokens: list[Token]) -> str:
    lines = []
    for token in tokens:
        if token.type == "inline":
            words = (
                "\n" if child.type in {"softbreak", "hardbreak"} else child.content
                for child in token.children or []
            )
            lines.append("".join(words))
        elif token.type in {"fence", "code_block"}:
            lines.append(token.content.rstrip("\n"))
    return "\n\n".join(line for line in lines if line.strip())


def literal(plain: str) -> str:
    """Return Markdown that renders to `plain` as it stands: nothing in it is taken for marks.

    Web addresses are left alone, so that they still become links; indents are lost.
    """
    parts = _ADDRESS.split(_INDENT.sub("", plain))
    parts[::2] = [_MARKS.sub(r"\\\g<0>", part) for part in parts[::2]]
    return "".join(parts)


_ADDRESS = re.compile(r"(https?://[^\s<>]+)")
_MARKS = re.compile(r"[\\`*_~\[\]<>#|&]|^[-+=]|(?<=^\d)[.)]|(?<=^\d\d)[.)]", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
