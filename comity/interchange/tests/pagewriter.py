"""Writes invented pages as a site shows them and a saver keeps them, and knows the truth of each.

Everything is drawn from one seeded random source, so that a failing page can be written again.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field


def _listed(words: str, separator: str | None = None) -> tuple[str, ...]:
    return tuple(words.split(separator))


TWO_WORDS = _listed(
    "Greta Halloran|Bo Lindqvist Jr.|salt and pepper|quiet observer|Zoë O’Brien-Katz|Old Man River"
    "|Rafa del Monte|Old Mill Lane 7|The Real McKay (offline|Dora D'Arc|Ludwig van Aken|JB Stone"
    "|Иван Лесной|Мария К.|محمد العربي|نور الهدى|דנה כהן|Trusted Neighbour|Night shift|user 4711"
    "|Kofi Mensah-Boateng|Tall Oak 1962|Lake District Len|mild mannered clerk|Ana & Tomé"
    "|Pinewood Petra|Gull of Harwich|S. T. Coleman|Bread Basket|Ælfric the Unsteady|Ottó Fazekas",
    "|",
)
ONE_WORD = _listed("Anna Jens tomato7 Ольга سمير PierreB quux Halvard mo")
_WORDS = _listed(
    "harbour council bridge river budget ferry winter timber school market night road mayor plan"
    " vote paper window kettle lantern orchard tram signal meadow quarry library baker choir"
    " engine gravel island ledger mirror notice oyster pocket ribbon saddle tunnel valley"
)
_GLUE = _listed("the a this every their our no that some")
_VERBS = _listed("opens costs carries needs loses follows keeps moves breaks serves turns holds")
_OTHER_WORDS = (
    _listed("мост река город зима паром совет рынок школа ночь дорога бюджет окно"),
    _listed("الجسر النهر المدينة الشتاء المجلس السوق المدرسة الطريق الميزانية الليل"),
    _listed("Brücke Fluss Hafen Winter Rathaus Markt Schule Straße Haushalt Nacht"),
)
SHORT = _listed(
    "Who pays for it?|And then what?!|So there we are…|Not again!|i told you so last winter"
    "|you can’t be serious|It is what it is.|Yes, “pilot project”.|Well, well."
    "|Just look at the map.|What about the school?|They will never learn|Let’s wait and see"
    "|Same here, neighbour.",
    "|",
)
_DATES = ("8 months ago", "1 year ago", "2 days ago", "30 January, 2025 7:55 pm")
_EDIT_NOTES = (None, None, None, "Last edited 8 months ago by Greta Halloran")
_ORDERS = ("Newest", "Most Voted", "Inline Feedbacks", "View all comments")


@dataclass(frozen=True)
class TrueComment:
    """A comment as the site holds it. `name` and `paragraphs` as they should be read again."""

    name: str
    paragraphs: tuple[str, ...]
    role: str = "Guest"
    date: str | None = None
    reply_to: str | None = None
    votes: str = "0"
    replies: int = 0
    edited: str | None = None


@dataclass(frozen=True)
class TruePage:
    """A page before it is saved."""

    headline: str
    body: tuple[str, ...]
    comments: tuple[TrueComment, ...]
    credit: str | None = None
    picture: tuple[str, str] | None = None
    bar: tuple[str, ...] = ()
    support: str | None = None


@dataclass(frozen=True)
class Saving:
    """How the page is saved: which lines are kept, how they end."""

    header: str = "lines"  # none, lines, one line, whole form
    full: bool = False
    drops_one_word: bool = True
    tail: tuple[str, ...] = ()
    count: int | None = None
    line_end: str = "\n"
    mark: bool = False
    final_end: bool = True
    hard_spaces: bool = False
    loose: int = 0  # more blank lines between all lines (full dumps only)
    # The labels that a full dump keeps.
    labels: frozenset[str] = frozenset({"role", "date", "reply to", "votes", "reply", "edited"})


@dataclass
class Writer:
    """Draws pages from `source`."""

    source: random.Random
    names: list[str] = field(default_factory=list)

    def sentence(self, shortest: int = 6) -> str:
        if self.source.random() < 0.12:
            pool = self.source.choice(_OTHER_WORDS)
            foreign = [self.source.choice(pool) for _ in range(shortest + 2)]
            return " ".join(foreign) + self.source.choice(".!؟" if pool[0] == "الجسر" else ".!?")
        words: list[str] = []
        while len(words) < shortest:
            words += [self.source.choice(_GLUE), self.source.choice(_WORDS)]
            words += [self.source.choice(_VERBS), self.source.choice(_GLUE)]
            words += [self.source.choice(_WORDS)]
        text = " ".join(words)
        text = text[0].upper() + text[1:] if self.source.random() < 0.8 else text
        return text + self.source.choice([".", ".", ".", "!", "?", "…", "", " :)"])

    def prose(self, sentences: int) -> str:
        said = [self.sentence() for _ in range(sentences)]
        closed = [s if s[-1] in ".!?…؟" else s + "." for s in said]
        return " ".join(s[0].upper() + s[1:] for s in closed)

    def paragraph(self) -> str:
        draw = self.source.random()
        if draw < 0.15:
            return "\n".join(self.sentence() for _ in range(self.source.randint(2, 4)))
        if draw < 0.25:
            return f"“{self.sentence()}”"
        return " ".join(self.sentence() for _ in range(self.source.randint(1, 4)))

    def comment(self, name: str) -> TrueComment:
        count = self.source.choice([1, 1, 1, 2, 2, 3, 5])
        paragraphs = [self.paragraph() for _ in range(count)]
        if self.source.random() < 0.25:
            paragraphs[self.source.randrange(count)] = self.source.choice(SHORT)
        return TrueComment(
            name=name,
            paragraphs=tuple(paragraphs),
            role=self.source.choice(["Guest", "Guest", "Guest", "Author", "Editor", "Member"]),
            date=self.source.choice(_DATES),
            votes=self.source.choice(["0", "3", "-1", "12", "1.2K"]),
            replies=self.source.choice([0, 0, 0, 3]),
            edited=self.source.choice(_EDIT_NOTES),
        )

    def comments(self, count: int, one_word: float) -> tuple[TrueComment, ...]:
        regulars = self.source.sample(TWO_WORDS, 6)
        made: list[TrueComment] = []
        for _ in range(count):
            if self.source.random() < one_word:
                name = self.source.choice(ONE_WORD)
            else:
                pool = regulars if self.source.random() < 0.6 else TWO_WORDS
                name = self.source.choice(pool)
            comment = self.comment(name)
            if made and self.source.random() < 0.4:
                target = self.source.choice(made[-5:])
                comment = TrueComment(**{**vars(comment), "reply_to": target.name})
            made.append(comment)
        return tuple(made)

    def page(self, *, comments: int | None = None, one_word: float = 0.5) -> TruePage:
        count = self.source.randint(8, 60) if comments is None else comments
        bars = ((), (), ("0 $", "2,500 $", "5,000 $", "300 $", "MARCH 2025"),
                ("0 €", "1.250 €", "2.500 €", "780 €", "März 2026"),
                ("£ 0", "£ 900", "£ 4,000", "MAY 2024"))  # fmt: skip
        headline = self.prose(1).rstrip(".!?…؟")
        return TruePage(
            headline=headline,
            body=tuple(
                self.prose(self.source.randint(2, 4)) for _ in range(self.source.randint(2, 8))
            ),
            comments=self.comments(count, one_word),
            credit=self.source.choice([None, "The Harbour Gazette", "Nordlys"]),
            picture=self.source.choice([None, (headline, "File image: Petra Foto")]),
            bar=self.source.choice(bars),
            support=self.source.choice([None, "Support The Gazette"]),
        )


def save(page: TruePage, saving: Saving) -> str:
    """The page as text."""
    lines = [*_story_lines(page), *_header_lines(page, saving)]
    for comment in page.comments:
        lines += _full_lines(comment, saving) if saving.full else _bare_lines(comment, saving)
    lines += saving.tail
    text = "\n".join(lines)
    if saving.hard_spaces:
        text = text.replace("\n\n", "\n\u00a0\n").replace(" ago", "\u00a0ago")
    text += "\n" if saving.final_end else ""
    return ("\ufeff" if saving.mark else "") + text.replace("\n", saving.line_end)


def kept_name(comment: TrueComment, saving: Saving) -> str | None:
    """The name as far as the saving keeps it."""
    dropped = saving.drops_one_word and " " not in comment.name
    return None if dropped else comment.name


def _story_lines(page: TruePage) -> list[str]:
    lines = [*page.bar, ""] if page.bar else []
    lines += [page.headline, ""]
    if page.support:
        lines += [page.support, ""]
    if page.credit:
        lines += [f"Originally appeared at {page.credit}", ""]
    for index, paragraph in enumerate(page.body):
        if page.picture and index == 1:
            lines += [page.picture[0], "", page.picture[1], ""]
        lines += [paragraph, ""]
    return lines


def _header_lines(page: TruePage, saving: Saving) -> list[str]:
    count = [] if saving.count is None else [f"{saving.count} Comments"]
    form = ["Label", "Name*", "Email*", "Website"]
    follow = ["new follow-up comments", "new replies to my comments"]
    return {
        "none": [],
        "lines": ["", "Notify of", *count, *_ORDERS],
        "one line": ["", "Notify of", *count, "Newest Most Voted", *_ORDERS[2:]],
        "whole form": ["Notify of", *follow, *form, *count, "Oldest", *_ORDERS],
    }[saving.header]


def _bare_lines(comment: TrueComment, saving: Saving) -> list[str]:
    name = kept_name(comment, saving)
    lines = [] if name is None else [name]
    lines.append("")
    for paragraph in comment.paragraphs:
        lines += [paragraph, ""]
    return lines


def _full_lines(comment: TrueComment, saving: Saving) -> list[str]:
    kept = saving.labels
    head = [comment.role] if "role" in kept else []
    head += [comment.name]
    head += [comment.date] if comment.date and "date" in kept else []
    head += [f"Reply to  {comment.reply_to}"] if comment.reply_to and "reply to" in kept else []
    foot = [comment.votes] if "votes" in kept else []
    foot += ["Reply"] if "reply" in kept else []
    foot += [f"View Replies ({comment.replies})"] if comment.replies and "reply" in kept else []
    foot += [comment.edited] if comment.edited and "edited" in kept else []
    words: list[str] = []
    for paragraph in comment.paragraphs:
        words += [*([""] * max(1, saving.loose)), paragraph]
    if not saving.loose:
        return _kept([*head, *words, "", *foot, ""], saving)
    blank = [""] * saving.loose
    spaced = [line for entry in (*head, *words, *foot) for line in (entry, *blank)]
    return _kept(spaced, saving)


def _kept(lines: list[str], saving: Saving) -> list[str]:
    """`lines` less those of one word, where the saver drops them."""
    dropped = saving.full and saving.drops_one_word
    return [line for line in lines if not (dropped and line and " " not in line)]
