"""A reader comments on a passage through the API, and reads what others said there."""

import secrets
from typing import Any

import pytest

from comity.api.tests.conftest import Answer, Api, nothing_written
from tests.world import World

QUOTE = {"type": "TextQuoteSelector", "exact": "Work begins", "prefix": "", "suffix": " in May."}


def target(*selectors: dict[str, Any], source: str = "") -> dict[str, Any]:
    """Return the target of an annotation."""
    return {"source": source, "selector": list(selectors or (QUOTE,))}


def at_passage(world: World, api: Api, of: dict[str, Any], text: str = "At last.") -> Answer:
    """Comment on a passage as Alice."""
    return api.ask(
        "POST",
        f"/stories/{world.story.slug}/passages",
        {"text": text, "target": of},
        world.alice,
        {"Idempotency-Key": secrets.token_hex(16)},
    )


def test_the_comment_shows_its_quote_and_leads_back_to_it(world: World, api: Api) -> None:
    answer = at_passage(world, api, target())
    assert answer.status == 201
    assert answer.body["comment"]["quote"] == "Work begins"
    assert f'href="/stories/{world.story.slug}/#:~:text=Work%20begins"' in answer.body["html"]
    thread = api.get(f"/stories/{world.story.slug}/comments")
    assert thread.body["comments"][0]["quote"] == "Work begins"


def test_the_passage_is_told_as_a_web_annotation(world: World, api: Api) -> None:
    at_passage(world, api, target())
    told = api.get(f"/stories/{world.story.slug}/passages").body
    (passage,) = told["passages"]
    quote, place = passage["target"]["selector"]
    assert (quote["type"], quote["exact"]) == ("TextQuoteSelector", "Work begins")
    assert place["type"] == "TextPositionSelector"
    assert place["end"] - place["start"] == len("Work begins")
    assert (passage["number"], passage["standing"]) == (1, "found")
    assert told["say"]["comment"] == "Comment on this passage"


def test_the_comments_at_a_passage_are_those_of_the_thread(world: World, api: Api) -> None:
    at_passage(world, api, target())
    world.says("Elsewhere.")
    held = f"/stories/{world.story.slug}/passages/comments?number=1&number=99"
    html = api.get(held).body["html"]
    assert html.count('class="branch"') == 1
    assert "At last." in html


def test_who_knows_the_passages_is_told_so_in_a_few_bytes(world: World, api: Api) -> None:
    path = f"/stories/{world.story.slug}/passages"
    first = api.get(path)
    assert first.headers["cache-control"].startswith("public, max-age=15")
    again = api.get(path, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status, again.body) == (304, b"")
    at_passage(world, api, target())
    assert api.get(path, headers={"If-None-Match": first.headers["etag"]}).status == 200


@pytest.mark.parametrize(
    ("of", "code"),
    [
        (target(source="herald-bridge"), "other_story"),
        (target(source="https://courier.example/another"), "other_story"),
        (target(QUOTE, QUOTE), "one_passage"),
        (
            target(
                QUOTE,
                {"type": "TextPositionSelector", "start": 3, "end": 14},
                {"type": "TextPositionSelector", "start": 8, "end": 19},
            ),
            "one_passage",
        ),
        (target({"type": "TextPositionSelector", "start": 0, "end": 4}), "quote_missing"),
        (target(QUOTE | {"exact": "The herald says so"}), "quote_not_found"),
        (target(QUOTE | {"exact": "x" * 100_000}), "quote_too_long"),
        (target(QUOTE | {"prefix": "x" * 65}), "context_too_long"),
        (target(QUOTE, {"type": "TextPositionSelector", "start": 9, "end": 3}), "bad_range"),
        (target({"type": "CssSelector", "value": "p"}), "invalid"),
        (target(QUOTE | {"exact": "a\ud800b"}), "quote_missing"),
        ({"selector": "Work begins"}, "invalid"),
    ],
)
def test_it_does_not_take_what_is_no_passage_of_this_story(
    world: World, api: Api, of: dict[str, Any], code: str
) -> None:
    with nothing_written():
        answer = at_passage(world, api, of)
    assert (answer.status, answer.code) == (422, code)


def test_the_storys_own_address_is_its_source(world: World, api: Api) -> None:
    for source in (world.story.slug, world.story.address):
        answer = at_passage(world, api, target(source=source), f"Seen at {source.split('/')[-1]}.")
        assert answer.status == 201
