"""A reader takes away a copy of everything that is kept of them."""

import io
import json
import re
import zipfile

from django.utils import translation

from comity.belongings import ROOMS
from comity.comments import actions as comments
from comity.comments.wording import standing
from comity.ground import writelane
from comity.moderation import actions as moderation
from comity.moderation.acts import Act
from comity.moderation.queries.statements import statements_of
from comity.moderation.words import Why
from comity.notices import actions as notices
from comity.notices.follower import NoticeFollower
from comity.notices.kinds import Followed
from comity.notices.naming import followed
from comity.notices.targets import Target
from comity.notices.wording import of_oneself
from comity.pages.tests.test_open_my_own_page import ME, opened, page
from comity.readers import actions as readers
from comity.readers import mutes
from comity.readers.copies import CopyFollower, archive_of, copy_of
from comity.readers.erasures import carry_out
from comity.readers.models import Copy, Erasure
from tests.desk import Desk, told
from tests.world import World


def _files(packed: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode() for name in archive.namelist()}


def _lives(desk: Desk) -> None:
    world, alice = desk.world, desk.world.alice
    theirs = world.says("Charlie alone said this.", world.charlie)
    said = world.says("A first **draft** of mine.")
    writelane.run(comments.edit(said.id, "What I **meant**.", bearer=alice.bearer))
    writelane.run(comments.vote(theirs.id, 1, bearer=alice.bearer))
    writelane.run(moderation.report(theirs.id, "insult", "My report.", bearer=alice.bearer))
    writelane.run(lambda: mutes.mute(alice.reader.id, world.charlie.reader.id))
    gone = desk.said("What they took down.")
    why = Why("insult", "Their explanation.")
    writelane.run(moderation.decide(Act.REJECT, [gone.id], by=desk.bob, why=why))
    writelane.run(moderation.appeal(statements_of(alice.reader.id)[0].id, "My appeal."))
    writelane.run(moderation.note(alice.reader.id, "A note of the newsroom's.", by=desk.bob))


def test_it_is_made_and_holds_all_that_is_mine(desk: Desk) -> None:
    _lives(desk)
    client = opened(desk.world.alice)
    assert client.get(ME + "data/copy.zip").status_code == 404
    client.post(ME + "data/", {"copy": ""})
    assert "is being made" in page(client, "data/")
    CopyFollower(ROOMS).apply(told())
    assert "Your copy of" in page(client, "data/")
    answer = client.get(ME + "data/copy.zip")
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("application/zip", "no-store")
    files = _files(answer.content)
    mine = ("A first **draft** of mine.", "What I **meant**.", "What they took down.")
    for words in (*mine, "My report.", "My appeal.", "Their explanation.", "Charlie"):
        assert any(words in text for name, text in files.items() if name.endswith("json")), words
    whole = "".join(files.values())
    assert "Charlie alone said this." not in whole
    assert "A note of the newsroom's." not in whole
    assert "<strong>meant</strong>" in files["index.html"]
    assert "<script" not in files["index.html"]
    for name, text in files.items():
        assert name == "index.html" or isinstance(json.loads(text), list), name


def test_it_is_read_in_ones_own_language(desk: Desk) -> None:
    _lives(desk)
    who = desk.world.alice.reader
    writelane.run(readers.choose_language(who.id, "ar"))
    writelane.run(readers.ask_copy(who))
    writelane.run(notices.follow(Target("courier", Followed.STORY, desk.world.story.id), by=who))
    NoticeFollower().apply(told())
    CopyFollower(ROOMS).apply(told())
    packed = archive_of(who.id)
    assert packed is not None
    read = _files(packed)["index.html"]
    assert re.search(r'<html lang="ar" dir="rtl">', read)
    with translation.override("ar"):
        for words in (standing("removed", ""), followed("story"), of_oneself("statement")):
            assert words in read
    for raw in (">published<", ">removed<", ">story<", ">once<", ">statement<"):
        assert raw not in read


def test_it_is_not_made_again_and_again(world: World) -> None:
    client = opened(world.alice)
    assert client.post(ME + "data/", {"copy": ""}).status_code == 303
    assert client.post(ME + "data/", {"copy": ""}).status_code == 429
    CopyFollower(ROOMS).apply(told())
    first = archive_of(world.alice.reader.id)
    CopyFollower(ROOMS).apply(told())
    assert archive_of(world.alice.reader.id) == first


def test_nobody_else_gets_it_and_it_goes_with_its_reader(world: World) -> None:
    who = world.alice.reader.id
    writelane.run(readers.ask_copy(world.alice.reader))
    CopyFollower(ROOMS).apply(told())
    copy = copy_of(who)
    assert copy is not None
    assert copy.size > 500
    assert opened(world.charlie).get(ME + "data/copy.zip").status_code == 404
    writelane.run(readers.ask_erasure(world.alice.reader, "remove"))
    asked = Erasure.objects.get(reader=who)
    Erasure.objects.update(due_at=asked.asked_at)
    carry_out(ROOMS)
    assert Copy.objects.count() == 0
