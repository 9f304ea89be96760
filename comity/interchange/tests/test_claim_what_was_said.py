"""Who proves an address that an archive knows gets what was said under it, whenever it comes."""

import json
from pathlib import Path
from typing import Any

import pytest

from comity.comments import queries
from comity.comments.claiming import ClaimFollower
from comity.comments.models import Comment, Vote
from comity.ground import writelane
from comity.ground.refusal import Refusal
from comity.interchange.tests.test_bring_an_archive import come
from comity.readers import actions
from comity.readers.actions.make import make
from comity.readers.models import Reader
from comity.readers.queries import ReaderView
from tests.desk import told
from tests.world import Person, World

URL = "https://gazette.example/ferry/"


def archive(folder: Path, *said: dict[str, Any], users: tuple[dict[str, Any], ...] = ()) -> Path:
    """Write an archive of Artalk's (Artrans), whose comments are guests' with addresses."""
    path = folder / f"artrans-{len(list(folder.iterdir()))}.json"
    rows = [
        {
            "id": str(number),
            "rid": "0",
            "content": f"<p>What I think, the {number}th time.</p>",
            "nick": "Greta of old",
            "email": "Greta@Example.org",
            "created_at": f"2020-01-01 00:00:{number:02} +0000 UTC",
            "page_key": URL,
            "page_title": "The new ferry",
            **each,
        }
        for number, each in enumerate(said, start=1)
    ]
    path.write_text(json.dumps(rows), encoding="utf-8")
    return path


def proved(name: str = "Greta Moss", email: str = "greta@example.org") -> ReaderView:
    """Let somebody come who has proved an address."""

    def write() -> ReaderView:
        reader = make("courier", Reader.Kind.ACCOUNT, name)
        actions.give_address(reader.id, email)
        assert actions.prove_address(reader.id, email)
        return reader

    return writelane.run(write)


def follow() -> None:
    """Let the follower see the whole journal, as after a kill: again and again it does no harm."""
    for _time in range(2):
        ClaimFollower().apply(told())


def said_by(reader: ReaderView) -> list[str]:
    rows = Comment.objects.filter(reader=reader.id).order_by("number")
    return list(rows.values_list("name", flat=True))


def test_guests_of_an_archive_are_readers_by_their_address_and_nobody_sees_it(
    world: World, tmp_path: Path
) -> None:
    come(world, "artrans", archive(tmp_path, {}, {"nick": "G."}, {"email": ""}))
    reader = Reader.objects.get(email="greta@example.org")
    assert (reader.kind, reader.name) == ("imported", "Greta of old")
    rows = Comment.objects.exclude(origin="").order_by("number")
    assert [(each.name, each.reader_id) for each in rows] == [
        ("Greta of old", reader.id),
        ("G.", reader.id),
        ("Greta of old", None),
    ]
    assert not any("email" in each.told for each in rows)


def test_a_proved_address_gets_the_old_comments(world: World, tmp_path: Path) -> None:
    come(world, "artrans", archive(tmp_path, {}, {}, {"email": "rafa@example.org"}))
    greta = proved()
    assert said_by(greta) == []
    follow()
    assert said_by(greta) == ["Greta of old", "Greta of old"]
    story = Comment.objects.filter(reader=greta.id).values_list("story", flat=True)[0]
    assert len(queries.mine(story, greta.id).comments) == 2


def test_an_account_that_is_opened_with_the_address_gets_them(world: World, tmp_path: Path) -> None:
    from django.contrib.auth import get_user_model

    from comity.readers.actions.welcome_account import welcome_account

    come(world, "artrans", archive(tmp_path, {}))
    user = get_user_model().objects.create(username="greta")
    write = welcome_account("courier", user.pk, "Greta Moss", email="Greta@Example.org")
    greta = writelane.run(write)
    follow()
    assert said_by(greta) == ["Greta of old"]


def test_the_publishers_own_reader_gets_them_with_the_first_token(
    world: World, tmp_path: Path
) -> None:
    from comity.readers.sso.token import Expected, Keys, Secret
    from tests.publisher import claims, signed
    from tests.world import stranger_id

    come(world, "artrans", archive(tmp_path, {}))
    keys = Keys((Secret(stranger_id(), "s" * 32),))
    expected = Expected("courier", frozenset(), audience_required=False)
    token = signed(claims(), "s" * 32)
    write = actions.sign_on("courier", token, keys, expected, once=True)
    greta = writelane.run(write).reader
    follow()
    assert said_by(greta) == ["Greta of old"]


def test_an_address_that_is_only_given_gets_nothing(world: World, tmp_path: Path) -> None:
    come(world, "artrans", archive(tmp_path, {}))
    greta = writelane.run(lambda: make("courier", Reader.Kind.ACCOUNT, "Greta Moss"))
    writelane.run(lambda: actions.give_address(greta.id, "greta@example.org"))
    follow()
    assert said_by(greta) == []


def test_an_archive_that_comes_later_finds_its_readers(world: World, tmp_path: Path) -> None:
    greta = proved()
    follow()
    come(world, "artrans", archive(tmp_path, {}, {}))
    follow()
    assert len(said_by(greta)) == 2


def test_what_a_longer_archive_adds_is_the_claimants_at_once(world: World, tmp_path: Path) -> None:
    come(world, "artrans", archive(tmp_path, {}))
    greta = proved()
    follow()
    come(world, "artrans", archive(tmp_path, {}, {}, {}))
    assert len(said_by(greta)) == 3


def test_what_arrives_while_the_claim_is_settled_is_handed_over(
    world: World, tmp_path: Path
) -> None:
    come(world, "artrans", archive(tmp_path, {}, {}))
    greta = proved()
    follow()
    former = Reader.objects.get(kind="imported")
    late = Comment.objects.filter(reader=greta.id).order_by("number")[0]
    Comment.objects.filter(id=late.id).update(reader=former)
    follow()
    assert len(said_by(greta)) == 2


def test_the_first_who_proved_it_has_it(world: World, tmp_path: Path) -> None:
    first, second = proved(), proved("Greta Marsh")
    come(world, "artrans", archive(tmp_path, {}))
    follow()
    assert (len(said_by(first)), len(said_by(second))) == (1, 0)


def test_another_publications_reader_gets_nothing(world: World, tmp_path: Path) -> None:
    from tests.world import make_world

    make_world("gazette", "The Gazette")
    come(world, "artrans", archive(tmp_path, {}))

    def write() -> ReaderView:
        reader = make("gazette", Reader.Kind.ACCOUNT, "Greta Moss")
        actions.give_address(reader.id, "greta@example.org")
        actions.prove_address(reader.id, "greta@example.org")
        return reader

    greta = writelane.run(write)
    follow()
    assert said_by(greta) == []


def remark42(folder: Path, **user: Any) -> Path:
    path = folder / "backup.jsonl"
    line = {
        "id": "1",
        "text": "<p>Words</p>",
        "user": {"id": "u1", "name": "Loud", **user},
        "locator": {"site": "x", "url": URL},
        "time": "2020-01-01T00:00:00Z",
        "votes": {"u2": True},
    }
    other = {**line, "id": "2", "user": {"id": "u2", "name": "Vera of old"}, "votes": {}}
    path.write_text(f"{json.dumps(line)}\n{json.dumps(other)}", encoding="utf-8")
    return path


def test_who_was_banned_under_the_address_stays_banned(world: World, tmp_path: Path) -> None:
    come(world, "remark42", remark42(tmp_path, block=True))
    Reader.objects.filter(origin="remark42:u1").update(email="loud@example.org")
    loud = proved("Loud", "loud@example.org")
    follow()
    with pytest.raises(Refusal) as refused:
        world.says("I am back.", by=Person(loud))
    assert refused.value.code == "banned"


def test_votes_come_along_but_for_those_on_what_is_ones_own_by_now(
    world: World, tmp_path: Path
) -> None:
    come(world, "remark42", remark42(tmp_path))
    Reader.objects.filter(origin="remark42:u2").update(email="vera@example.org")
    vera = proved("Vera", "vera@example.org")
    follow()
    assert Vote.objects.get().reader_id == vera.id
    Reader.objects.filter(origin="remark42:u1").update(email="vera@example.org")
    follow()
    ups = Comment.objects.get(origin="remark42:1").ups
    assert (len(said_by(vera)), ups) == (2, 1)
