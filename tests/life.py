"""The life of one reader here: every text of hers and about her has KESTREL in it."""

from __future__ import annotations

import asyncio
import json
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import time_machine
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.apps import apps
from django.contrib.auth import get_user_model

from comity.accounts.models import Proof
from comity.belongings import ROOMS
from comity.comments import actions as comments
from comity.comments.actions import Voice
from comity.comments.queries import CommentView
from comity.ground import clock, writelane
from comity.holdings import HOLDINGS
from comity.interchange import disqus_writer, jsonlines, wxr_writer
from comity.interchange.models import Account
from comity.interchange.webhooks.actions import add as add_hook
from comity.interchange.webhooks.follower import WebhookFollower
from comity.journal.audit import AuditFollower
from comity.journal.models import Entry
from comity.journal.record import Fact, visible_changes
from comity.live.hub import Address, Hub
from comity.moderation import actions as moderation
from comity.moderation.acts import Act
from comity.moderation.follower import ModerationFollower
from comity.moderation.models import Appeal
from comity.moderation.queries.statements import statements_of
from comity.moderation.words import Why
from comity.notices import actions as notices
from comity.notices.follower import NoticeFollower
from comity.notices.kinds import Followed
from comity.notices.models import Browser
from comity.notices.targets import Target
from comity.passages.actions import comment as comment_passage
from comity.passages.anchoring import Selector
from comity.readers import actions as readers
from comity.readers import mutes
from comity.readers.copies import CopyFollower
from comity.readers.erasures import carry_out
from comity.readers.models import Reader
from comity.readers.queries import reader_by_id
from comity.snapshots.demand import bring
from comity.snapshots.follower import SnapshotFollower
from comity.snapshots.keys import PageKey
from comity.snapshots.live_follower import LiveFollower
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
        yield "jsonlines", b"".join(jsonlines.written("courier", HOLDINGS)).decode()
        for writer in (wxr_writer, disqus_writer):
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


@contextmanager
def lived(desk: Desk, tmp_path: Path) -> Iterator[Life]:
    """Let a reader live here, as long as it lasts."""
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
