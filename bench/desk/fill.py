"""Fills a publication with comments by direct insertion, as they would stand after years."""

import random
import uuid
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction

from comity.comments.models import Comment
from comity.ground import clock, rows, writelane
from comity.moderation.models import Case, Decision, Evidence, Figure, Tally
from comity.moderation.queues import Queue, queues
from comity.publications.actions import found
from comity.readers.models import Reader
from comity.stories.models import Story

KEY = "million"
SECTIONS = ("City", "World", "Sport", "Culture", "Opinion", "Science", "Harbour", "Letters")
LANGUAGES = ("en", "en", "en", "en", "de", "tr", "ar", "und")
RULES = ("links", "suspect_words", "toxicity:insult", "toxicity:toxicity", "repetition")
STORIES, READERS, BATCH = 2_000, 50_000, 10_000
YEARS = timedelta(days=3 * 365)

COMMENT = (
    *("id", "publication_id", "story_id", "number", "position", "reader_id", "name"),
    *("source", "html", "state", "shown", "posted_at", "ups", "points"),
)
CASE = (
    *("comment_id", "publication_id", "story_id", "section", "reader_id", "language", "at"),
    *("standing", "score", "reports", "appeals", "decided_at"),
)
STATES = {
    "held": "held",
    "new": "published",
    "approved": "published",
    "rejected": "removed",
    "withdrawn": "withdrawn",
}


def fill(wanted: int) -> None:
    """Insert `wanted` comments with their cases, evidence, tallies and 50,000 decisions."""
    chance = random.Random(20261121)
    writelane.run(found("The Million", key=KEY))
    stories = _stories(chance)
    readers = _readers()
    tallies: Counter[tuple[str, str]] = Counter()
    now = clock.now()
    done = 0
    for batch in _batches(wanted, stories, readers, now, chance, tallies):
        comments, cases, evidence = batch
        with transaction.atomic():
            rows.insert(Comment, COMMENT, comments)
            rows.insert(Case, CASE, cases)
            Evidence.objects.bulk_create(evidence, 2000)
        done += len(comments)
        print(f"\r  {done:,} comments", end="", flush=True)
    print()
    Tally.objects.bulk_create(
        Tally(publication_id=KEY, section=section, queue=queue, count=count)
        for (section, queue), count in tallies.items()
    )
    _decisions(chance, now)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _stories(chance: random.Random) -> list[Story]:
    made = [
        Story(
            publication_id=KEY,
            slug=f"story-{n}",
            headline=f"Story number {n}",
            section=chance.choice(SECTIONS),
        )
        for n in range(STORIES)
    ]
    return Story.objects.bulk_create(made, 500)


def _readers() -> list[uuid.UUID]:
    made = [
        Reader(publication_id=KEY, kind="guest", name=f"Reader {n}", skeleton=f"reader{n}")
        for n in range(READERS)
    ]
    return [row.id for row in Reader.objects.bulk_create(made, 2000)]


def _batches(
    wanted: int,
    stories: list[Story],
    readers: list[uuid.UUID],
    now: datetime,
    chance: random.Random,
    tallies: Counter[tuple[str, str]],
) -> Iterator[tuple[list[list[Any]], list[list[Any]], list[Evidence]]]:
    numbers: Counter[uuid.UUID] = Counter()
    for first in range(0, wanted, BATCH):
        comments: list[list[Any]] = []
        cases: list[list[Any]] = []
        evidence: list[Evidence] = []
        for n in range(first, min(first + BATCH, wanted)):
            story = stories[int(len(stories) * chance.random() ** 2)]
            reader = readers[int(len(readers) * chance.random() ** 3)]
            at = now - YEARS * (1 - n / wanted)
            standing = _standing(n, wanted, chance)
            reports = int(standing in ("new", "approved") and chance.random() < 0.0005)
            appeals = int(standing == "rejected" and chance.random() < 0.002)
            score = round(chance.betavariate(1, 9), 3) if chance.random() < 0.6 else None
            rules = [chance.choice(RULES)] if chance.random() < 0.06 else []
            numbers[story.id] += 1
            key = uuid.UUID(int=chance.getrandbits(128))
            comments.append(_comment(key, story, reader, numbers[story.id], n, at, standing))
            decided_at = at if standing in ("approved", "rejected") else None
            spoken = chance.choice(LANGUAGES)
            found_by = [key, KEY, story.id, story.section, reader, spoken, at]
            cases.append([*found_by, standing, score, reports, appeals, decided_at])
            evidence += [
                Evidence(case_id=key, publication_id=KEY, rule=rule, at=at) for rule in rules
            ]
            for queue in queues(standing, reports, appeals):
                tallies[story.section, queue.value] += 1
        yield comments, cases, evidence


def _standing(n: int, wanted: int, chance: random.Random) -> str:
    if n > wanted - wanted // 500:
        return chance.choice(("held", "new"))
    drawn = chance.random()
    if drawn < 0.04:
        return "rejected"
    if drawn < 0.05:
        return "withdrawn"
    return "approved" if drawn < 0.3 else "new"


def _comment(
    key: uuid.UUID,
    story: Story,
    reader: uuid.UUID,
    number: int,
    n: int,
    at: datetime,
    standing: str,
) -> list[Any]:
    words = f"Comment number {n}, which speaks of the bridge, the tram and the price of bread."
    votes = n % 9
    return [
        *(key, KEY, story.id, number, number, reader, f"Reader {n % 977}"),
        *(words, f"<p>{words}</p>", STATES[standing], True, at, votes, votes),
    ]


def _decisions(chance: random.Random, now: datetime) -> None:
    figures: Counter[tuple[Any, ...]] = Counter()
    decided = []
    standings = ("approved", "rejected")
    newest = Case.objects.filter(publication=KEY, standing__in=standings).order_by("-at")
    for case in newest[:50_000]:
        act = "approve" if case.standing == "approved" else "reject"
        ground = "insult" if act == "reject" else ""
        decided.append(
            Decision(
                batch=uuid.UUID(int=chance.getrandbits(128)),
                publication_id=KEY,
                story_id=case.story_id,
                comment_id=case.comment_id,
                reader_id=case.reader_id,
                act=act,
                ground=ground,
                by_name="Maud",
                before={"state": "held"},
                at=case.at,
            )
        )
        figures[case.at.date().replace(day=1), act, ground] += 1
    Decision.objects.bulk_create(decided, 2000)
    Figure.objects.bulk_create(
        Figure(
            publication_id=KEY, month=month, act=act, ground=ground, automated=False, count=count
        )
        for (month, act, ground), count in figures.items()
    )


def filled() -> int:
    """Return how many comments are there."""
    return sum(
        Tally.objects.filter(publication=KEY, queue=Queue.EVERYTHING).values_list(
            "count", flat=True
        )
    )
