"""Stories with their counters, as an export holds them."""

import uuid
from collections.abc import Iterator, Sequence
from typing import Any

from comity.ground import markdown, rows
from comity.stories.models import Story

COLUMNS = (
    "id", "publication_id", "slug", "address", "headline", "summary", "byline", "section",
    "language", "published_at", "credit", "credit_address", "picture", "picture_alt",
    "picture_caption", "picture_credit", "source", "html", "closed_at", "facts", "made_at",
    "version", "numbers", "roots", "roots_shown", "count", "spoken_at", "annotated", "pinned",
)  # fmt: skip


def lines(publication: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Return a publication's stories."""
    for record in rows.told(Story.objects.filter(publication=publication).order_by("id"), COLUMNS):
        yield "story", record


def read(record: Any) -> list[Any]:
    """Return a line's values, its HTML cleaned; raises ValueError where it is none."""
    values = rows.read(Story, COLUMNS, record)
    place = COLUMNS.index("html")
    values[place] = markdown.clean_html(values[place])
    return values


def taken(slugs: dict[str, uuid.UUID]) -> list[str]:
    """Return which of these slugs another story has here: slugs are the whole server's."""
    found = Story.objects.filter(slug__in=list(slugs)).values_list("slug", "id")
    return [slug for slug, there in found if slugs[slug] != there]


def restore(values: Sequence[Sequence[Any]]) -> int:
    """Put stories back, inside a write. Those that are there stay as they are."""
    return rows.insert(Story, COLUMNS, values, ignore=True)


def versions(ids: set[uuid.UUID]) -> dict[uuid.UUID, tuple[str, int]]:
    """Return the publication and the version of each of these stories."""
    found = Story.objects.filter(id__in=ids).values_list("id", "publication_id", "version")
    return {story: (publication, version) for story, publication, version in found}
