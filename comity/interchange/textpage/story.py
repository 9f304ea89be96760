"""The part above the discussion: headline, byline, credit, picture, body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from comity.interchange.textpage import funding
from comity.interchange.textpage.answers import (
    Block,
    BlockKind,
    Finding,
    FundingBar,
    Picture,
    Place,
    Placed,
    Said,
)
from comity.interchange.textpage.chrome import FULL_SIZE, SUPPORT_CALL
from comity.interchange.textpage.dates import read_date
from comity.interchange.textpage.lines import Chunk, Line, chunks

_CREDIT = re.compile(
    r"(?:this (?:article|story|piece) )?(?:was )?(?:originally|first) (?:appeared|published)"
    r" (?:at|on|in|by) (?P<source>.{1,120}?)\.?",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:(?:written|authored|reported) by|by|author:) (?P<who>[^.!?]{2,80})\.?", re.IGNORECASE
)
_CAPTION = re.compile(
    r"(?:file |illustrative |illustration |stock |featured |cover )?"
    r"(?:images?|photos?|pictures?|photographs?|photo credits?|image credits?|image source"
    r"|photo source|screenshot|illustration)(?: (?:by|via|from|courtesy of)\b.*|\s*[:©].*|)"
    r"|(?:source|credits?|courtesy|caption)\s*:.*|©.*"
    r"|\(?(?:ap|reuters|afp|getty) (?:photo|images?).*",
    re.IGNORECASE,
)
_LONGEST_CAPTION, _LONGEST_ALT, _LONGEST_SUBHEADING = 200, 200, 90
_ENDS_SENTENCE = re.compile(r"[.!?…。؟।:;,]['\"’”»)\]]*$")
_LIST_MARK = re.compile(r"(?:[•‣▪◦·*–—-]|\d{1,3}[.)])\s+\S")
_OPEN, _CLOSE = '“„«"', '”“»"'
_QUOTED_SHARE = 0.6


@dataclass(slots=True)
class Story:
    """What stands above the discussion."""

    headline: Line | None = None
    byline: str | None = None
    published: Said | None = None
    credit: str | None = None
    picture: Picture | None = None
    bar: FundingBar | None = None
    body: list[Block] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    placed: list[Placed] = field(default_factory=list)

    def put(self, place: Place, *lines: Line) -> None:
        self.placed.extend(Placed(line.number, line.text, place) for line in lines)


def is_prose(plain: str) -> bool:
    """Whether a chunk is running text rather than a heading, a caption or a button."""
    words = plain.count(" ") + 1
    return len(plain) >= 60 or (words >= 8 and bool(_ENDS_SENTENCE.search(plain)))


def is_furniture(plain: str) -> bool:
    """Whether a line of a story is a credit, caption, byline or button: never a reader's name."""
    patterns = (SUPPORT_CALL, FULL_SIZE, _CREDIT, _BYLINE)
    return any(pattern.fullmatch(plain) for pattern in patterns) or _is_caption(plain)


def read_story(lines: Sequence[Line]) -> Story:
    """The story in `lines`, which end where the discussion begins. Each line is placed once."""
    story = Story()
    bar, taken, found = funding.read_bar(lines)
    story.bar = bar
    story.findings += found
    story.put("funding", *lines[:taken])
    rest = list(_without_calls(story, lines[taken:]))
    if not rest:
        return story
    story.headline = rest[0]
    story.put("headline", rest[0])
    groups = chunks(rest[1:])
    groups = _top_matter(story, groups)
    _body(story, groups)
    return story


def _without_calls(story: Story, lines: Sequence[Line]) -> Iterator[Line]:
    """`lines` less the site's calls for support, which are placed as chrome."""
    times = Counter(line.plain for line in lines)
    is_top = True
    for index, line in enumerate(lines):
        alone = index + 1 == len(lines) or lines[index + 1].gap > 0
        call = SUPPORT_CALL.fullmatch(line.plain) and (alone or times[line.plain] > 1)
        # A first line that begins with "Support" may well be the headline.
        if is_top and call and times[line.plain] == 1 and line.plain.count(" ") > 1:
            call = None
        if call or FULL_SIZE.fullmatch(line.plain):
            story.put("chrome", line)
            continue
        is_top = False
        yield line


def _top_matter(story: Story, groups: Sequence[Chunk]) -> list[Chunk]:
    """Take byline, date and credit out of `groups`; the credit may also stand at the end."""
    rest: list[Chunk] = []
    in_body = False
    for chunk in groups:
        kept: list[Line] = []
        for line in chunk.lines:
            if not kept and _take_credit(story, line):
                continue
            if not in_body and not kept and _take_who_and_when(story, line):
                continue
            kept.append(line)
        if kept:
            rest.append(Chunk(tuple(kept)))
            in_body = in_body or is_prose(rest[-1].plain)
    return rest


def _take_credit(story: Story, line: Line) -> bool:
    match = _CREDIT.fullmatch(line.plain)
    if not match or (story.credit is not None and story.credit != match["source"]):
        return False
    story.credit = match["source"]
    story.put("credit", line)
    return True


def _take_who_and_when(story: Story, line: Line) -> bool:
    if story.byline is None and (match := _BYLINE.fullmatch(line.plain)):
        story.byline = match["who"].strip()
        story.put("byline", line)
        return True
    if story.published is None and (said := read_date(line.plain)) and not said.relative:
        story.published = said
        story.put("published", line)
        return True
    return False


def _is_caption(plain: str) -> bool:
    return len(plain) <= _LONGEST_CAPTION and _CAPTION.fullmatch(plain) is not None


def same_words(one: str, other: str) -> bool:
    """Equal but for case and marks: an alt text often repeats the headline with plain quotes."""
    return re.sub(r"\W+", "", one.casefold()) == re.sub(r"\W+", "", other.casefold())


def _picture_at(story: Story, groups: Sequence[Chunk], index: int) -> int:
    """How many chunks from `index` are the lead picture's words (0: none)."""
    chunk = groups[index]
    assert story.headline is not None
    after = groups[index + 1] if index + 1 < len(groups) else None
    if chunk.is_one_line and _is_caption(chunk.plain):
        story.picture = Picture(None, chunk.text, chunk.number)
        return 1
    lone = chunk.is_one_line and len(chunk.plain) <= _LONGEST_ALT
    is_alt = lone and same_words(chunk.plain, story.headline.plain)
    captioned = after is not None and after.is_one_line and _is_caption(after.plain)
    if lone and not is_alt and captioned and not _ENDS_SENTENCE.search(chunk.plain):
        is_alt = True
        text = "A line before a picture's caption was taken for the picture's alternative text."
        story.findings.append(Finding("guessed", text, chunk.number))
    if not is_alt:
        if len(chunk.lines) == 2 and _is_caption(chunk.lines[1].plain):
            alt, caption = chunk.lines
            story.picture = Picture(alt.text, caption.text, chunk.number)
            return 1
        return 0
    caption_text = after.text if after is not None and captioned else None
    story.picture = Picture(chunk.text, caption_text, chunk.number)
    return 2 if captioned else 1


def _body(story: Story, groups: Sequence[Chunk]) -> None:
    index = 0
    while index < len(groups):
        if story.picture is None and (taken := _picture_at(story, groups, index)):
            for chunk in groups[index : index + taken]:
                story.put("picture", *chunk.lines)
            index += taken
            continue
        chunk = groups[index]
        kind = _kind(chunk, is_last=index + 1 == len(groups))
        last = story.body[-1] if story.body else None
        if kind == "list" and last is not None and last.kind == "list" and chunk.gap <= 1:
            story.body[-1] = replace(last, text=f"{last.text}\n{chunk.text}")
        else:
            story.body.append(Block(kind, chunk.text, chunk.number))
        story.put("body", *chunk.lines)
        index += 1


def _kind(chunk: Chunk, *, is_last: bool) -> BlockKind:
    if all(_LIST_MARK.match(line.plain) for line in chunk.lines):
        return "list"
    if _quoted_share(chunk.plain) >= _QUOTED_SHARE:
        return "quote"
    if chunk.is_one_line and _is_caption(chunk.plain):
        return "caption"
    short = chunk.is_one_line and len(chunk.plain) <= _LONGEST_SUBHEADING
    if short and not is_last and not _ENDS_SENTENCE.search(chunk.plain):
        return "subheading"
    return "paragraph"


def _quoted_share(plain: str) -> float:
    """The share of a paragraph within its opening quotation; 0 where it opens with none."""
    if plain[0] not in _OPEN:
        return 0.0
    close = _CLOSE[_OPEN.index(plain[0])]
    end = plain.find(close, 1)
    # Without an end the quotation goes on in the next paragraph.
    return 1.0 if end < 0 else (end + 1) / len(plain)
