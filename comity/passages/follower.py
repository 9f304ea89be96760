"""Follows the journal and finds the passages of each edited story again."""

from comity.ground import writelane
from comity.ground.refusal import Refusal
from comity.journal.record import Fact
from comity.passages.actions import find_again
from comity.stories.facts import REVISED


class PassageFollower:
    """Once a batch, however often a story was edited in it."""

    name = "passages"
    lasting = True
    urgent = False

    def apply(self, facts: list[Fact]) -> None:
        """Place the passages of the stories whose text these facts say was changed."""
        edited = dict.fromkeys(fact.story for fact in facts if fact.kind == REVISED)
        for story_id in filter(None, edited):
            try:
                writelane.run(find_again(story_id))
            except Refusal:
                continue  # the story is gone, and its passages with it
