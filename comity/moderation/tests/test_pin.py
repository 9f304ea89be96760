"""Pin a comment above its thread, on the page and in the pages that are open."""

import pytest

from comity.comments.queries import page
from comity.ground import writelane
from comity.ground.refusal import Refusal
from comity.moderation import actions
from comity.moderation.acts import Act
from comity.moderation.words import Why
from comity.snapshots.keys import PageKey
from comity.snapshots.render import render
from tests.desk import Desk


def _html(desk: Desk, order: str = "best") -> str:
    stored = render(PageKey("courier", desk.world.story.slug, order, 1, "", "fragment"))
    assert stored is not None
    return stored.identity.decode()


def test_a_pinned_comment_stands_above_the_thread_in_its_opening_pages(desk: Desk) -> None:
    said = desk.said("The council meets on Monday.")
    before = desk.world.now().version
    done = writelane.run(actions.pin(said.id, by=desk.eve))
    assert desk.world.now().version == before + 1
    for order in ("best", "newest"):
        assert "Pinned by the newsroom" in _html(desk, order)
    writelane.run(actions.undo(done.batch, by=desk.eve))
    assert "Pinned by the newsroom" not in _html(desk)


def test_to_pin_it_again_unpins_it(desk: Desk) -> None:
    said = desk.said("The council meets on Monday.")
    writelane.run(actions.pin(said.id, by=desk.eve))
    writelane.run(actions.pin(said.id, by=desk.eve))
    assert desk.world.now().pinned is None


def test_a_removed_comment_is_pinned_no_longer(desk: Desk) -> None:
    said = desk.said("The council meets on Monday.")
    writelane.run(actions.pin(said.id, by=desk.eve))
    writelane.run(actions.decide(Act.REJECT, [said.id], by=desk.bob, why=Why("off_topic")))
    shown = page(desk.world.now(), "best", 1)
    assert shown is not None
    assert shown.pinned is None


def test_only_editors_pin_and_only_what_is_public(desk: Desk) -> None:
    said = desk.said("The council meets on Monday.")
    with pytest.raises(Refusal, match="not_yours_to_decide"):
        actions.pin(said.id, by=desk.bob)
    with pytest.raises(Refusal, match="not_pickable"):
        actions.pin(desk.held("Wait for me.").id, by=desk.eve)
