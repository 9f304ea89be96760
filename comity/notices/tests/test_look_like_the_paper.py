"""A letter looks like the publication, in the reader's language and direction."""

import pytest

from comity.ground import writelane
from comity.ground.contrast import contrast, read_colour
from comity.notices import targets
from comity.notices.actions import follow
from comity.notices.letters.inline import inlined
from comity.notices.tests.conftest import Post
from comity.publications.models import Publication
from tests.postbox import Arrived
from tests.world import World


def letter(world: World, post: Post, language: str = "", text: str = "Said.") -> Arrived:
    post.knows(world.charlie, "charlie@example.org", language)
    writelane.run(follow(targets.of_story(world.story.slug), by=world.charlie.reader))
    world.says(text)
    (mail,) = post.comes()
    return mail


def test_each_element_carries_its_own_style_and_no_sheet_is_needed(
    world: World, post: Post
) -> None:
    html = letter(world, post).html
    for unwanted in ("<style", "<link", "class=", "<script", "<button", "<details", "<img"):
        assert unwanted not in html
    assert 'style="max-width:600px' in html


def test_it_wears_the_colour_of_the_paper_made_fit_to_be_read(world: World, post: Post) -> None:
    Publication.objects.update(accent="#ffe000")
    html = letter(world, post).html
    accent = html.partition("border-bottom:3px solid ")[2][:7]
    assert contrast(read_colour(accent), (255, 255, 255)) >= 4.5


@pytest.mark.parametrize(
    ("language", "direction", "edge"), [("ar", "rtl", "right"), ("de", "ltr", "left")]
)
def test_a_letter_runs_in_the_direction_of_its_language(
    world: World, post: Post, language: str, direction: str, edge: str
) -> None:
    html = letter(world, post, language).html
    assert f'<html lang="{language}" dir="{direction}">' in html
    assert f"border-{edge}:2px solid" in html
    assert 'dir="auto"' in html, "what a reader wrote finds its own direction"


def test_hostile_words_stay_words(world: World, post: Post) -> None:
    mail = letter(world, post, text="<script>alert(1)</script> [x](javascript:alert(1)) **bold**")
    assert "<script" not in mail.html
    assert 'href="javascript' not in mail.html
    assert "<strong>bold</strong>" in mail.html


def test_a_style_of_its_own_stands_beside_what_every_paragraph_has() -> None:
    html = inlined(
        '<body><p style="letter-spacing: 2px">1681 6092</p></body>',
        accent="#1d4ed8",
        home="https://talk.example",
        rtl=False,
    )
    assert 'style="letter-spacing:2px;margin:0 0 12px;"' in html


def test_what_only_a_page_can_use_is_left_out_and_addresses_are_made_whole() -> None:
    html = inlined(
        '<body><p class="line"><a href="/stories/x/" data-act="y" onclick="z()">x</a></p>'
        '<footer class="acts"><button>Vote</button></footer></body>',
        accent="#1d4ed8",
        home="https://talk.example",
        rtl=False,
    )
    assert 'href="https://talk.example/stories/x/"' in html
    for gone in ("data-act", "onclick", "Vote"):
        assert gone not in html
