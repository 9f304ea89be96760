"""The newsroom asks its readers a question at a passage."""

import uuid

import pytest

from comity.ground import writelane
from comity.ground.refusal import Refusal
from comity.journal import record
from comity.passages import actions
from comity.passages.queries import questions, said_at
from comity.passages.tests.test_comment_on_a_passage import select
from tests.world import World, stranger_id


def ask(world: World, words: str, question: str = "Do you use it?") -> uuid.UUID:
    """Let the newsroom ask at these words."""
    return writelane.run(
        actions.ask(world.story.slug, select(world, words), question, name="Bob", actor="staff:1")
    )


def test_a_question_is_shown_at_its_passage(world: World) -> None:
    ask(world, "Work begins", "Will you  miss it?")
    (passage,) = said_at(world.story.id)
    assert (passage.question, passage.name, passage.number) == ("Will you miss it?", "Bob", None)
    assert world.now().annotated
    assert len(list(record.of_kind("passage.asked"))) == 1


def test_a_question_taken_back_is_shown_no_more(world: World) -> None:
    asked = ask(world, "Work begins")
    for _again in range(2):
        writelane.run(actions.withdraw(asked, publication="courier", actor="staff:1"))
    assert questions(world.story.id) == []
    assert len(list(record.of_kind("passage.withdrawn"))) == 1
    ask(world, "Work begins")


def test_it_does_not_ask_twice_at_the_same_words(world: World) -> None:
    ask(world, "The council has")
    with pytest.raises(Refusal) as refusal:
        ask(world, "council has decided")
    assert (refusal.value.code, refusal.value.status) == ("passage_taken", 409)
    assert len(questions(world.story.id)) == 1


def test_it_does_not_ask_nothing(world: World) -> None:
    with pytest.raises(Refusal) as refusal:
        ask(world, "Work begins", "  ")
    assert refusal.value.code == "empty"


def test_it_does_not_withdraw_another_publications_question(world: World) -> None:
    asked = ask(world, "Work begins")
    for passage, house in ((asked, "herald"), (stranger_id(), "courier")):
        with pytest.raises(Refusal) as refusal:
            writelane.run(actions.withdraw(passage, publication=house, actor="staff:1"))
        assert refusal.value.code == "no_such_question"
