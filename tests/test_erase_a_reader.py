"""A reader is erased: what they wrote, were called and were told is found nowhere afterwards.

Every text of hers and about her has KESTREL in it. It is looked for in every row of every
table, in both stores of pages, in what live streams remember, and in every export.
"""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.contrib.auth import get_user_model

from comity.belongings import ROOMS
from comity.comments.models import Comment, Vote
from comity.comments.queries import comment as comment_of
from comity.comments.queries import comments as comments_of
from comity.ground import clock, writelane
from comity.ground.refusal import Refusal
from comity.holdings import HOLDINGS
from comity.interchange import jsonlines
from comity.journal.audit import verify
from comity.journal.models import Entry
from comity.live.hub import Address
from comity.moderation.queries.audit import disagreements
from comity.notices.models import Follow, Notice
from comity.readers import actions as readers
from comity.readers.belongings import Chapter, Manner
from comity.readers.erasures import carry_out, erase_at_once, erasure_of
from comity.readers.models import Copy
from comity.readers.queries import reader
from tests.desk import Desk
from tests.life import Life, lived


@pytest.fixture
def life(desk: Desk, tmp_path: Path) -> Iterator[Life]:
    """Return a reader who did all that can be done here."""
    with lived(desk, tmp_path) as life:
        yield life


def test_nothing_of_hers_is_found_anywhere(life: Life) -> None:
    before = life.found()
    assert len(before) >= 24, sorted(before)
    life.erased("remove")
    assert life.found() == {}


def test_the_audit_of_what_was_decided_still_holds(life: Life) -> None:
    life.erased("remove")
    audit = verify()
    assert (audit.breaks, audit.waiting) == ((), 0)
    assert audit.erased >= 5
    assert disagreements() == []


def test_left_without_a_name_her_public_words_stay_and_nothing_else(life: Life) -> None:
    public = [comment_of(each.id).source for each in life.public]
    life.erased("nameless")
    now = [comment_of(each.id) for each in life.public]
    assert [each.source for each in now] == public
    assert {(each.state, each.name, each.reader) for each in now} == {("published", "", None)}
    assert set(life.found()) == {"kestrel-text", "kestrel-pass", "kestrel-repl", "kestrel-pick"}
    assert verify().breaks == ()
    assert disagreements() == []


@pytest.mark.parametrize("manner", ["remove", "nameless"])
def test_nothing_tells_any_more_which_comments_were_of_one_person(life: Life, manner: str) -> None:
    life.erased(manner)
    hers = life.person.reader.id
    about = Entry.objects.exclude(story=None).values_list("actor", "kind")
    assert [kind for actor, kind in about if str(hers) in actor] == []
    assert not Comment.objects.filter(reader=hers).exists()
    for kept in (Vote, Notice, Follow, Copy):
        assert not kept._default_manager.filter(reader=hers).exists()
    assert not Follow.objects.filter(subject=hers).exists()


def test_what_others_said_and_the_counts_are_as_before(life: Life) -> None:
    before = {each.id: each for each in comments_of([each.id for each in life.desk.world.said])}
    count = life.desk.world.now().count
    life.erased("remove")
    after = comments_of(before)
    for each in after:
        was = before[each.id]
        assert (each.number, each.position, each.parent) == (was.number, was.position, was.parent)
        assert (each.ups, each.downs, each.answers) == (was.ups, was.downs, was.answers)
        assert each.source == (was.source if was.reader != life.person.reader.id else "")
    assert life.desk.world.now().count == count - len(life.public)


def test_who_comes_back_to_the_live_stream_begins_anew(life: Life) -> None:
    story = life.desk.world.now()
    address = Address("courier", story.slug, "")
    life.erased("remove")
    now = life.desk.world.now()

    async def come_back() -> list[bytes]:
        listener = life.hub.listen(address)
        life.hub.begin(listener, address, now.version, story.version)
        return listener._pending

    (told,) = asyncio.run(come_back())
    assert b"event: reset" in told


def test_there_is_a_day_to_think_again(life: Life) -> None:
    speaker = life.person.reader
    asked = writelane.run(readers.ask_erasure(speaker, "remove"))
    with time_machine.travel(asked.asked_at + timedelta(hours=23, minutes=59)):
        assert carry_out(ROOMS) == 0
        again = writelane.run(readers.ask_erasure(speaker, "nameless"))
        assert (again.due_at, again.manner) == (asked.due_at, "nameless")
        writelane.run(readers.think_again(speaker))
    with time_machine.travel(asked.due_at + timedelta(days=1)):
        assert carry_out(ROOMS) == 0
    assert erasure_of(speaker.id) is None
    assert "kestrel name" in life.found()


def test_killed_in_the_middle_it_goes_on_with_the_next_round(life: Life) -> None:
    writelane.run(readers.ask_erasure(life.person.reader, "remove"))
    fragile = Fragile()
    rooms = [each for room in ROOMS for each in (room, fragile)]
    with time_machine.travel(clock.now() + timedelta(days=2)):
        for _time in range(len(ROOMS)):
            with pytest.raises(SystemExit, match="killed"):
                carry_out(rooms)
            fragile.survived += 1
            fragile.passed = 0
        assert carry_out(ROOMS) == 1
        life.follow()
        life.ask_for_pages()
    assert life.found() == {}
    assert verify().breaks == ()
    assert Entry.objects.filter(kind="reader.erased").count() == 1


@dataclass
class Fragile:
    """A room at which the process is killed: the first time, then one room later, and so on."""

    survived: int = 0
    passed: int = 0

    def told(self, reader: uuid.UUID) -> Iterator[Chapter]:
        """Return nothing."""
        return iter(())

    def forget(self, reader: uuid.UUID, manner: Manner) -> None:
        """Die, unless it was here before."""
        self.passed += 1
        if self.passed > self.survived:
            raise SystemExit("killed")


def test_her_tokens_are_good_for_nothing_and_her_login_is_gone(life: Life) -> None:
    life.erased("remove")
    with pytest.raises(Refusal, match="no longer valid"):
        reader(life.person.bearer, "courier")
    assert not get_user_model().objects.filter(username="kestrel-login").exists()


def test_the_archive_that_named_her_does_not_bring_her_back(life: Life) -> None:
    life.erased("remove")
    archived = readers.Archived("disqus:kestrel-origin", "Kestrel Name")
    made = writelane.run(lambda: readers.bring_in_many("courier", [archived]))
    assert made == {}
    assert life.found() == {}


def test_what_an_older_export_brings_back_is_erased_again(life: Life, tmp_path: Path) -> None:
    older = tmp_path / "older.jsonl"
    older.write_bytes(b"".join(jsonlines.written("courier", HOLDINGS)))
    life.erased("remove")
    list(jsonlines.restore(older, HOLDINGS))
    assert "kestrel-typo" not in life.found(), "what stood before an edit has no reader any more"
    older.unlink()
    assert writelane.run(erase_at_once("courier", life.person.reader.id, "remove"))
    carry_out(ROOMS)
    life.follow()
    assert life.found() == {}
    assert verify().breaks == ()


def test_staff_are_not_erased_by_themselves(life: Life) -> None:
    with pytest.raises(Refusal) as refused:
        readers.ask_erasure(life.desk.world.bob.reader, "remove")
    assert refused.value.code == "staff_not_erased"


def test_what_is_to_become_of_the_comments_has_to_be_said(life: Life) -> None:
    with pytest.raises(Refusal) as refused:
        readers.ask_erasure(life.person.reader, "")
    assert refused.value.code == "bad_manner"
