"""A page and the patches after it are a fresh render, to the byte, in a real browser."""

import json
import random
import uuid
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, sync_playwright

from comity.comments import actions, paging, queries
from comity.comments.queries import CommentView
from comity.ground import writelane
from comity.journal import record
from comity.passages.tests.test_comment_on_a_passage import on, say, select
from comity.publications.orders import ORDERS
from comity.snapshots import render
from comity.snapshots.patches import patch
from tests.world import World

pytestmark = pytest.mark.browser

SCRIPT = Path(__file__).parent.parent / "comity/static/comity/embed.js"

APPLY = """([before, patches, after]) => {
  const parsed = (html) => {
    const template = document.createElement('template')
    template.innerHTML = html
    return document.importNode(template.content, true).firstElementChild
  }
  const { applyPatch } = customElements.get('comity-discussion')
  const page = parsed(before)
  const exact = patches.map((patch) => applyPatch(page, patch)).every(Boolean)
  return [exact, page.outerHTML, parsed(after).outerHTML]
}"""


@pytest.fixture(scope="module")
def screen() -> Iterator[Page]:
    """Return a page of Comity's own with the embed's script in it."""
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = chromium.new_page()
        page.route(
            "http://comity.test/",
            lambda route: route.fulfill(content_type="text/html", body="<!doctype html><title>x"),
        )
        page.goto("http://comity.test/")
        page.add_script_tag(content=SCRIPT.read_text())
        yield page
        chromium.close()


class Reading:
    """A reader who has some pages open while something happens."""

    def __init__(self, world: World, screen: Page) -> None:
        self.world = world
        self.screen = screen

    def page(self, order: str, number: int = 0, locale: str = "en") -> str:
        """Return a page as it is rendered now."""
        view = queries.page(self.world.now(), order, number)
        assert view is not None
        return render.fragment(view, self.world.house, locale)

    def keeps_up(
        self, act: Callable[[], Any], *places: tuple[str, int], locale: str = "en"
    ) -> dict[tuple[str, int], bool]:
        """Say of each place whether it could be patched; where it could, it is a fresh render."""
        before = {place: self.page(*place, locale) for place in places}
        since = record.head()
        act()
        told = [fact for fact in record.after(since) if fact.version]
        one_by_one = [self._patch([fact], locale) for fact in told]
        exact = {}
        for place, html in before.items():
            fresh = self.page(*place, locale)
            for patches in (one_by_one, [self._patch(told, locale)]):
                exact[place], patched, parsed = self.screen.evaluate(APPLY, [html, patches, fresh])
                if exact[place]:
                    assert patched == parsed
        return exact

    def _patch(self, told: list[record.Fact], locale: str) -> dict[str, Any]:
        found = queries.comments({uuid.UUID(fact.subject) for fact in told})
        subjects = {str(each.id): each for each in found}
        made = patch(told, subjects, self.world.now(), self.world.house, locale)
        sent: dict[str, Any] = json.loads(json.dumps(made))
        return sent


@pytest.fixture
def reading(world: World, screen: Page) -> Reading:
    """Return the reader of the world's story, where guests may write much in a short time."""
    world.settle(rules={"proof_when_hot": False})
    return Reading(world, screen)


def done(prepare: Callable[[], Callable[[], object]]) -> None:
    """Carry out an action: prepare it, then write."""
    writelane.run(prepare())


EVERYWHERE = tuple((order, 0) for order in ORDERS)


SYLLABLES = ("ba", "dor", "ken", "lim", "mar", "nol", "pex", "rav", "sut", "tiv", "wen", "zu")


def sentence(n: int) -> str:
    """Return the `n`th of sentences that no house rule takes for one another."""
    dice = random.Random(n)
    return " ".join("".join(dice.sample(SYLLABLES, 3)) for _ in range(9))


def roots(world: World, count: int) -> list[CommentView]:
    """Let Alice say `count` things, each its own."""
    said = [world.says(sentence(n)) for n in range(count)]
    assert all(comment.published for comment in said)
    return said


def test_the_first_comment_takes_the_place_of_the_empty_line(
    world: World, reading: Reading
) -> None:
    exact = reading.keeps_up(lambda: world.says("The ferry was late again."), *EVERYWHERE)
    assert all(exact.values())


def test_a_comment_and_its_replies_stand_where_each_order_has_them(
    world: World, reading: Reading
) -> None:
    first = world.says("The ferry was late again.")
    second = world.says("The ferry was early for once.", by=world.charlie)
    assert all(reading.keeps_up(lambda: world.says("It never came."), *EVERYWHERE).values())
    for answered in (first, second, first):
        exact = reading.keeps_up(
            partial(world.says, sentence(len(world.said)), world.charlie, answered),
            *EVERYWHERE,
            (f"thread-{first.number}", 1),
        )
        assert all(exact.values())


def test_votes_move_a_comment(world: World, reading: Reading) -> None:
    said = roots(world, 4)
    answer = world.says("Which of them?", by=world.charlie, under=said[1])
    for voted, value in ((said[2], 1), (said[0], -1), (said[2], -1), (answer, 1), (said[2], 0)):
        cast = actions.vote(voted.id, value, bearer=world.bob.bearer)
        exact = reading.keeps_up(partial(writelane.run, cast), *EVERYWHERE)
        assert all(exact.values())


def test_an_edit_a_withdrawal_a_pick_and_a_removal_show(world: World, reading: Reading) -> None:
    said = roots(world, 3)
    answer = world.says("Which of them, if I may ask?", by=world.charlie, under=said[0])
    alice = world.alice.bearer
    steps: tuple[Callable[[], Callable[[], object]], ...] = (
        partial(actions.edit, said[0].id, "The lamp at pier nought is out.", bearer=alice),
        partial(actions.pick, said[1].id, "A lamp worth a story", actor="staff:bob"),
        partial(actions.withdraw, said[0].id, bearer=alice),
        partial(actions.remove, answer.id, "It asks too much", actor="staff:bob"),
    )
    for prepare in steps:
        exact = reading.keeps_up(partial(done, prepare), *EVERYWHERE)
        assert all(exact.values())


def test_what_happens_in_one_second_is_one_patch(world: World, reading: Reading) -> None:
    said = roots(world, 3)
    answer = world.says("Which of them?", by=world.charlie, under=said[0])

    def a_busy_second() -> None:
        first = world.says("The ferry sank at the quay.", by=world.charlie)
        under = world.says("It did not sink.", under=first)
        world.says("It leaned.", by=world.charlie, under=under)
        for voter, value in ((world.bob, 1), (world.charlie, -1), (world.bob, 0)):
            writelane.run(actions.vote(said[1].id, value, bearer=voter.bearer))
        writelane.run(actions.vote(first.id, 1, bearer=world.bob.bearer))
        writelane.run(actions.edit(under.id, "It hardly sank.", bearer=world.alice.bearer))
        writelane.run(actions.remove(answer.id, "It asks too much", actor="staff:bob"))

    places = (*EVERYWHERE, (f"thread-{said[0].number}", 1))
    assert all(reading.keeps_up(a_busy_second, *places).values())


def test_a_passage_shows_its_quote_and_the_first_one_asks_for_a_fresh_page(
    world: World, reading: Reading
) -> None:
    first = reading.keeps_up(partial(on, world, "Work begins"), *EVERYWHERE)
    assert not any(first.values())
    second = partial(say, world, select(world, "The council"), sentence(1))
    assert all(reading.keeps_up(second, *EVERYWHERE).values())


def test_it_speaks_the_language_of_the_page(world: World, reading: Reading) -> None:
    first = world.says("The ferry was late again.")
    exact = reading.keeps_up(
        lambda: world.says("Not in my memory.", by=world.charlie, under=first),
        ("best", 0),
        ("oldest", 0),
        locale="ar",
    )
    assert all(exact.values())


def test_the_reply_that_is_one_too_many_leaves_a_link(world: World, reading: Reading) -> None:
    first = world.says("Who saw the seal?")
    for n in range(paging.SIBLINGS):
        world.says(sentence(n), under=first)
    exact = reading.keeps_up(
        lambda: world.says("And I saw it after all of you.", under=first),
        *EVERYWHERE,
        (f"thread-{first.number}", 1),
    )
    assert all(exact.values())


def test_the_level_that_is_one_too_deep_leaves_a_link(world: World, reading: Reading) -> None:
    at = world.says("Who saw the seal?")
    for n in range(paging.LEVELS + 2):
        exact = reading.keeps_up(partial(world.says, sentence(n), None, at), *EVERYWHERE)
        assert all(exact.values())
        at = world.said[-1]


def test_a_page_by_time_asks_for_a_fresh_one_when_it_is_cut_in_two(
    world: World, reading: Reading
) -> None:
    roots(world, 2 * paging.SIZE - 2)
    places = (("newest", 0), ("oldest", 1))
    assert all(reading.keeps_up(lambda: world.says("The last that fits."), *places).values())
    assert not any(reading.keeps_up(lambda: world.says("One too many."), *places).values())


def test_an_older_page_stays_as_it_is(world: World, reading: Reading) -> None:
    said = roots(world, 2 * paging.SIZE)
    older = (("oldest", 1), ("newest", 1))
    exact = reading.keeps_up(lambda: world.says("A new one, far away."), *older, ("newest", 0))
    assert all(exact.values())
    exact = reading.keeps_up(lambda: world.says("An old debt, paid.", under=said[3]), *older)
    assert all(exact.values())
