"""What a request to the desk asks for: which queue, how narrowed, which card."""

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict

from comity.ground import ids
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.moderation.queries.queue import Filters, Place
from comity.moderation.queues import Queue

AGES = {"hour": 1, "day": 24, "week": 24 * 7, "month": 24 * 30}
NAMES = ("story", "section", "reader", "rule", "score", "language", "age")


@dataclass(frozen=True)
class Asked:
    """A queue as it was asked for. `query` is the address's own part, without card and page."""

    queue: Queue
    filters: Filters
    at: uuid.UUID | None
    after: Place | None
    query: str

    def address(self, publication: str, **more: object) -> str:
        """Return where this queue is, with these filters and what of `more` is not empty."""
        added = urlencode({name: value for name, value in more.items() if value})
        query = "&".join(filter(None, (self.query, added)))
        return f"/desk/{publication}/{self.queue.value}/" + (f"?{query}" if query else "")


def asked(queue: str, given: QueryDict) -> Asked:
    """Read what is asked for; what makes no sense narrows nothing."""
    if queue not in Queue.values:
        raise Refusal("no_such_queue", 404, _("There is no such queue."))
    kept = {name: words(given.get(name, "")) for name in NAMES}
    age = kept["age"]
    older = AGES.get(age.removeprefix("over-")) if age.startswith("over-") else None
    filters = Filters(
        story=ids.read(kept["story"]),
        section=kept["section"],
        reader=ids.read(kept["reader"]),
        rule=kept["rule"],
        score=_probability(kept["score"]),
        language=kept["language"],
        younger=AGES.get(age),
        older=older,
    )
    query = urlencode({name: value for name, value in kept.items() if value})
    after = _place(given.get("after", ""), by_score=filters.score is not None)
    return Asked(Queue(queue), filters, ids.read(given.get("at", "")), after, query)


def words(written: str) -> str:
    """Read what is looked for in a row; PostgreSQL holds no text with a NUL in it."""
    return written.replace("\0", "").strip()


def needed_uid(request: HttpRequest, name: str) -> uuid.UUID:
    """Read an id that a form must send; Refusal `bad_request` (422)."""
    found = ids.read(request.POST.get(name))
    if found is None:
        raise Refusal("bad_request", 422, _("This form did not arrive whole. Please try again."))
    return found


def back(publication: str, written: str) -> str:
    """Return the desk's own address to go back to; anything else leads to the publication."""
    house = f"/desk/{publication}/"
    return written if written.startswith(house) and "\\" not in written else house


def _probability(written: str) -> float | None:
    try:
        value = float(written)
    except ValueError:
        return None
    return value if 0 <= value <= 1 else None


def _place(written: str, *, by_score: bool) -> Place | None:
    """Read where a former page ended, in a queue's one order or the other."""
    value, _mark, key = written.partition("~")
    at, comment = _probability(value) if by_score else _moment(value), ids.read(key)
    return None if at is None or comment is None else Place(at, comment)


def _moment(written: str) -> datetime | None:
    try:
        return datetime.fromisoformat(written).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
