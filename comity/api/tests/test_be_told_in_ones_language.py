"""A sentence comes in the language that the reader asks for."""

import pytest

from comity.api.tests.conftest import Api
from tests.world import World


@pytest.mark.parametrize(
    ("path", "accept", "told"),
    [
        ("?lang=ar", "", "ar"),
        ("?lang=ar", "de", "ar"),
        ("", "xx, de-CH;q=0.8, ar;q=0.5", "de"),
        ("?lang=klingon", "fr", "fr"),
        ("?lang=" + "x" * 3000, "fr", "fr"),
        ("?lang=%00", ";;;,=", "en"),
        ("", "", "en"),
    ],
)
def test_the_language_is_chosen(world: World, api: Api, path: str, accept: str, told: str) -> None:
    answer = api.get("/stories/nothing" + path, headers={"Accept-Language": accept})
    assert answer.code == "no_such_story"
    assert answer.headers["content-language"] == told


def test_a_cookie_chooses_no_language(world: World, api: Api) -> None:
    answer = api.get("/stories/nothing", headers={"Cookie": "django_language=de"})
    assert answer.headers["content-language"] == "en"


def test_the_html_of_a_comment_is_in_the_language_of_the_page(world: World, api: Api) -> None:
    english = api.post(world, "First.", world.alice)
    assert ">Reply<" in english.body["html"].replace("\n", "").replace(" ", "")
