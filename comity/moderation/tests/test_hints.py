"""Hints that several readers may be one: shown with their strength, deciding nothing."""

import uuid

from comity.comments.actions import vote
from comity.ground import writelane
from comity.moderation.queries.card import card
from comity.moderation.queries.hints import hints
from tests.desk import Desk
from tests.world import Person

SPEECH = "This council has never once told us what the bridge will cost in the end."

MINE = ("Trams first.", "Bread is dear.", "May rain hold off.", "A new school?")
THEIRS = ("Cars last.", "Rents are up.", "Snow by June.", "Paint the pier.")


def test_the_same_words_by_another_reader_are_a_strong_hint(desk: Desk) -> None:
    desk.said(SPEECH, by=desk.world.charlie)
    said = desk.said(SPEECH.upper())
    (hint,) = hints(card(said.id, desk.bob))
    assert hint.reader == desk.world.charlie.reader.id
    assert hint.strength >= 0.8


def test_votes_for_each_other_are_a_hint_and_votes_one_way_are_none(desk: Desk) -> None:
    world = desk.world
    mine = [desk.said(text) for text in MINE]
    theirs = [desk.said(text, by=world.charlie) for text in THEIRS]
    _votes(world.charlie, [each.id for each in mine])
    assert hints(card(mine[0].id, desk.bob)) == ()
    _votes(world.alice, [each.id for each in theirs])
    (hint,) = hints(card(mine[0].id, desk.bob))
    assert (hint.kind, hint.reader) == ("votes", world.charlie.reader.id)
    assert 0 < hint.strength < 1


def test_a_word_of_thanks_that_two_readers_write_is_no_hint(desk: Desk) -> None:
    desk.said("Well said.", by=desk.world.charlie)
    assert hints(card(desk.said("Well said!").id, desk.bob)) == ()


def _votes(by: Person, comments: list[uuid.UUID]) -> None:
    for each in comments:
        writelane.run(vote(each, 1, bearer=by.bearer))
