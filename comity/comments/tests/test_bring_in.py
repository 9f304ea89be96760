"""Bringing in an archive."""

from datetime import UTC, datetime

from comity.comments.actions import Archived, bring_in
from comity.comments.models import Comment
from comity.comments.queries import page
from comity.comments.state import State
from comity.ground import writelane
from tests.world import World

ARCHIVE = [
    Archived("old:1", "First.", name="Ada", ups=3, posted_at=datetime(2015, 1, 1, tzinfo=UTC)),
    Archived("old:2", "An answer.", parent="old:1", name="Bo"),
    Archived("old:3", "Deeper.", parent="old:2"),
    Archived("old:4", "Waits.", state=State.HELD),
    Archived("old:5", "Lost its parent.", parent="old:99"),
]


def test_it_keeps_the_tree_the_names_and_the_votes(world: World) -> None:
    done = writelane.run(bring_in(world.story.id, ARCHIVE))
    assert (done.new, done.known) == (5, 0)
    shown = page(world.now(), "oldest", 1)
    assert shown is not None
    first, lost = shown.branches
    assert (first.comment.name, first.comment.points, first.comment.conversation) == ("Ada", 3, 2)
    assert first.answers[0].answers[0].comment.source == "Deeper."
    assert lost.comment.source == "Lost its parent."
    assert Comment.objects.get(origin="old:5").told == {"parent_missing": "old:99"}
    assert world.now().count == 4


def test_a_second_time_changes_nothing(world: World) -> None:
    writelane.run(bring_in(world.story.id, ARCHIVE))
    before = world.now()
    done = writelane.run(bring_in(world.story.id, ARCHIVE))
    assert (done.new, done.known) == (0, 5)
    assert world.now() == before


def test_a_longer_archive_adds_what_is_new_under_what_is_there(world: World) -> None:
    writelane.run(bring_in(world.story.id, ARCHIVE[:2]))
    done = writelane.run(bring_in(world.story.id, ARCHIVE))
    assert (done.new, done.known) == (3, 2)
    root = Comment.objects.get(origin="old:1")
    assert (root.answers, root.conversation) == (1, 2)


def test_what_is_not_known_stays_unknown(world: World) -> None:
    writelane.run(bring_in(world.story.id, [Archived("old:1", "Who, when?")]))
    row = Comment.objects.get()
    assert (row.name, row.posted_at, row.reader_id) == ("", None, None)
