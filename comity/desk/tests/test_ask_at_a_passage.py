"""An editor asks readers at a passage, and gives a story another text."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from comity.journal.followers import Following
from comity.passages.follower import PassageFollower
from comity.passages.queries import questions
from comity.stories.queries import source_of
from tests.desk import Desk
from tests.world import make_world


@pytest.fixture
def eve(desk: Desk) -> Client:
    """Return Eve the editor's browser."""
    client = Client()
    client.force_login(get_user_model().objects.get(pk=desk.eve.user))
    return client


def address(desk: Desk) -> str:
    """Return where the story is at the desk."""
    return f"/desk/courier/stories/{desk.world.story.slug}/"


def send(desk: Desk, eve: Client, **form: str) -> int:
    """Send a form of the story's page; return the status."""
    return int(eve.post(address(desk), form, headers={"Sec-Fetch-Site": "same-origin"}).status_code)


def test_the_stories_lead_to_the_story(desk: Desk, eve: Client) -> None:
    assert address(desk) in eve.get("/desk/courier/stories/").content.decode()
    assert "Work begins in May." in eve.get(address(desk)).content.decode()


def test_a_question_is_asked_and_taken_back(desk: Desk, eve: Client) -> None:
    assert send(desk, eve, act="ask", quote="Work   begins\nin May", question="Will you?") == 303
    (asked,) = questions(desk.world.story.id)
    assert (asked.quote, asked.question, asked.name) == ("Work begins in May", "Will you?", "eve")
    assert "Will you?" in eve.get(address(desk)).content.decode()
    assert send(desk, eve, act="withdraw", passage=str(asked.id)) == 303
    assert questions(desk.world.story.id) == []


@pytest.mark.parametrize(
    ("quote", "code"),
    [("Nobody says this", "quote_not_found"), (".", "quote_twice"), ("", "quote_not_found")],
)
def test_it_does_not_ask_where_that_is_unclear(
    desk: Desk, eve: Client, quote: str, code: str
) -> None:
    form = {"act": "ask", "quote": quote, "question": "What?"}
    answer = eve.post(address(desk), form, headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.status_code == 422
    assert f'data-code="{code}"' in answer.content.decode()
    assert questions(desk.world.story.id) == []


def test_a_new_text_keeps_the_questions_at_their_words(desk: Desk, eve: Client) -> None:
    send(desk, eve, act="ask", quote="Work begins in May", question="Will you?")
    text = "An entirely new first line.\n\nWork begins in May."
    assert send(desk, eve, act="revise", source=text) == 303
    assert source_of(desk.world.story.id) == text
    following = Following(PassageFollower())
    following.find_place()
    following.catch_up()
    (asked,) = questions(desk.world.story.id)
    assert (asked.standing, asked.selector.exact) == ("found", "Work begins in May")


def test_it_does_not_show_another_publications_story(desk: Desk, eve: Client) -> None:
    elsewhere = make_world("gazette", "The Gazette").story
    assert eve.get(f"/desk/courier/stories/{elsewhere.slug}/").status_code == 404
