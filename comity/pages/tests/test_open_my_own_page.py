"""A reader's own page: opened by a pass, theirs alone, and complete without script."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext

from comity.comments import actions as comments
from comity.ground import clock, writelane
from comity.moderation import actions as moderation
from comity.moderation.acts import Act
from comity.moderation.words import Why
from comity.notices import actions as notices
from comity.notices.kinds import Followed
from comity.notices.targets import Target
from comity.readers import actions as readers
from comity.readers import mutes
from comity.readers.erasures import erasure_of
from comity.readers.models import Reader
from comity.readers.queries import language_of, reader_by_id
from comity.readers.sessions import sessions_of
from comity.readers.tokens import Bearer, issue, read
from tests.desk import Desk
from tests.world import Person, World

ME = "/me/courier/"


def _pass(person: Person) -> str:
    answer = Client().post("/api/v1/publications/courier/me", headers=person.header)
    assert answer.status_code == 201, answer.content
    return str(answer.json()["address"])


def opened(person: Person) -> Client:
    """Return a browser in which somebody's own page is open."""
    client = Client(headers={"Sec-Fetch-Site": "same-origin"})
    answer = client.get(_pass(person))
    assert (answer.status_code, answer["Location"]) == (302, ME)
    return client


def page(client: Client, place: str = "") -> str:
    """Return what one of the pages says."""
    answer = client.get(ME + place)
    assert answer.status_code == 200, (place, answer.content)
    assert answer["Cache-Control"] == "no-store"
    return re.sub(r"\s+", " ", answer.content.decode())


def test_it_shows_what_i_said_and_what_became_of_it(desk: Desk) -> None:
    world = desk.world
    world.says("Public words.")
    desk.held("Held words.")
    gone = desk.said("Removed words.")
    why = Why("insult", "Too rude.")
    writelane.run(moderation.decide(Act.REJECT, [gone.id], by=desk.bob, why=why))
    world.says("Charlie's words.", world.charlie)
    text = page(opened(world.alice))
    for words in ("Public words.", "Held words.", "Removed words.", "The old bridge"):
        assert words in text
    assert "Charlie" not in text
    assert [text.count(state) for state in ("Published", "Waiting", "Removed by")] == [1, 1, 1]
    assert text.count("/statements/") == 2


def test_why_a_comment_went_is_said_in_the_language_of_the_page(desk: Desk) -> None:
    gone = desk.said("Words beside the point.")
    write = moderation.decide(Act.REJECT, [gone.id], by=desk.bob, why=Why("off_topic"))
    writelane.run(write)
    client = opened(desk.world.alice)
    assert "Off topic" in page(client)
    text = page(client, "?lang=ar")
    assert "Off topic" not in text
    assert re.search(r'href="/statements/[^"]+/\?lang=ar"', text)
    with translation.override("ar"):
        assert gettext("Off topic") in text


def test_a_pass_is_good_once_and_for_a_minute(world: World) -> None:
    address = _pass(world.alice)
    assert Client().get(address).status_code == 302
    assert Client().get(address).status_code == 401
    late = _pass(world.alice)
    with time_machine.travel(clock.now() + timedelta(seconds=62)):
        assert Client().get(late).status_code == 401


def test_a_pass_of_another_publication_opens_nothing(world: World) -> None:
    code = _pass(world.alice).removeprefix(ME)
    assert Client().get(f"/me/gazette/{code}").status_code in (401, 404)


def test_who_has_an_account_finds_the_way_to_how_they_sign_in(world: World) -> None:
    way = 'href="/accounts/courier/ways/"'
    assert way not in page(opened(world.alice), "settings/")
    Reader.objects.filter(id=world.alice.reader.id).update(kind=Reader.Kind.ACCOUNT)
    assert way in page(opened(world.alice), "settings/")


@pytest.mark.parametrize("place", ["", "votes/", "others/", "settings/", "data/"])
def test_without_a_pass_the_page_says_how_to_open_it(world: World, place: str) -> None:
    client = Client()
    for method in ("get", "post"):
        answer = getattr(client, method)(ME + place)
        assert answer.status_code == 401
        assert "Open it from the discussion" in answer.content.decode()
        assert '<a href="/">To the front page</a>' in answer.content.decode()
    client.cookies["comity-me"] = "made:up:cookie"
    assert client.get(ME + place).status_code == 401


def test_the_cookie_goes_nowhere_else_and_ends_with_the_session(world: World) -> None:
    tokens = writelane.run(lambda: readers.open_session(world.alice.reader))
    bearer = read(tokens.access)
    answer = Client().post(
        "/api/v1/publications/courier/me", headers={"Authorization": f"Bearer {tokens.access}"}
    )
    client = Client()
    cookie = client.get(answer.json()["address"]).cookies["comity-me"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (ME, True, "Lax")
    assert client.get(ME).status_code == 200
    assert bearer.session is not None
    writelane.run(readers.end_session(world.alice.reader, bearer.session))
    assert client.get(ME).status_code == 401


def test_another_site_can_send_no_form_to_it(world: World) -> None:
    client = opened(world.alice)
    sent = {"erase": "", "manner": "remove"}
    for site in ("cross-site", "same-site"):
        answer = client.post(ME + "data/", sent, headers={"Sec-Fetch-Site": site})
        assert answer.status_code == 403
    assert erasure_of(world.alice.reader.id) is None


def test_it_shows_my_votes_and_not_what_is_public_no_more(world: World) -> None:
    first = world.says("Worth a vote.", world.charlie)
    second = world.says("Worth another.", world.charlie)
    for comment, value in ((first, 1), (second, -1)):
        writelane.run(comments.vote(comment.id, value, bearer=world.alice.bearer))
    writelane.run(comments.withdraw(second.id, bearer=world.charlie.bearer))
    text = page(opened(world.alice), "votes/")
    assert text.count("Voted up") == text.count("Voted down") == 1
    assert text.count("no longer public") == 1


def test_i_leave_what_i_follow_and_read_again_whom_i_muted(world: World) -> None:
    alice = world.alice.reader
    target = Target("courier", Followed.STORY, world.story.id)
    writelane.run(notices.follow(target, by=alice))
    writelane.run(lambda: mutes.mute(alice.id, world.charlie.reader.id))
    client = opened(world.alice)
    text = page(client, "others/")
    (follow,) = re.findall(r'name="leave" value="(.+?)"', text)
    (mute,) = re.findall(r'name="unmute" value="(.+?)"', text)
    assert "Charlie" in text
    client.post(ME + "others/", {"leave": follow})
    client.post(ME + "others/", {"unmute": mute})
    assert "<button name=" not in page(client, "others/")
    assert mutes.mutes_of(alice.id) == ()


def test_i_choose_my_name_and_my_language(world: World) -> None:
    client = opened(world.alice)
    assert client.post(ME + "settings/", {"name": "Alicia"}).status_code == 303
    assert reader_by_id(world.alice.reader.id).name == "Alicia"
    assert client.post(ME + "settings/", {"language": "de"}).status_code == 303
    assert language_of(world.alice.reader.id) == "de"
    assert 'lang="de"' in page(client, "settings/")
    client.post(ME + "settings/", {"language": "xx"})
    assert language_of(world.alice.reader.id) == "de"


def test_a_name_that_is_refused_stays_in_its_field(world: World) -> None:
    answer = opened(world.alice).post(ME + "settings/", {"name": "Bob"})
    assert answer.status_code == 422
    text = answer.content.decode()
    assert 'value="Bob"' in text
    assert "staff" in text


def test_i_sign_out_where_i_left_myself_signed_in(world: World) -> None:
    alice = world.alice.reader
    left = writelane.run(lambda: readers.open_session(alice, "Firefox on Linux"))
    client = opened(world.alice)
    assert "Firefox on Linux" in page(client, "settings/")
    (session,) = sessions_of(alice.id)
    client.post(ME + "settings/", {"end": str(session.id)})
    assert sessions_of(alice.id) == ()
    assert read(left.access).session == session.id
    client.post(ME + "settings/", {"everywhere": ""})
    assert client.get(ME).status_code == 401


def test_i_ask_to_be_erased_and_think_again(world: World) -> None:
    client = opened(world.alice)
    assert client.post(ME + "data/", {"erase": ""}).status_code == 422
    client.post(ME + "data/", {"erase": "", "manner": "nameless"})
    asked = erasure_of(world.alice.reader.id)
    assert asked is not None
    assert asked.due_at - asked.asked_at == timedelta(days=1)
    assert "You will be erased here on" in page(client)
    client.post(ME + "data/", {"stay": ""})
    assert erasure_of(world.alice.reader.id) is None


def test_closed_it_is_closed(world: World) -> None:
    client = opened(world.alice)
    assert client.post(ME + "leave/").status_code == 200
    assert client.get(ME).status_code == 401


def test_long_lists_have_pages(world: World) -> None:
    for number in range(21):
        world.says(f"Word number {number}, and another.")
    client = opened(world.alice)
    assert page(client).count('<div class="text"') == 20
    assert "Word number 0," in page(client, "?page=2")
    assert page(client, "?page=99999999").count('<div class="text"') == 20


def test_a_bearer_of_another_publication_gets_no_pass(world: World) -> None:
    stranger = Bearer(world.alice.reader.id, "gazette", 0)
    answer = Client().post(
        "/api/v1/publications/courier/me", headers={"Authorization": f"Bearer {issue(stranger)}"}
    )
    assert answer.status_code == 401
