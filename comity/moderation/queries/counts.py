"""How many stand in each queue: read from the tallies, however many comments there are."""

from django.db.models import Sum

from comity.moderation.models import Tally
from comity.moderation.queries.appeals import count_about_readers
from comity.moderation.queues import Queue
from comity.readers.roles import Staff


def counts(staff: Staff) -> dict[str, int]:
    """Return how many comments stand in each queue that a member of staff sees.

    Appeals that are about no comment are counted with those that are.
    """
    rows = Tally.objects.filter(publication=staff.publication)
    if staff.sections:
        rows = rows.filter(section__in=staff.sections)
    sums = dict(rows.values_list("queue").annotate(Sum("count")))
    found = {queue.value: max(0, sums.get(queue.value, 0)) for queue in Queue}
    found[Queue.APPEALS.value] += count_about_readers(staff)
    return found


def sections(staff: Staff) -> list[str]:
    """Return the sections in which something was said, as far as `staff` sees them."""
    rows = Tally.objects.filter(publication=staff.publication, queue=Queue.EVERYTHING)
    names = rows.exclude(section="").order_by("section").values_list("section", flat=True)
    return [name for name in names if staff.covers(name)]
