"""Follows the journal and keeps the pages that readers ask for up to date."""

import uuid

from comity.comments.facts import LEFT
from comity.comments.queries import lineages
from comity.funding import facts as funding
from comity.ground.refusal import Refusal
from comity.journal.record import Fact, visible_changes
from comity.publications.queries import publication
from comity.snapshots.render import render
from comity.snapshots.stores import Store
from comity.snapshots.touched import Change, touched
from comity.stories.queries import slugs, story_by_id


class SnapshotFollower:
    """Renders again each page in demand that a batch of facts has touched, once a batch."""

    name = "snapshots"
    lasting = True
    urgent = True

    def __init__(self, store: Store) -> None:
        self._store = store

    def apply(self, facts: list[Fact]) -> None:
        """Bring the pages of all stories that these facts tell of up to date."""
        for story_id, told in visible_changes(facts).items():
            self._follow(story_id, told)
        for key in {fact.publication for fact in facts if fact.kind in funding.GOALS}:
            self._forget_documents(key)

    def _forget_documents(self, publication_key: str) -> None:
        """A goal's bar stands above every story, with the sums of the page's own render.

        So a goal that is set or closed touches each whole page once; what is given for it does
        not, because the bar says of which moment it is, and its script asks for the present.
        """
        for slug in slugs(publication_key):
            for key in self._store.marked(publication_key, slug):
                if key.shape == "document":
                    self._store.forget(key)

    def _follow(self, story_id: uuid.UUID, told: list[Fact]) -> None:
        try:
            story = story_by_id(story_id)
        except Refusal:
            return
        if any(fact.kind in LEFT for fact in told):
            self._store.forget_story(story.publication, story.slug)
            return
        marked = self._store.marked(story.publication, story.slug)
        if not marked:
            return
        order = publication(story.publication).settings.order
        work = touched(story, order, changes_of(told), marked)
        for key in work.away:
            self._store.forget(key)
        for key in work.again:
            stored = render(key)
            if stored is None:
                self._store.forget(key)
            else:
                self._store.put(key, stored)


def changes_of(told: list[Fact]) -> list[Change]:
    """Pair each fact of a story with the lineage of the comment it tells of."""
    subjects = {uuid.UUID(fact.subject) for fact in told if fact.kind.startswith("comment.")}
    known = lineages(subjects)
    return [
        Change(
            fact,
            known.get(uuid.UUID(fact.subject)) if fact.kind.startswith("comment.") else None,
        )
        for fact in told
    ]
