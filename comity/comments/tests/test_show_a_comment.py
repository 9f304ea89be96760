"""What a comment looks like, to everybody and to the one who wrote it."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from comity.comments import look
from comity.comments.queries import Branch, CommentView
from comity.comments.wording import ONE_OR_OTHER, PLURALS, told
from tests.world import World

AT = datetime(2026, 3, 9, 17, 5, 42, tzinfo=UTC)


def shown(world: World, comment: CommentView, **context: Any) -> str:
    """Render a comment's article."""
    context = {"story": world.story, "house": world.house, "query": "", **context}
    return render_to_string("comments/comment.html", {"comment": comment, **context})


@pytest.mark.parametrize(
    ("precision", "machine", "text"),
    [
        ("second", "2026-03-09T17:05:42Z", "March 9, 2026, 17:05 UTC"),
        ("day", "2026-03-09", "March 9, 2026"),
        ("month", "2026-03", "March 2026"),
        ("year", "2026", "2026"),
    ],
)
def test_a_date_is_shown_as_far_as_it_is_known(precision: str, machine: str, text: str) -> None:
    assert look.moment(AT, precision) == look.Moment(machine, text)


def test_a_date_is_written_in_the_language_of_the_page() -> None:
    with translation.override("de"):
        assert look.moment(AT, "day").text == "9. März 2026"
    with translation.override("ar"):
        assert look.moment(AT, "second").text == "9 مارس، 2026، 17:05 بالتوقيت العالمي"


def test_what_is_not_known_is_said_to_be_unknown(world: World) -> None:
    said = replace(world.says("Found in an old archive."), name="", posted_at=None)
    page = shown(world, said)
    assert "Name not recorded" in page
    assert "Date not recorded" in page
    assert "<time" not in page


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"state": "withdrawn"}, "Withdrawn by its author."),
        ({"state": "removed"}, "Removed by a moderator."),
        ({"state": "removed", "reason": "Insult"}, "Removed by a moderator: <bdi>Insult</bdi>"),
        ({"html": ""}, "Text not recorded"),
        ({"state": "held"}, "Changed by its author; a moderator will look at it first."),
    ],
)
def test_what_is_gone_leaves_one_quiet_line(
    world: World, changes: dict[str, Any], line: str
) -> None:
    page = shown(world, replace(world.says("These words are gone."), **changes))
    assert f'<p class="gone">{line}</p>' in page
    assert "These words are gone." not in page
    assert "Alice" not in page
    assert "<button" not in page


def test_a_ground_is_told_in_the_language_of_the_page(world: World) -> None:
    removed = replace(world.says("These words are gone."), state="removed", reason="Insult")
    with translation.override("de"):
        assert "<bdi>Beleidigung</bdi>" in shown(world, removed)
    with translation.override("de"):
        own = replace(removed, reason="It said where somebody lives.")
        assert "<bdi>It said where somebody lives.</bdi>" in shown(world, own)


def test_its_author_sees_what_waits(world: World) -> None:
    said = replace(world.says("Please look at this."), state="held")
    page = shown(world, said, own=True)
    assert "Please look at this." in page
    assert "Waiting for a moderator. Only you can see it." in page


def test_names_and_notes_are_text_and_keep_their_direction(world: World) -> None:
    said = replace(world.says("Peace."), name='<b>"x"</b>', badge="<i>", pick="<script>")
    page = shown(world, said)
    assert '<bdi class="name" id="by1">&lt;b&gt;&quot;x&quot;&lt;/b&gt;</bdi>' in page
    assert '<bdi class="badge">&lt;i&gt;</bdi>' in page
    assert "<bdi>&lt;script&gt;</bdi>" in page
    assert '<div class="text" dir="auto"><p>Peace.</p></div>' in page


def test_a_long_comment_is_folded_and_is_all_there(world: World) -> None:
    said = world.says("A long story. " * 100)
    page = shown(world, said)
    assert '<div class="text long" dir="auto">' in page
    assert page.count("A long story.") == 100
    assert '<details class="rest">' in page


def test_a_closed_story_offers_no_reply_and_a_house_may_offer_no_down(world: World) -> None:
    said = world.says("Last word.")
    assert 'data-act="reply"' in shown(world, said)
    assert 'data-act="reply"' not in shown(world, said, story=replace(world.story, closed=True))
    world.settle(downvotes=False)
    assert 'data-act="down"' not in shown(world, said)


def test_the_keys_of_a_branch_are_the_same_in_every_language(world: World) -> None:
    said = replace(world.says("One."), best=0.123456789, points=-1234)
    context = {"branch": Branch(said, ()), "story": world.story, "house": world.house}
    with translation.override("de"):
        page = render_to_string("comments/branch.html", {**context, "query": ""})
    assert 'data-best="0.123456789" data-points="-1234"' in page
    assert '<ol class="replies"></ol>' in page


@pytest.mark.parametrize(
    ("name", "initial"), [("ada", "A"), ("«Zoë»", "Z"), ("ليلى", "ل"), ("7up", "7"), ("★", "")]
)
def test_the_initial_is_the_first_letter(name: str, initial: str) -> None:
    assert look.initial(name) == initial


@pytest.mark.parametrize("language", ["en", "ar", "he", "ru", "fr"])
def test_the_script_has_a_form_for_every_number(language: str) -> None:
    with translation.override(language):
        words = told()
    forms = {name.removeprefix("new-") for name in words if name.startswith("new-")}
    assert forms == set(PLURALS.get(language, ONE_OR_OTHER))
    assert "other" in forms
