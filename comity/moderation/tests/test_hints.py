"""Hints that several readers may be one: shown with their strength, deciding nothing."""

import secrets
import uuid
from datetime import date
from functools import partial

from comity.comments.actions import Voice, post, vote
from comity.comments.queries import CommentView
from comity.ground import writelane
from comity.moderation.queries.card import card
from comity.moderation.queries.hints import hints
from comity.readers.actions import welcome_guest
from comity.readers.limits import network
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


def _says(desk: Desk, by: Person, text: str, address: str, day: int = 1) -> CommentView:
    """Let somebody post from an IP address on a day of November."""
    voice = Voice(by.bearer, network=network(address, date(2026, 11, day)))
    slug = desk.world.story.slug
    posted = writelane.run(post(slug, text, voice=voice, key=secrets.token_hex(16)))
    desk.follow()
    return posted.comment


def test_posting_from_one_network_on_one_day_is_a_hint_that_grows_with_the_days(
    desk: Desk,
) -> None:
    alice, charlie = desk.world.alice, desk.world.charlie
    strengths = []
    for day, (mine, theirs) in enumerate(zip(MINE, THEIRS, strict=True), 1):
        _says(desk, charlie, theirs, "192.0.2.7", day)
        said = _says(desk, alice, mine, "192.0.2.7", day)
        (hint,) = hints(card(said.id, desk.bob))
        assert (hint.kind, hint.reader) == ("network", charlie.reader.id)
        strengths.append(hint.strength)
    assert strengths == [0.5, 0.67, 0.75, 0.8]


def test_the_same_network_on_another_day_or_another_network_is_no_hint(desk: Desk) -> None:
    alice, charlie = desk.world.alice, desk.world.charlie
    _says(desk, charlie, THEIRS[0], "192.0.2.7", day=1)
    _says(desk, charlie, THEIRS[1], "192.0.2.8", day=2)
    said = _says(desk, alice, MINE[0], "192.0.2.7", day=2)
    assert hints(card(said.id, desk.bob)) == ()


def test_a_school_behind_one_address_says_next_to_nothing(desk: Desk) -> None:
    world = desk.world
    for number, text in enumerate((*MINE, *THEIRS)):
        guest = Person(writelane.run(partial(welcome_guest, "courier", f"Pupil {number}")))
        _says(desk, guest, text, "192.0.2.7")
    said = _says(desk, world.alice, "Our class went to see the bridge.", "192.0.2.7")
    assert all(hint.strength < 0.15 for hint in hints(card(said.id, desk.bob)))


def _votes(by: Person, comments: list[uuid.UUID]) -> None:
    for each in comments:
        writelane.run(vote(each, 1, bearer=by.bearer))
