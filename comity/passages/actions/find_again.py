"""Find a story's passages again, after its text was edited."""

import uuid
from collections.abc import Callable

from comity.passages.models import Passage
from comity.passages.placing import anew, kept
from comity.stories.queries import story_by_id

BATCH = 200


def find_again(story_id: uuid.UUID) -> Callable[[], int]:
    """Place each passage of a story anew; the write returns how many are orphans now.

    To do it twice does no harm. Raises a Refusal `no_such_story`.
    """
    there = story_by_id(story_id)
    rows = list(Passage.objects.filter(story=story_id))
    orphans = 0
    for row in rows:
        placed = anew(there.html, row)
        row.now, row.standing = kept(placed.selector), placed.standing
        row.confidence = placed.confidence or row.confidence
        orphans += placed.confidence == 0

    def write() -> int:
        Passage.objects.bulk_update(rows, ["now", "standing", "confidence"], batch_size=BATCH)
        return orphans

    return write
