"""What other rooms may ask about stories."""

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Q

from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.publications.origins import canonical
from comity.stories.models import Story


@dataclass(frozen=True)
class StoryView:
    """A story as the other rooms see it."""

    id: uuid.UUID
    publication: str
    slug: str
    address: str
    headline: str
    summary: str
    byline: str
    section: str
    language: str
    published_at: datetime | None
    credit: str
    credit_address: str
    picture: str
    picture_alt: str
    picture_caption: str
    picture_credit: str
    html: str
    closed: bool
    facts: dict[str, Any]
    version: int
    roots: int
    roots_shown: int
    count: int
    spoken_at: datetime | None
    annotated: bool
    pinned: int | None
    """Whether something was ever said at a passage of its text."""


def seen(row: Story) -> StoryView:
    """Return what a row tells."""
    return StoryView(
        row.id,
        row.publication_id,
        row.slug,
        row.address,
        row.headline,
        row.summary,
        row.byline,
        row.section,
        row.language,
        row.published_at,
        row.credit,
        row.credit_address,
        row.picture,
        row.picture_alt,
        row.picture_caption,
        row.picture_credit,
        row.html,
        row.closed_at is not None,
        row.facts,
        row.version,
        row.roots,
        row.roots_shown,
        row.count,
        row.spoken_at,
        row.annotated,
        row.pinned,
    )


def no_such_story() -> Refusal:
    """Return the refusal for a story that is not here."""
    return Refusal("no_such_story", 404, _("There is no such story here."))


def story(slug: str) -> StoryView:
    """Return the story with this slug; raises a Refusal `no_such_story` (404)."""
    row = Story.objects.filter(slug=slug).first()
    if row is None:
        raise no_such_story()
    return seen(row)


def version_of(publication: str, slug: str) -> int | None:
    """Return the version of a publication's story, or None where there is no such story."""
    found = Story.objects.filter(slug=slug, publication_id=publication)
    return found.values_list("version", flat=True).first()


def story_by_id(story_id: uuid.UUID) -> StoryView:
    """Return the story with this id; raises a Refusal `no_such_story` (404)."""
    row = Story.objects.filter(id=story_id).first()
    if row is None:
        raise no_such_story()
    return seen(row)


def stories_by_id(ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, StoryView]:
    """Return the stories with these ids; unknown ids are left out."""
    return {row.id: seen(row) for row in Story.objects.filter(id__in=list(ids))}


def source_of(story_id: uuid.UUID) -> str:
    """Return a story's text as Markdown; "" where it stands elsewhere, or there is no story."""
    found = Story.objects.filter(id=story_id).values_list("source", flat=True).first()
    return found or ""


def story_at(publication: str, address: str) -> StoryView | None:
    """Return the publication's story at a web address, or None."""
    row = (
        Story.objects.filter(publication_id=publication, address=canonical(address) or address)
        .exclude(address="")
        .first()
    )
    return seen(row) if row else None


def latest(publication: str, limit: int = 30, before: datetime | None = None) -> list[StoryView]:
    """Return the publication's stories, newest first, those without a date last.

    What is known of a story that a browser has shown us is what that browser said; it stands
    here once somebody has said something of it in public.
    """
    rows = Story.objects.filter(publication_id=publication).exclude(_only_seen())
    if before is not None:
        rows = rows.filter(published_at__lt=before)
    # SQLite puts what is null last by itself, PostgreSQL first.
    newest = F("published_at").desc(nulls_last=True)
    return [seen(row) for row in rows.order_by(newest, "-made_at")[:limit]]


def _only_seen() -> Q:
    return ~Q(address="") & Q(html="", published_at=None, count=0)


def slugs(publication: str) -> Iterator[str]:
    """Return the slug of each of the publication's stories."""
    rows = Story.objects.filter(publication_id=publication)
    return rows.values_list("slug", flat=True).iterator()


def counts(publication: str, addresses: list[str]) -> dict[str, int]:
    """Return how many comments each of these stories has, named by its address or its slug.

    A story that is not known has none.
    """
    known = {each: canonical(each) or each for each in addresses}
    asked = set(known.values()) - {""}
    rows = Story.objects.filter(publication_id=publication)
    rows = rows.filter(Q(address__in=asked) | Q(slug__in=asked))
    found: dict[str, int] = {}
    for address, slug, count in rows.values_list("address", "slug", "count"):
        found |= {address: count, slug: count}
    return {each: found.get(name, 0) for each, name in known.items()}
