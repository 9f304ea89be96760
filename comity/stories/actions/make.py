"""Makes a story: by hand, by an import, or at the first sight of its address."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.text import slugify

from comity.ground import markdown, text
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.ground.rows import listed
from comity.journal import record
from comity.publications.origins import allowed, canonical
from comity.publications.queries import PublicationView
from comity.stories import facts
from comity.stories.models import Story
from comity.stories.queries import StoryView, seen

HEADLINE = 300
"""Characters that a headline may have."""


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
    values = fitted(publication, particulars, known)
    wish = slug or values["headline"]

    def write() -> StoryView:
        there = Q(address=known) if known else Q(pk=None)
        there |= Q(slug=slug) if slug else Q(pk=None)
        row = Story.objects.filter(publication_id=publication).filter(there).first()
        if row is not None:
            return seen(row)
        row = Story.objects.create(slug=free_slugs([wish])[0], **values)
        record.append(
            facts.MADE,
            publication=publication,
            story=row.id,
            version=0,
            subject=str(row.id),
            actor=actor,
            data={"slug": row.slug, "address": known},
        )
        return seen(row)

    return write


def fitted(publication: str, particulars: Particulars, address: str) -> dict[str, Any]:
    """Return the columns of a new story, but for its slug."""
    told = {
        **vars(particulars),
        "headline": (particulars.headline.strip() or address)[:HEADLINE],
        "html": markdown.render(particulars.source).html if particulars.source else "",
        "facts": dict(particulars.facts or {}),
    }
    return {"publication_id": publication, "address": address, **told}


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


def free_slugs(wishes: Sequence[str]) -> list[str]:
    """Return a slug for each headline: the one that it asks for, numbered where that is taken."""
    stems = [slug_of(wish) for wish in wishes]
    taken = set(Story.objects.filter(slug__in=listed(stems)).values_list("slug", flat=True))
    free = []
    counts = dict.fromkeys(stems, 1)
    for stem in stems:
        slug = stem
        while slug in taken or (slug != stem and Story.objects.filter(slug=slug).exists()):
            counts[stem] += 1
            slug = f"{stem}-{counts[stem]}"
        taken.add(slug)
        free.append(slug)
    return free
