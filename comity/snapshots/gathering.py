"""Facts that wait until their story may be told of again: at most once in a while. Pure."""

import uuid
from collections import defaultdict
from collections.abc import Iterable

from comity.journal.record import Fact

Gathered = dict[uuid.UUID, list[Fact]]


class Gathering:
    """Hands out each story's facts at once after a quiet time, and then once in `every` seconds.

    `now` is everywhere a monotonic time in seconds. Not safe between threads.
    """

    def __init__(self, every: float) -> None:
        self._every = every
        self._waiting: Gathered = defaultdict(list)
        self._told_at: dict[uuid.UUID, float] = {}

    def add(self, story: uuid.UUID, facts: Iterable[Fact]) -> None:
        """Let facts of a story wait for their turn."""
        self._waiting[story].extend(facts)

    def take(self, now: float) -> Gathered:
        """Take the facts of every story whose turn it is."""
        early = now - self._every
        self._told_at = {story: at for story, at in self._told_at.items() if at > early}
        due = {story: facts for story, facts in self._waiting.items() if story not in self._told_at}
        for story in due:
            del self._waiting[story]
            self._told_at[story] = now
        return due

    def patience(self, now: float) -> float | None:
        """Return the seconds until the next story's turn; None where nothing waits."""
        turns = [self._told_at.get(story, now - self._every) for story in self._waiting]
        return max(0.0, min(turns) + self._every - now) if turns else None
