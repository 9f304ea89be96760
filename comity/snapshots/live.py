"""Follows the journal for the pages that are open now, in this process."""

import logging
import uuid
from collections.abc import Collection
from typing import Protocol

import msgspec

from comity.comments.queries import CommentView, comments
from comity.ground.refusal import Refusal
from comity.journal.record import Fact, visible_changes
from comity.publications.queries import publication
from comity.snapshots.patches import patch
from comity.snapshots.render import language
from comity.stories.queries import story_by_id

log = logging.getLogger(__name__)


class Outlet(Protocol):
    """Where patches go: the hub of the open streams."""

    def wanted(self, publication: str, story: str) -> Collection[str]:
        """Return the locales in which somebody has this story open."""

    def publish(self, publication: str, story: str, locale: str, version: int, data: bytes) -> None:
        """Send one patch (JSON) to all of them."""


class LiveFollower:
    """Turns facts into patches for the stories that somebody is reading at this moment."""

    name = "live"
    lasting = False
    urgent = True

    def __init__(self, outlet: Outlet) -> None:
        self._outlet = outlet

    def apply(self, facts: list[Fact]) -> None:
        """Send a patch for each visible change of an open story."""
        for story_id, told in visible_changes(facts).items():
            try:
                self._send(story_id, told)
            except Refusal as gone:
                log.warning("no patch for %s: %s", story_id, gone)

    def _send(self, story_id: uuid.UUID, told: list[Fact]) -> None:
        story = story_by_id(story_id)
        locales = self._outlet.wanted(story.publication, story.slug)
        if not locales:
            return
        house = publication(story.publication)
        subjects = _subjects(told)
        for fact in told:
            assert fact.version is not None
            subject = subjects.get(fact.subject)
            for locale in locales:
                made = patch(fact, subject, story, house, language(locale, house))
                data = msgspec.json.encode(made)
                self._outlet.publish(story.publication, story.slug, locale, fact.version, data)


def _subjects(told: list[Fact]) -> dict[str, CommentView]:
    ids = {uuid.UUID(fact.subject) for fact in told if fact.kind.startswith("comment.")}
    return {str(found.id): found for found in comments(ids)}
