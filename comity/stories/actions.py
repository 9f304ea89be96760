"""What can be done to stories."""

import hashlib
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.text import slugify

from comity.ground import clock, markdown, text
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.journal import record
from comity.publications.origins import allowed, canonical
from comity.publications.queries import PublicationView
from comity.stories.models import Story
from comity.stories.queries import StoryView, no_such_story, seen

HEADLINE = 300
BODY = 400_000
"""Characters that a story's text may have."""

REVISED = "story.revised"
"""The journal's word for a story whose text is another one."""

ANNOTATED = "story.annotated"
"""The journal's word for a story that something is said at a passage of, for the first time."""


@dataclass(frozen=True)
class Particulars:
    """What is known of a story besides its address; empty where it is not known."""

    headline: str
    summary: str = ""
    byline: str = ""
    section: str = ""
    language: str = ""
    published_at: datetime | None = None
    credit: str = ""
    credit_address: str = ""
    picture: str = ""
    picture_alt: str = ""
    picture_caption: str = ""
    picture_credit: str = ""
    source: str = ""
    """The body as Markdown."""
    facts: Mapping[str, Any] | None = None
    """What an import found and nobody has a place for yet."""


def make(
    publication: str,
    particulars: Particulars,
    *,
    address: str = "",
    slug: str = "",
    actor: str = "system",
) -> Callable[[], StoryView]:
    """Make a story; where its address or slug is known already, the write returns that one."""
    known = canonical(address) if address else ""
    if known is None:
        raise Refusal("bad_address", 422, _("That is no web address of a story."))
    html = markdown.render(particulars.source).html
    values = {
        name: value
        for name, value in vars(particulars).items()
        if name not in {"facts", "headline"}
    }
    headline = particulars.headline.strip()[:HEADLINE] or known

    def write() -> StoryView:
        there = Q(address=known) if known else Q(pk=None)
        there |= Q(slug=slug) if slug else Q(pk=None)
        row = Story.objects.filter(publication_id=publication).filter(there).first()
        if row is not None:
            return seen(row)
        row = Story.objects.create(
            publication_id=publication,
            slug=_free_slug(slug or headline),
            address=known,
            headline=headline,
            html=html,
            facts=dict(particulars.facts or {}),
            **values,
        )
        record.append(
            "story.made",
            publication=publication,
            story=row.id,
            version=0,
            subject=str(row.id),
            actor=actor,
            data={"slug": row.slug, "address": known},
        )
        return seen(row)

    return write


def first_sight(
    publication: PublicationView, address: str, headline: str
) -> Callable[[], StoryView]:
    """Make a story of an address that a reader's browser has just shown us.

    Raises a Refusal `foreign_origin` (403) where the address is not of an allowed origin, and
    a TextProblem where the headline cannot be shown.
    """
    if not allowed(address, publication.origins):
        raise Refusal(
            "foreign_origin",
            403,
            _("%(publication)s has not allowed discussions on this site."),
            {"publication": publication.name},
        )
    shown = text.is_visible(headline)
    fit = text.clean(headline[:HEADLINE], limit=HEADLINE, lines=False) if shown else ""
    return make(publication.key, Particulars(fit), address=address)


def slug_of(headline: str) -> str:
    """Return the slug that a headline asks for; the same one whenever it is asked."""
    stem = slugify(headline)[:80].strip("-")
    return stem or "story-" + hashlib.sha256(headline.encode()).hexdigest()[:8]


def _free_slug(wish: str) -> str:
    stem = slug_of(wish)
    slug, count = stem, 1
    while Story.objects.filter(slug=slug).exists():
        count += 1
        slug = f"{stem}-{count}"
    return slug


def revise(story_id: uuid.UUID, source: str, *, actor: str) -> Callable[[], int]:
    """Give a story another text (Markdown); the same text changes nothing. Returns its version.

    What was said stays, also where it was said at a passage that is no longer there.
    Raises Refusals: no_such_story, story_empty (422), and a TextProblem.
    """
    if not text.is_visible(source):
        raise Refusal("story_empty", 422, _("A story needs words."))
    kept = text.clean(source, limit=BODY)
    html = markdown.render(kept).html

    def write() -> int:
        row = Story.objects.select_for_update().filter(id=story_id).first()
        if row is None:
            raise no_such_story()
        if row.source == kept:
            return row.version
        row.source, row.html = kept, html
        row.version += 1
        row.save(update_fields=["source", "html", "version"])
        record.append(
            REVISED,
            publication=row.publication_id,
            story=row.id,
            version=row.version,
            subject=str(row.id),
            actor=actor,
        )
        return row.version

    return write


def close(story_id: uuid.UUID, *, actor: str) -> Callable[[], int]:
    """Close a story's discussion: it can be read and not added to."""
    return _set_closed(story_id, closed=True, actor=actor)


def reopen(story_id: uuid.UUID, *, actor: str) -> Callable[[], int]:
    """Open a story's discussion again."""
    return _set_closed(story_id, closed=False, actor=actor)


def _set_closed(story_id: uuid.UUID, *, closed: bool, actor: str) -> Callable[[], int]:
    def write() -> int:
        row = _locked(story_id)
        if (row.closed_at is not None) == closed:
            return row.version
        row.closed_at = clock.now() if closed else None
        row.version += 1
        row.save(update_fields=["closed_at", "version"])
        record.append(
            "story.closed" if closed else "story.reopened",
            publication=row.publication_id,
            story=row.id,
            version=row.version,
            subject=str(row.id),
            actor=actor,
        )
        return row.version

    return write


def pin(story_id: uuid.UUID, number: int | None, *, actor: str) -> Callable[[], int]:
    """Show the comment of this number above the thread; None: no comment. Return the version."""

    def write() -> int:
        row = _locked(story_id)
        if row.pinned == number:
            return row.version
        row.pinned = number
        row.version += 1
        row.save(update_fields=["pinned", "version"])
        record.append(
            "story.pinned",
            publication=row.publication_id,
            story=row.id,
            version=row.version,
            subject=str(row.id),
            actor=actor,
            data={"number": number},
        )
        return row.version

    return write


def _locked(story_id: uuid.UUID) -> Story:
    rows = Story.objects.select_for_update().defer("source", "html", "facts")
    row = rows.filter(id=story_id).first()
    if row is None:
        raise no_such_story()
    return row


class Turn:
    """A story held under its row's lock, inside a write: numbers are drawn from it.

    Usage: `turn = Turn(story_id)`, draw what is needed, then `turn.end(visible=…)`, whose
    result is the story's version.
    """

    def __init__(self, story_id: uuid.UUID) -> None:
        self._row = _locked(story_id)
        self.publication = self._row.publication_id
        self.closed = self._row.closed_at is not None

    @property
    def version(self) -> int:
        """The story's version now."""
        return self._row.version

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever said in this story."""
        return self._row.numbers == 0

    def number(self) -> int:
        """Draw the next comment's number in this story, from 1."""
        self._row.numbers += 1
        return self._row.numbers

    def root_position(self) -> int:
        """Draw the next place among the comments that answer the story itself, from 1."""
        self._row.roots += 1
        return self._row.roots

    def annotate(self, actor: str) -> None:
        """Note that something is said at a passage of the text. The first time, all can see it:
        the story's pages change, and its version rises by one for that alone."""
        row = self._row
        if row.annotated:
            return
        row.annotated = True
        row.version += 1
        row.save(update_fields=["annotated", "version"])
        record.append(
            ANNOTATED,
            publication=row.publication_id,
            story=row.id,
            version=row.version,
            subject=str(row.id),
            actor=actor,
        )

    def end(
        self,
        *,
        visible: bool,
        count: int = 0,
        roots_shown: int = 0,
        spoken_at: datetime | None = None,
    ) -> int:
        """Write the story down, its version raised by one where the change is visible."""
        row = self._row
        row.version += 1 if visible else 0
        row.count += count
        row.roots_shown += roots_shown
        if spoken_at is not None:
            row.spoken_at = max(filter(None, (row.spoken_at, spoken_at)))
        row.save(update_fields=["version", "numbers", "roots", "roots_shown", "count", "spoken_at"])
        return row.version
