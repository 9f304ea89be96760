"""Letters, notices and addresses are kept as long as they are needed."""

from datetime import timedelta

import time_machine

from comity.ground import clock, writelane
from comity.notices import targets
from comity.notices.actions import follow, follow_by_mail, see
from comity.notices.models import Letter, Notice
from comity.notices.queries.bell import bell
from comity.notices.sweep import sweep
from comity.notices.tests.conftest import Post
from comity.readers.models import Reader
from comity.readers.queries import address_of
from tests.world import World


def test_an_address_that_nobody_confirmed_goes_after_a_month(world: World, post: Post) -> None:
    target = targets.of_story(world.story.slug)
    writelane.run(follow_by_mail(target, "greta@example.org"))
    post.comes()
    with time_machine.travel(clock.now() + timedelta(days=29)):
        sweep()
        assert Reader.objects.filter(email="greta@example.org").exists()
    with time_machine.travel(clock.now() + timedelta(days=31)):
        sweep()
    assert not Reader.objects.filter(email="greta@example.org").exists()


def test_a_confirmed_address_stays(world: World, post: Post) -> None:
    post.knows(world.charlie, "charlie@example.org")
    with time_machine.travel(clock.now() + timedelta(days=300)):
        sweep()
    assert address_of(world.charlie.reader.id) is not None


def test_old_letters_go_and_what_was_not_seen_stays(world: World, post: Post) -> None:
    post.knows(world.charlie, "charlie@example.org")
    writelane.run(follow(targets.of_story(world.story.slug), by=world.charlie.reader))
    world.says("Seen.")
    assert len(post.comes()) == 1
    mine = world.charlie.reader.id
    writelane.run(see(mine, bell(mine).notices[0].id))
    world.says("Not seen.")
    post.comes()
    Notice.objects.filter(seen_at=None).update(mail="")
    with time_machine.travel(clock.now() + timedelta(days=91)):
        sweep()
    assert not Letter.objects.exists()
    (left,) = bell(mine).notices
    assert left.comment is not None
    assert left.comment.source == "Not seen."
