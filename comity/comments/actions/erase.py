"""Erase what somebody said with the person who said it, or leave it to nobody."""

import uuid
from collections.abc import Callable

from comity.comments import facts
from comity.comments.actions.decide import held_fast
from comity.comments.in_public import silence
from comity.comments.models import Former, Receipt, Vote
from comity.comments.state import State
from comity.comments.telling import tell
from comity.journal.erasure import NOBODY, leave_nameless

TRACES = ("name", "badge", "reader", "findings", "asked", "told", "network")
"""What tells whose a comment was, or what else was known of it."""

AT_ONCE = 500
"""Votes in one write."""

WORDS = ("source", "html", "reason", "pick", "quote", "fingerprint")


def erase(comment_id: uuid.UUID, *, keep_words: bool) -> Callable[[], None]:
    """Let a comment be nobody's; without its words, or, where it is public and `keep_words`, with.

    What it said before an edit goes in any case, and so does what was never public. Its number,
    its place, its answers and its counts stay. Raises a Refusal `no_such_comment`.
    """

    def write() -> None:
        turn, row = held_fast(comment_id)
        Former.objects.filter(comment=row).delete()
        Receipt.objects.filter(comment=row).delete()
        if row.reader_id is not None:
            leave_nameless(row.reader_id, [row.story_id])
        row.name = row.badge = row.asked = row.network = ""
        row.reader, row.findings, row.told = None, [], {}
        if keep_words and row.state == State.PUBLISHED:
            kind = facts.UNNAMED
            row.save(update_fields=TRACES)
            version = turn.end(visible=True)
        else:
            kind = facts.ERASED
            row.source = row.html = row.reason = row.pick = row.quote = row.fingerprint = ""
            row.save(update_fields=[*TRACES, *WORDS])
            version = silence(turn, row, State.WITHDRAWN)
        tell(kind, row, version, NOBODY, {"state": row.state})

    return write


def erase_votes(reader: uuid.UUID) -> int:
    """Drop a batch of a reader's votes, inside a write; return how many. The figures stay."""
    votes = Vote.objects.filter(reader=reader).values_list("id", "comment__story_id")
    some = dict(votes[:AT_ONCE])
    leave_nameless(reader, set(some.values()))
    Vote.objects.filter(id__in=list(some)).delete()
    return len(some)
