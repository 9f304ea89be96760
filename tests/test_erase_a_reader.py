"""A reader is erased: what they wrote, were called and were told is found nowhere afterwards.

Every text of hers and about her has KESTREL in it. It is looked for in every row of every
table, in both stores of pages, in what live streams remember, and in every export.
"""

from __future__ import annotations

import asyncio
import json
import secrets
import shutil
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.apps import apps
from django.contrib.auth import get_user_model

from comity.accounts.models import Proof
from comity.belongings import ROOMS
from comity.comments import actions as comments
from comity.comments.actions import Voice
from comity.comments.models import Comment, Vote
from comity.comments.queries import CommentView
from comity.comments.queries import comment as comment_of
from comity.comments.queries import comments as comments_of
from comity.ground import clock, writelane
from comity.ground.refusal import Refusal
from comity.interchange import disqus_writer, jsonlines, wxr_writer
from comity.interchange.models import Account
from comity.interchange.webhooks.actions import add as add_hook
from comity.interchange.webhooks.follower import WebhookFollower
from comity.journal.audit import AuditFollower, verify
from comity.journal.models import Entry
from comity.journal.record import Fact, visible_changes
from comity.live.hub import Address, Hub
from comity.moderation import actions as moderation
from comity.moderation.acts import Act
from comity.moderation.follower import ModerationFollower
from comity.moderation.models import Appeal
from comity.moderation.queries.audit import disagreements
from comity.moderation.queries.statements import statements_of
from comity.moderation.words import Why
from comity.notices import actions as notices
from comity.notices.follower import NoticeFollower
from comity.notices.kinds import Followed
from comity.notices.models import Browser, Follow, Notice
from comity.notices.targets import Target
from comity.passages.actions import comment as comment_passage
from comity.passages.anchoring import Selector
from comity.readers import actions as readers
from comity.readers import mutes
from comity.readers.belongings import Chapter, Manner
from comity.readers.copies import CopyFollower
from comity.readers.erasures import carry_out, erase_at_once, erasure_of
from comity.readers.models import Copy, Reader
from comity.readers.queries import reader, reader_by_id
from comity.snapshots.demand import bring
from comity.snapshots.follower import SnapshotFollower
from comity.snapshots.keys import PageKey
from comity.snapshots.live import LiveFollower
from comity.snapshots.stores import Store
from comity.snapshots.stores.file import FileStore
from comity.snapshots.tests.conftest import RedisServer
from comity.stories.queries import StoryView
from tests.desk import Desk
from tests.world import Person

KESTREL = "kestrel"
INSULT = Why("insult", "A KESTREL-EXPLANATION.")


@dataclass
class Life:
    """A reader who did all that can be done here, and what was made of it."""

    desk: Desk
    person: Person
    stores: dict[str, Store]
    pages: Path
    redis: RedisServer | None
    hub: Hub = field(default_factory=Hub)
    public: list[CommentView] = field(default_factory=list)
    _followed: int = 0

    def follow(self) -> None:
        """Let every follower hear what it has not heard yet."""
        facts = [Fact.of(row) for row in Entry.objects.filter(id__gt=self._followed).order_by("id")]
        if facts:
            self._followed = facts[-1].place.id
            followers: list[Any] = [ModerationFollower(), WebhookFollower(), AuditFollower()]
            followers += [SnapshotFollower(store) for store in self.stores.values()]
            for follower in [*followers, NoticeFollower(), CopyFollower(ROOMS)]:
                follower.apply(facts)
            for story, told in visible_changes(facts).items():
                LiveFollower(self.hub)._tell(story, told)
            self.follow()

    def ask_for_pages(self) -> None:
        """Let readers open every sort of page."""
        slug = self.desk.world.story.slug
        keys = [PageKey("courier", slug, order, 1, "", "fragment") for order in ("best", "oldest")]
        for key in [*keys, PageKey("courier", slug, "newest", 1, "", "document")]:
            for store in self.stores.values():
                assert bring(store, key) is not None

    def places(self) -> Iterator[tuple[str, str]]:
        """Return everything that is kept anywhere, by where it is."""
        for model in apps.get_models():
            for row in model._default_manager.values():
                yield model.__name__, json.dumps(row, default=str, ensure_ascii=False)
        for path in self.pages.rglob("*"):
            if path.is_file():
                yield f"page {path.name}", path.read_bytes().decode(errors="replace")
        if self.redis is not None:
            from redis import Redis

            with Redis.from_url(self.redis.url) as client:
                for key in client.scan_iter():
                    yield f"redis {key!r}", _redis_text(client, key)
        for channel in self.hub._channels.values():
            for event in channel._ring:
                yield "live", event.wire.decode()
        for writer in (jsonlines, wxr_writer, disqus_writer):
            yield writer.__name__, b"".join(writer.written("courier")).decode()

    def found(self) -> dict[str, set[str]]:
        """Return each marker, and where it is found."""
        found: dict[str, set[str]] = {}
        for place, text in self.places():
            small = text.lower()
            at = small.find(KESTREL)
            while at >= 0:
                marker = small[at : at + len(KESTREL) + 5]
                found.setdefault(marker, set()).add(place)
                at = small.find(KESTREL, at + 1)
        return found

    def erased(self, manner: str) -> None:
        """Ask to be erased, let the day pass, and let what follows follow."""
        writelane.run(readers.ask_erasure(self.person.reader, manner))
        with time_machine.travel(clock.now() + timedelta(days=1, seconds=1)):
            assert carry_out(ROOMS) == 1
            self.follow()
            self.ask_for_pages()


def _redis_text(client: Any, key: bytes) -> str:
    kind = client.type(key).decode()
    if kind == "hash":
        return repr(client.hgetall(key))
    if kind == "string":
        return repr(client.get(key))
    return repr(client.zrange(key, 0, -1) if kind == "zset" else client.smembers(key))


@pytest.fixture
def life(desk: Desk, tmp_path: Path) -> Iterator[Life]:
    """Let a reader live here."""
    redis = RedisServer(tmp_path) if shutil.which("redis-server") else None
    stores: dict[str, Store] = {"files": FileStore(tmp_path / "pages", glance=0.0)}
    if redis is not None:
        from comity.snapshots.stores.redis import RedisStore

        redis.start()
        stores["redis"] = RedisStore(redis.url, glance=0.0)
    try:
        life = Life(desk, Person(_kestrel(desk)), stores, tmp_path / "pages", redis)
        asyncio.run(_listen(life.hub, desk.world.now()))
        _live(life)
        yield life
    finally:
        if redis is not None:
            redis.stop()


async def _listen(hub: Hub, story: StoryView) -> None:
    """Have the story open: what it sends is remembered for those who come back."""
    address = Address("courier", story.slug, "")
    listener = hub.listen(address)
    hub.begin(listener, address, story.version, None)
    hub.leave(listener, address)


def _kestrel(desk: Desk) -> Any:
    user = get_user_model().objects.create(username="kestrel-login", email="kestrel-mail@x.example")
    made = writelane.run(lambda: readers.welcome_guest("courier", "Kestrel Former"))
    writelane.run(lambda: readers.rename(made.id, "Kestrel Name"))
    Reader.objects.filter(id=made.id).update(
        kind=Reader.Kind.ACCOUNT,
        user=user,
        email="kestrel-mail@x.example",
        email_proved_at=clock.now(),
        origin="disqus:kestrel-origin",
    )
    EmailAddress.objects.create(user=user, email="kestrel-mail@x.example", verified=True)
    SocialAccount.objects.create(user=user, provider="x", uid="kestrel-uid", extra_data={})
    Proof.objects.create(email="kestrel-mail@x.example", digest="x", made_at=clock.now())
    Browser.objects.create(
        reader_id=made.id,
        digest="x",
        endpoint="https://push.example/kestrel-push",
        made_at=clock.now(),
    )
    Account.objects.create(reader_id=made.id, website="https://kestrel-site.example", role="x")
    return reader_by_id(made.id)


def _live(life: Life) -> None:
    world, person = life.desk.world, life.person
    writelane.run(add_hook("courier", "https://hook.example/", actor="staff:bob"))
    theirs = world.says("Somebody else says this.", world.charlie)
    said = world.says("The kestrel-typo sings.", person)
    writelane.run(comments.edit(said.id, "The kestrel-text sings.", bearer=person.bearer))
    under = world.says("And kestrel-reply again.", person, under=theirs)
    world.says("Somebody answers that.", world.charlie, under=under)
    life.public += [said, under]
    selector = Selector("Work begins in May", "", "", 0, 18)
    voice, key = Voice(person.bearer), secrets.token_hex(16)
    done = writelane.run(
        comment_passage(
            world.story.slug, "In kestrel-passage, rather.", selector, voice=voice, key=key
        )
    )
    life.public.append(done.comment)
    world.settle(rules={"hold_everything": True})
    world.says("A kestrel-held remark.", person)
    world.settle(rules={})
    life.follow()
    writelane.run(comments.vote(theirs.id, 1, bearer=person.bearer))
    target = Target("courier", Followed.READER, person.reader.id)
    writelane.run(notices.follow(target, by=world.charlie.reader))
    writelane.run(
        notices.follow(Target("courier", Followed.STORY, world.story.id), by=person.reader)
    )
    writelane.run(readers.ask_copy(person.reader))
    writelane.run(moderation.report(theirs.id, "insult", "A kestrel-report.", bearer=person.bearer))
    writelane.run(lambda: mutes.mute(person.reader.id, world.charlie.reader.id))
    writelane.run(lambda: mutes.mute(world.charlie.reader.id, person.reader.id))
    _decide(life)
    life.ask_for_pages()


def _decide(life: Life) -> None:
    desk, person = life.desk, life.person
    writelane.run(moderation.note(person.reader.id, "A kestrel-note.", by=desk.bob))
    gone = desk.world.says("This kestrel-removed goes.", person)
    life.follow()
    writelane.run(
        moderation.report(
            gone.id, "insult", "She said kestrel-quoted.", bearer=desk.world.charlie.bearer
        )
    )
    writelane.run(moderation.decide(Act.REJECT, [gone.id], by=desk.bob, why=INSULT))
    first = life.public[0].id
    writelane.run(moderation.decide(Act.PICK, [first], by=desk.eve, note="Dear kestrel-pick."))
    writelane.run(
        moderation.decide(Act.ASK_EDIT, [life.public[1].id], by=desk.bob, note="Mend kestrel-ask.")
    )
    writelane.run(moderation.decide(Act.APPROVE, [life.public[1].id], by=desk.bob))
    why = Why("insult", "For kestrel-sanction.")
    writelane.run(moderation.sanction(Act.WARN, person.reader.id, by=desk.bob, why=why))
    given = next(each for each in statements_of(person.reader.id) if each.comment == gone.id)
    writelane.run(moderation.appeal(given.id, "A kestrel-appeal."))
    answered = Appeal.objects.get()
    writelane.run(
        moderation.answer(answered.id, reverse=False, said="No, kestrel-answer.", by=desk.dora)
    )
    life.follow()


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
            with pytest.raises(OSError, match="killed"):
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
            raise OSError("killed")


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
    older.write_bytes(b"".join(jsonlines.written("courier")))
    life.erased("remove")
    list(jsonlines.restore(older))
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
