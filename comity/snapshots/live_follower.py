"""Follows the journal for the pages that are open now, in this process."""

import logging
import threading
import time
import uuid
from collections.abc import Collection
from typing import Protocol

import msgspec
from django.db import connection

from comity.comments.facts import LEFT
from comity.comments.queries import CommentView, comments
from comity.ground.refusal import Refusal
from comity.journal.record import Fact, visible_changes
from comity.publications.queries import publication
from comity.snapshots.gathering import Gathering
from comity.snapshots.patches import patch
from comity.snapshots.render import language
from comity.stories.queries import story_by_id

log = logging.getLogger(__name__)

EVERY = 1.0
"""Seconds between two events of one story: a thousand votes in a second are one event."""


class Outlet(Protocol):
    """Where patches go: the hub of the open streams."""

    def wanted(self, publication: str, story: str) -> Collection[str]:
        """Return the locales in which somebody has this story open."""

    def publish(self, publication: str, story: str, locale: str, version: int, data: bytes) -> None:
        """Send one patch (JSON) to all of them."""

    def forget(self, publication: str, story: str) -> None:
        """Keep nothing of what was sent for those who come back: they fetch the page again."""


class LiveFollower:
    """Turns facts into patches for the stories that somebody is reading at this moment.

    As a follower it only takes note of what has changed; as a task, beside it, it tells. A story
    that could not be told of is told of again.
    """

    name = "live"
    lasting = False
    urgent = True

    def __init__(self, outlet: Outlet, *, every: float = EVERY) -> None:
        self._outlet = outlet
        self._gathering = Gathering(every)
        self._changed = threading.Condition()
        self._stopped = False

    def apply(self, facts: list[Fact]) -> None:
        """Take note of each visible change."""
        with self._changed:
            for story_id, told in visible_changes(facts).items():
                self._gathering.add(story_id, told)
            self._changed.notify()

    def run(self) -> None:
        """Tell of what has changed until `stop` is called."""
        while not self._stopped:
            with self._changed:
                due = self._gathering.take(time.monotonic())
                if not due and not self._stopped:
                    self._changed.wait(self._gathering.patience(time.monotonic()))
            for story_id, told in due.items():
                self._try(story_id, told)
        connection.close()

    def stop(self) -> None:
        """Ask `run` to end."""
        with self._changed:
            self._stopped = True
            self._changed.notify()

    def _try(self, story_id: uuid.UUID, told: list[Fact]) -> None:
        try:
            self._tell(story_id, told)
        except Refusal as gone:
            log.warning("no patch for %s: %s", story_id, gone)
        except Exception:
            log.exception("no patch for %s; it is tried again", story_id)
            connection.close()
            with self._changed:
                self._gathering.add(story_id, told)

    def _tell(self, story_id: uuid.UUID, told: list[Fact]) -> None:
        story = story_by_id(story_id)
        locales = self._outlet.wanted(story.publication, story.slug)
        if not locales:
            return
        house = publication(story.publication)
        subjects = _subjects(told)
        for locale in locales:
            made = patch(told, subjects, story, house, language(locale, house))
            data = msgspec.json.encode(made)
            self._outlet.publish(story.publication, story.slug, locale, made["version"], data)
        if any(fact.kind in LEFT for fact in told):
            self._outlet.forget(story.publication, story.slug)


def _subjects(told: list[Fact]) -> dict[str, CommentView]:
    ids = {uuid.UUID(fact.subject) for fact in told if fact.kind.startswith("comment.")}
    return {str(found.id): found for found in comments(ids)}
