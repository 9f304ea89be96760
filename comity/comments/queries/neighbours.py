"""Who else posted from the networks that a reader posted from."""

import uuid
from collections import Counter, defaultdict
from dataclasses import dataclass

from comity.comments.models import Comment

COMPARED = 200
"""How many of a reader's latest comments are looked at."""

CROWD = 2_000
"""Pairs of a network and a reader that are read at most."""


@dataclass(frozen=True)
class Neighbour:
    """Another reader who posted from networks that this one posted from on the same days.

    A network goes by another name each day (`readers.limits.network`), so each shared name is a
    day. `weight` counts each of them as one over how many others came from it that day: of a
    household it is a day, of a school a thirtieth of one.
    """

    reader: uuid.UUID
    name: str
    days: int
    weight: float


def neighbours(reader: uuid.UUID, publication: str) -> tuple[Neighbour, ...]:
    """Return who else posted from this reader's networks, as long as their hashes are kept."""
    mine = Comment.objects.filter(publication=publication, reader=reader).exclude(network="")
    networks = set(mine.order_by("-posted_at").values_list("network", flat=True)[:COMPARED])
    rows = (
        Comment.objects.filter(publication=publication, network__in=networks)
        .exclude(network="")
        .exclude(reader=reader)
        .exclude(reader=None)
        .values_list("network", "reader_id", "name")
        .distinct()[:CROWD]
    )
    there: dict[str, set[uuid.UUID]] = defaultdict(set)
    names: dict[uuid.UUID, str] = {}
    for network, other, name in rows:
        if other is not None:
            there[network].add(other)
            names[other] = name
    days: Counter[uuid.UUID] = Counter()
    weights: defaultdict[uuid.UUID, float] = defaultdict(float)
    for others in there.values():
        for other in others:
            days[other] += 1
            weights[other] += 1 / len(others)
    return tuple(Neighbour(each, names[each], days[each], weights[each]) for each in days)
