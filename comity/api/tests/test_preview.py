"""A reader looks at what a text will be."""

import pytest

from comity.api.tests.conftest import Api, nothing_written
from tests.world import World


def test_it_shows_what_a_post_would_show(world: World, api: Api) -> None:
    text = "> quoted\n\n**so** <b>not</b> [here](javascript:alert(1)) https://example.org"
    with nothing_written():
        seen = api.ask("POST", "/preview", {"publication": "courier", "text": text})
    posted = api.post(world, text, world.bob)
    assert seen.status == 200
    assert seen.body["html"] == posted.body["comment"]["html"]
    assert "<b>" not in seen.body["html"]
    assert 'href="javascript' not in seen.body["html"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("\u200b \u2060", "invisible"),
        ("- " * 900, "nothing_said"),
        ("a" * 20_000, "too_long"),
        ("> " * 125_000, "too_long"),
        ("null\u0000here", "null"),
        ("Z\u0301" + "\u0301" * 60, "stacked_marks"),
        ("half \ud800 a character", "surrogate"),
    ],
)
def test_it_says_what_cannot_be_posted(world: World, api: Api, text: str, code: str) -> None:
    with nothing_written():
        preview = api.ask("POST", "/preview", {"publication": "courier", "text": text})
        posted = api.post(world, text, world.alice)
    assert (preview.status, preview.code) == (422, code)
    assert (posted.status, posted.code) == (422, code)


def test_it_does_not_know_a_publication_that_is_not_here(world: World, api: Api) -> None:
    answer = api.ask("POST", "/preview", {"publication": "nobody", "text": "Hello."})
    assert (answer.status, answer.code) == (404, "no_such_publication")
