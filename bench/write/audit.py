"""Looks into the rows: is everything there that was acknowledged, once, with its entry?

Run as `python -m bench.write.audit`, with the server's settings in the environment and what
was acknowledged as JSON on standard input; prints what it finds as JSON.
"""

import json
import sys
from collections import Counter
from typing import Any

import django


def audit(acknowledged: dict[str, Any]) -> dict[str, Any]:
    """Return the figures: how many were acknowledged, and how many are lost or doubled."""
    from comity.comments.models import Comment, Vote
    from comity.journal.models import Cursor, Entry
    from comity.journal.record import head
    from comity.readers.models import Reader

    said = Comment.objects.filter(origin="")
    stored = {str(key): text for key, text in said.values_list("id", "source")}
    told = Counter(Entry.objects.filter(kind="comment.posted").values_list("subject", flat=True))
    readers = dict(Reader.objects.values_list("id", "name"))
    votes = {
        (readers[reader], str(comment)): value
        for reader, comment, value in Vote.objects.values_list("reader", "comment", "value")
    }
    wanted = {(name, comment): value for name, comment, value in acknowledged["votes"]}
    cursor = Cursor.objects.filter(follower="snapshots").first()
    tallies = {str(row.id): (row.ups, row.downs) for row in said.only("ups", "downs")}
    counted: Counter[tuple[str, int]] = Counter()
    for (_name, comment), value in votes.items():
        counted[comment, value] += 1
    return {
        "comments_acknowledged": len(acknowledged["comments"]),
        "comments_lost": sum(
            stored.get(key) != text for key, text in acknowledged["comments"].items()
        ),
        "comments_doubled": len(stored) - len(set(stored.values())),
        "comments_without_entry": sum(told[key] != 1 for key in stored),
        "votes_acknowledged": len(wanted),
        "votes_lost": sum(votes.get(key, 0) != value for key, value in wanted.items()),
        "tallies_wrong": sum(
            (counted[key, 1], counted[key, -1]) != tally for key, tally in tallies.items()
        ),
        "follower_at_head": bool(cursor and (cursor.tx, cursor.entry) == (head().tx, head().id)),
    }


if __name__ == "__main__":
    django.setup()
    print(json.dumps(audit(json.load(sys.stdin))))
