"""How a discussion is cut into pages and shown as a tree."""

import pytest

from comity.comments import paging
from comity.comments.actions import Archived, bring_in, vote
from comity.comments.queries import Branch, comment_numbered, page, whereabouts
from comity.ground import writelane
from tests.world import World


def _thread(world: World, roots: int) -> None:
    archive = [Archived(f"x:{count}", f"Comment {count}.") for count in range(1, roots + 1)]
    writelane.run(bring_in(world.story.id, archive))


def _numbers(branches: tuple[Branch, ...]) -> list[int]:
    return [branch.comment.number for branch in branches]


def test_pages_by_time_are_cut_from_the_beginning(world: World) -> None:
    _thread(world, 70)
    first, last = page(world.now(), "oldest", 1), page(world.now(), "oldest", 2)
    assert first is not None
    assert last is not None
    assert (first.pages, _numbers(first.branches)) == (2, list(range(1, 31)))
    assert _numbers(last.branches) == list(range(31, 71))
    assert (first.settled, last.settled) == (True, False)


def test_the_newest_order_opens_with_the_newest_page_reversed(world: World) -> None:
    _thread(world, 70)
    opened = page(world.now(), "newest", 0)
    assert opened is not None
    assert (opened.page, _numbers(opened.branches)) == (2, list(range(70, 30, -1)))


def test_a_page_that_is_not_there_is_none(world: World) -> None:
    _thread(world, 3)
    for order, number in (("oldest", 2), ("best", 2), ("newest", 10**12), ("thread-9", 1)):
        assert page(world.now(), order, number) is None


def test_orders_by_rank_put_the_best_first(world: World) -> None:
    one, two = world.says("One."), world.says("Two.", by=world.charlie)
    world.says("Answer.", by=world.bob, under=one)
    writelane.run(vote(two.id, 1, bearer=world.bob.bearer))
    for order, expected in (("best", [2, 1]), ("votes", [2, 1]), ("discussed", [1, 2])):
        shown = page(world.now(), order, 1)
        assert shown is not None
        assert _numbers(shown.branches) == expected, order


def test_a_deep_thread_is_continued_on_its_own_page(world: World) -> None:
    archive = [
        Archived(f"x:{depth}", "Deeper.", parent=f"x:{depth - 1}" if depth > 1 else "")
        for depth in range(1, 41)
    ]
    writelane.run(bring_in(world.story.id, archive))
    shown = page(world.now(), "best", 1)
    assert shown is not None
    branch = shown.branches[0]
    for _level in range(paging.LEVELS):
        assert not branch.continues
        branch = branch.answers[0]
    assert branch.continues
    further = page(world.now(), f"thread-{branch.comment.number}", 1)
    assert further is not None
    assert further.branches[0].answers[0].comment.number == branch.comment.number + 1


def test_no_page_grows_with_its_story(world: World) -> None:
    archive = [Archived("x:0", "Root.")]
    archive += [Archived(f"x:{count}", "Wide.", parent="x:0") for count in range(1, 500)]
    writelane.run(bring_in(world.story.id, archive))
    shown = page(world.now(), "best", 1)
    assert shown is not None
    assert len(shown.branches[0].answers) == paging.SIBLINGS
    assert shown.branches[0].continues
    own = page(world.now(), "thread-1", 2)
    assert own is not None
    assert len(own.branches[0].answers) == paging.SIZE


@pytest.mark.parametrize("number", [1, 11, 29, 30, 31, 59, 60, 61, 64])
def test_a_permanent_link_opens_a_page_that_shows_the_comment(world: World, number: int) -> None:
    archive = [Archived(f"x:{count}", "Wide.") for count in range(1, 62)]
    archive += [
        Archived("x:62", "Under the first.", parent="x:1"),
        Archived("x:63", "Under that.", parent="x:62"),
        Archived("x:64", "Under the last.", parent="x:61"),
    ]
    writelane.run(bring_in(world.story.id, archive))
    story = world.now()
    where = whereabouts(story, comment_numbered(story.id, number))
    shown = page(story, where.order, where.page)
    assert shown is not None
    assert number in _all(shown.branches)


def test_a_permanent_link_reaches_what_a_page_cannot_hold(world: World) -> None:
    archive = [Archived("x:0", "Root.")]
    archive += [Archived(f"x:{count}", "Wide.", parent="x:0") for count in range(1, 100)]
    archive += [Archived("x:100", "Under one that does not show.", parent="x:77")]
    writelane.run(bring_in(world.story.id, archive))
    story = world.now()
    for number in (2, 12, 50, 100, 101):
        where = whereabouts(story, comment_numbered(story.id, number))
        shown = page(story, where.order, where.page)
        assert shown is not None
        assert number in _all(shown.branches), number


def _all(branches: tuple[Branch, ...]) -> set[int]:
    return {branch.comment.number for branch in branches}.union(
        *(_all(branch.answers) for branch in branches)
    )


@pytest.mark.parametrize("seats", range(0, 200, 7))
def test_every_position_stands_on_the_page_that_is_said(seats: int) -> None:
    for position in range(1, seats + 1):
        cut = paging.in_time(paging.page_of(position, seats), seats)
        assert cut is not None
        assert cut.first <= position <= cut.last
