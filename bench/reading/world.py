"""Writes threads of given sizes straight into the tables: `python -m bench.reading.world 50 …`."""

import random
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice

import django

PUBLICATION = "bench"
BATCH = 5_000
WORDS = re.findall(
    r"\w+",
    "the harbour council bridge flood gull ferry tide morning bread street light winter lamp"
    " people said never again because always water stone wall market price queue bus rain",
)


def slug(size: int) -> str:
    """Return the slug of the thread of `size` comments."""
    return f"thread-of-{size}"


def main(sizes: list[int]) -> None:
    """Make the publication and a thread of each size."""
    django.setup()
    from comity.commands import ready
    from comity.ground import writelane
    from comity.publications.actions import found
    from comity.stories.actions import Particulars, make

    ready.prepare()
    writelane.run(found("Bench", key=PUBLICATION))
    for size in sizes:
        name = slug(size)
        particulars = Particulars(f"A thread of {size:,} comments", source=words(120))
        writelane.run(make(PUBLICATION, particulars, slug=name))
        fill(name, size)
        print(f"  {size:,} comments written", flush=True)


def words(count: int) -> str:
    """Return so many words."""
    return " ".join(random.choices(WORDS, k=count))


def fill(name: str, size: int) -> None:
    """Write comments: nine that answer the story, then one that answers the first of them."""
    from comity.comments.models import Comment
    from comity.comments.ranking import wilson
    from comity.ground.ids import uuid7
    from comity.stories.models import Story

    story = Story.objects.get(slug=name)
    start = datetime(2026, 11, 1, tzinfo=UTC)

    def rows() -> Iterator[Comment]:
        position, answered = 0, None
        for number in range(1, size + 1):
            said, ups, downs = words(40), random.randrange(40), random.randrange(8)
            row = Comment(
                id=uuid7(),
                publication_id=PUBLICATION,
                story=story,
                number=number,
                name=random.choice(WORDS).title(),
                source=said,
                html=f"<p>{said}</p>",
                shown=True,
                posted_at=start + timedelta(seconds=number),
                ups=ups,
                downs=downs,
                points=ups - downs,
                best=wilson(ups, downs),
            )
            if number % 10 == 0 and answered is not None:
                row.parent, row.root, row.depth, row.position = answered, answered, 1, 1
            else:
                position += 1
                row.position = position
                if number % 10 == 1:
                    answered = row
                    if number + 9 <= size:
                        row.seats = row.answers = row.conversation = 1
            yield row

    made = rows()
    while batch := list(islice(made, BATCH)):
        Comment.objects.bulk_create(batch)
    roots = size - size // 10
    Story.objects.filter(pk=story.pk).update(
        version=size, numbers=size, count=size, roots=roots, roots_shown=roots
    )


if __name__ == "__main__":
    random.seed(1)
    main([int(size) for size in sys.argv[1:]])
