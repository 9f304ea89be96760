"""A reader without script posts, replies, previews, and is told what is wrong."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.test import Client

from comity.comments.actions import remove, withdraw
from comity.comments.models import Comment
from comity.ground import clock, writelane
from comity.readers.limits import NEW_GUESTS, PREVIEWS
from comity.stories.actions import close
from tests.world import World

TEXT = "The old bridge has served us well, and it will again."


def sent(client: Client, world: World, **fields: str) -> "tuple[int, str, str]":
    """Send the form; return status, page, and where it leads."""
    form = {"text": TEXT, "name": "Dora", "parent": "", "key": "", **fields}
    answer = client.post(f"/stories/{world.story.slug}/comments/", form)
    return answer.status_code, answer.content.decode(), answer.headers.get("Location", "")


def test_a_post_leads_to_the_comment(client: Client, world: World) -> None:
    status, _page, address = sent(client, world)
    assert (status, address) == (303, f"/stories/{world.story.slug}/comments/1/")
    found = client.get(address)
    assert found.status_code == 302
    assert found["Location"] == f"/stories/{world.story.slug}/oldest/1/#c1"
    assert Comment.objects.get().name == "Dora"


def test_a_form_that_is_sent_twice_posts_once(client: Client, world: World) -> None:
    first, again = sent(client, world), sent(client, world)
    assert first == again
    assert Comment.objects.count() == 1


def test_the_same_words_can_be_said_again_on_another_day(client: Client, world: World) -> None:
    sent(client, world, text="Good morning.")
    with time_machine.travel(clock.now() + timedelta(days=1)):
        status, _page, _address = sent(client, world, text="Good morning.")
    assert status == 303
    assert Comment.objects.count() == 2


def test_two_readers_of_one_house_may_say_the_same(client: Client, world: World) -> None:
    sent(client, world, text="Yes, mend it at last.")
    sent(client, world, text="Yes, mend it at last.", name="Edgar")
    assert Comment.objects.count() == 2


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("text", "   ", "Please write something first."),
        ("text", "Too long. " * 500, "Shorten it."),
        ("text", "Null\0 and void", "null character"),
        ("name", " ", "Please write the name that you want to go by."),
        ("name", "Вob", "looks like a staff member"),
    ],
)
def test_what_is_wrong_stands_beside_the_field_and_the_text_stays(
    client: Client, world: World, field: str, value: str, sentence: str
) -> None:
    status, page, _address = sent(client, world, **{field: value})
    assert status == 422
    problem = page.partition('role="alert">')[2].partition("</p>")[0]
    assert sentence in problem
    kept = value if field == "text" else TEXT
    assert f">\n{kept}</textarea>" in page
    assert not Comment.objects.exists()


def test_what_was_written_comes_back_as_text_and_not_as_markup(
    client: Client, world: World
) -> None:
    _status, page, _address = sent(
        client, world, text="</textarea><script>alert(1)</script>", name=""
    )
    assert "<script>alert" not in page
    assert "&lt;/textarea&gt;&lt;script&gt;" in page


def test_a_preview_shows_the_text_and_posts_nothing(client: Client, world: World) -> None:
    status, page, _address = sent(client, world, text="It is **high** time.", preview="1")
    assert status == 200
    assert "<p>It is <strong>high</strong> time.</p>" in page
    assert "It is **high** time.</textarea>" in page
    assert not Comment.objects.exists()


def test_a_held_comment_is_shown_to_its_author_with_what_it_waits_for(
    client: Client, world: World
) -> None:
    world.settle(rules={"hold_everything": True})
    status, page, _address = sent(client, world)
    assert status == 200
    assert "Waiting for a moderator" in page
    assert TEXT in page
    assert Comment.objects.get().state == "held"


def test_the_form_for_a_reply_shows_what_it_answers(client: Client, world: World) -> None:
    said = world.says("Who will pay for it?")
    page = client.get(f"/stories/{world.story.slug}/comments/1/reply/").content.decode()
    assert "Who will pay for it?" in page
    assert f'name="parent" value="{said.id}"' in page
    status, _page, address = sent(client, world, parent=str(said.id))
    assert (status, address) == (303, f"/stories/{world.story.slug}/comments/2/")
    assert Comment.objects.get(number=2).parent_id == said.id


def test_a_reply_to_what_was_withdrawn_meanwhile_keeps_its_text(
    client: Client, world: World
) -> None:
    said = world.says("Never mind.")
    writelane.run(withdraw(said.id, bearer=world.alice.bearer))
    status, page, _address = sent(client, world, parent=str(said.id))
    assert status == 409
    assert "no longer there" in page
    assert TEXT in page


@pytest.mark.parametrize("parent", ["nonsense", "00000000-0000-7000-8000-000000000000"])
def test_a_reply_to_nothing_is_no_reply(client: Client, world: World, parent: str) -> None:
    status, page, _address = sent(client, world, parent=parent)
    assert status == 404
    assert TEXT in page


def test_a_flood_of_forms_is_told_to_wait_and_its_text_stays(client: Client, world: World) -> None:
    with time_machine.travel(clock.now(), tick=False):
        for number in range(NEW_GUESTS.network.at_once):
            status, _page, _address = sent(client, world, name="", text=f"Reason {number}.")
            assert status == 422
        form = {"text": TEXT, "name": "Dora"}
        answer = client.post(f"/stories/{world.story.slug}/comments/?lang=de", form)
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 0
    assert TEXT in answer.content.decode()
    assert not Comment.objects.exists()


def test_previews_without_end_are_refused_too(client: Client, world: World) -> None:
    with time_machine.travel(clock.now(), tick=False):
        for _each in range(PREVIEWS.network.at_once):
            assert sent(client, world, text="Hm.", preview="1")[0] == 200
        assert sent(client, world, text="Hm.", preview="1")[0] == 429


def test_a_closed_discussion_takes_nothing_and_keeps_the_text(client: Client, world: World) -> None:
    writelane.run(close(world.story.id, actor="system"))
    status, page, _address = sent(client, world)
    assert status == 409
    assert "This discussion is closed." in page
    assert TEXT in page


def test_a_closed_discussion_offers_no_form_for_a_reply(client: Client, world: World) -> None:
    world.says("Too late for answers?")
    writelane.run(close(world.story.id, actor="system"))
    answer = client.get(f"/stories/{world.story.slug}/comments/1/reply/")
    assert answer.status_code == 409
    assert "This discussion is closed." in answer.content.decode()


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
    ],
)
def test_another_sites_form_is_refused(
    client: Client, world: World, headers: dict[str, str]
) -> None:
    address = f"/stories/{world.story.slug}/comments/"
    answer = client.post(address, {"text": TEXT, "name": "Dora"}, headers=headers)
    assert answer.status_code == 403
    assert not Comment.objects.exists()


def test_a_browsers_own_form_is_taken(client: Client, world: World) -> None:
    headers = {"Sec-Fetch-Site": "same-origin", "Origin": settings.PUBLIC_URL}
    address = f"/stories/{world.story.slug}/comments/"
    answer = client.post(address, {"text": TEXT, "name": "Dora"}, headers=headers)
    assert answer.status_code == 303


def test_no_reader_is_given_a_cookie(client: Client, world: World) -> None:
    sent(client, world)
    client.get("/")
    client.get(f"/stories/{world.story.slug}/comments/1/reply/")
    assert not client.cookies


def test_a_refusal_speaks_the_language_of_the_page(client: Client, world: World) -> None:
    answer = client.post(f"/stories/{world.story.slug}/comments/?lang=de", {"name": "Dora"})
    page = answer.content.decode()
    assert '<html lang="de" dir="ltr">' in page
    assert "Bitte schreiben Sie zuerst etwas." in page


@pytest.mark.parametrize("number", [2, 10**30])
def test_a_link_to_no_comment_says_so(client: Client, world: World, number: int) -> None:
    world.says("The only one.")
    answer = client.get(f"/stories/{world.story.slug}/comments/{number}/")
    assert answer.status_code == 404
    assert "There is no such comment here." in answer.content.decode()


def test_a_link_to_a_removed_comment_leads_to_its_line(client: Client, world: World) -> None:
    said = world.says("Rude words.")
    writelane.run(remove(said.id, "Insult", actor="staff:1"))
    assert client.get(f"/stories/{world.story.slug}/comments/1/").status_code == 302


def test_a_comment_that_was_never_public_cannot_be_found(client: Client, world: World) -> None:
    world.settle(rules={"hold_everything": True})
    sent(client, world)
    assert client.get(f"/stories/{world.story.slug}/comments/1/").status_code == 404
    assert client.get(f"/stories/{world.story.slug}/comments/1/reply/").status_code == 404
