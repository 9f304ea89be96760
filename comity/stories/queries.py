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
    numbers: int
    """How many comments it was ever given, public or not: the number of the last."""
    roots: int
    roots_shown: int
    count: int
    spoken_at: datetime | None
    annotated: bool
    """Whether something was ever said at a passage of its text."""
    pinned: int | None
    """The number of the comment that is shown above the thread."""


def seen(row: Story) -> StoryView:
    """Return what a row tells."""
    return StoryView(
        id=row.id,
        publication=row.publication_id,
        slug=row.slug,
        address=row.address,
        headline=row.headline,
        summary=row.summary,
        byline=row.byline,
        section=row.section,
        language=row.language,
        published_at=row.published_at,
        credit=row.credit,
        credit_address=row.credit_address,
        picture=row.picture,
        picture_alt=row.picture_alt,
        picture_caption=row.picture_caption,
        picture_credit=row.picture_credit,
        html=row.html,
        closed=row.closed_at is not None,
        facts=row.facts,
        version=row.version,
        numbers=row.numbers,
        roots=row.roots,
        roots_shown=row.roots_shown,
        count=row.count,
        spoken_at=row.spoken_at,
        annotated=row.annotated,
        pinned=row.pinned,
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
