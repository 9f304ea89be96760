"""What a request to the desk asks for: which queue, how narrowed, which card."""

import uuid
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict

from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.moderation.queries.queue import Filters
from comity.moderation.queues import Queue

AGES = {"hour": 1, "day": 24, "week": 24 * 7, "month": 24 * 30}
NAMES = ("story", "section", "reader", "rule", "score", "language", "age")


@dataclass(frozen=True)
class Asked:
    """A queue as it was asked for. `query` is the address's own part, without card and page."""

    queue: Queue
    filters: Filters
    at: uuid.UUID | None
    after: str
    query: str

    def address(self, publication: str, **more: str) -> str:
        """Return where this queue is, with these filters and what is added to them."""
        added = urlencode({name: value for name, value in more.items() if value})
        query = "&".join(filter(None, (self.query, added)))
        return f"/desk/{publication}/{self.queue.value}/" + (f"?{query}" if query else "")


def asked(queue: str, given: QueryDict) -> Asked:
    """Read what is asked for; what makes no sense narrows nothing."""
    if queue not in Queue.values:
        raise Refusal("no_such_queue", 404, _("There is no such queue."))
    kept = {name: given.get(name, "").strip() for name in NAMES}
    age = kept["age"]
    older = AGES.get(age.removeprefix("over-")) if age.startswith("over-") else None
    filters = Filters(
        story=uid(kept["story"]),
        section=kept["section"],
        reader=uid(kept["reader"]),
        rule=kept["rule"],
        score=_probability(kept["score"]),
        language=kept["language"],
        younger=AGES.get(age),
        older=older,
    )
    query = urlencode({name: value for name, value in kept.items() if value})
    return Asked(Queue(queue), filters, uid(given.get("at", "")), given.get("after", ""), query)


def uid(written: str | None) -> uuid.UUID | None:
    """Read an id; None where it is none."""
    try:
        return uuid.UUID(written or "")
    except ValueError:
        return None


def needed_uid(request: HttpRequest, name: str) -> uuid.UUID:
    """Read an id that a form must send; Refusal `bad_request` (422)."""
    found = uid(request.POST.get(name))
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
