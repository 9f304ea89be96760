"""The newsroom edits a story at whose passages something was said."""

from comity.comments.queries import comment
from comity.ground import writelane
from comity.journal.followers import Following
from comity.passages.anchoring import PLACED
from comity.passages.follower import PassageFollower
from comity.passages.queries import PassageView, said_at
from comity.passages.tests.test_comment_on_a_passage import on
from comity.passages.words import text_of
from comity.stories import actions as stories
from tests.world import World


def revise(world: World, source: str) -> None:
    """Give the story another text, and let the follower do its part."""
    writelane.run(stories.revise(world.story.id, source, actor="staff:bob"))
    following = Following(PassageFollower())
    following.find_place()
    following.catch_up()


def only(world: World) -> PassageView:
    """Return the story's one passage."""
    (passage,) = said_at(world.story.id)
    return passage


def shown(world: World) -> str:
    """Return what the story says where the passage is."""
    words = only(world).selector
    return text_of(world.now().html).raw[words.start : words.end]


def test_it_moves_with_its_words(world: World) -> None:
    on(world, "Work begins in May")
    revise(world, "Work begins in May.\n\nThe council has decided, and it took all night.")
    assert shown(world) == "Work begins in May"
    assert only(world).standing == "found"
    assert PLACED <= only(world).confidence < 1


def test_it_is_found_in_changed_words_and_still_quotes_the_first_ones(world: World) -> None:
    said = on(world, "The council has decided")
    revise(world, "The council had now decided.\n\n> At last.\n\nWork begins in May.")
    assert shown(world) == "The council had now decided"
    assert only(world).quote == "The council has decided"
    assert comment(said.id).quote == "The council has decided"


def test_an_orphan_stays_in_the_thread_with_its_quote_and_comes_home(world: World) -> None:
    said = on(world, "Work begins in May")
    before = text_of(world.now().html).raw
    revise(world, "Something else entirely stands here now, about fish and their price.")
    assert only(world).standing == "orphan"
    assert comment(said.id).quote == "Work begins in May"
    assert comment(said.id).published
    revise(world, "The council has decided.\n\n> At last.\n\nWork begins in May.")
    assert text_of(world.now().html).raw == before
    assert (only(world).standing, only(world).confidence) == ("found", 1.0)


def test_the_same_text_again_changes_nothing(world: World) -> None:
    version = world.now().version
    revise(world, "The council has decided.\n\n> At last.\n\nWork begins in May.")
    assert world.now().version == version


def test_many_small_edits_do_not_lose_it(world: World) -> None:
    on(world, "The council has decided")
    for text in (
        "The city council has decided.\n\nWork begins in May.",
        "The city council has now decided.\n\nWork begins in June.",
        "Late on Tuesday the city council has now decided.\n\nWork begins in June or July.",
    ):
        revise(world, text)
    assert shown(world).endswith("council has now decided")
    assert only(world).standing == "found"
