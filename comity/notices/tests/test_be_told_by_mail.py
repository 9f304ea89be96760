"""Follow something, and be told of it by mail."""

from comity.ground import writelane
from comity.notices import targets
from comity.notices.actions import follow
from comity.notices.tests.conftest import Post
from tests.world import Person, World


def follows_the_story(world: World, person: Person) -> None:
    writelane.run(follow(targets.of_story(world.story.slug), by=person.reader))


def test_a_follower_of_a_story_reads_what_is_said_there(world: World, post: Post) -> None:
    post.knows(world.charlie, "charlie@example.org")
    follows_the_story(world, world.charlie)
    said = world.says("The ferry is **cheaper** than the bridge.")
    (mail,) = post.comes()
    assert mail.recipients == ["charlie@example.org"]
    assert mail.mail["Subject"] == "Alice wrote: The old bridge will be mended"
    assert mail.mail["From"] == "The Courier <comments@courier.example>"
    assert "The ferry is **cheaper** than the bridge." in mail.plain
    assert "<strong>cheaper</strong>" in mail.html
    link = f"https://talk.courier.example/stories/courier-bridge/comments/{said.number}/"
    assert link in mail.plain
    assert link in mail.html
    assert post.comes() == []
