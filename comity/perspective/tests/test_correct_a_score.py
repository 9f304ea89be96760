"""A moderator elsewhere says what a comment should have scored."""

import logging
from typing import Any

import pytest
from django.apps import apps

from comity.corrections.queries import corrections
from comity.ground import writelane
from comity.perspective import callers
from comity.perspective.tests.conftest import Perspective
from comity.publications.actions import revoke_key
from comity.publications.queries import api_keys
from tests.world import World

TEXT = "What a remarkable pumpernickel of a man."


def suggestion(**scores: Any) -> dict[str, Any]:
    return {
        "comment": {"text": TEXT},
        "context": {"entries": [{"text": "An article about pumpernickel."}]},
        "attributeScores": {
            name: {"summaryScore": {"value": value}} for name, value in scores.items()
        },
        "languages": ["en"],
        "communityId": "Coral:https://courier.example",
        "clientToken": "comment:7",
    }


def test_it_is_kept_beside_what_was_given(newsroom: Perspective) -> None:
    given = newsroom.analyze(TEXT)["attributeScores"]["TOXICITY"]["summaryScore"]["value"]
    status, answer = newsroom.post("suggestscore", suggestion(TOXICITY=1, SPAM=1))
    assert (status, answer) == (
        200,
        {
            "clientToken": "comment:7",
            "detectedLanguages": ["en"],
            "requestedLanguages": ["en"],
        },
    )
    (kept,) = corrections("courier")
    assert kept.suggested == 1.0
    assert kept.given == pytest.approx(given)


def test_nothing_of_the_text_is_stored_or_logged(
    newsroom: Perspective, world: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    newsroom.analyze(TEXT)
    newsroom.post("suggestscore", suggestion(TOXICITY=0.9))
    newsroom.post("suggestscore", suggestion(TOXICITY=7))
    assert "pumpernickel" not in caplog.text
    for model in apps.get_models():
        for row in model._default_manager.values():
            assert "pumpernickel" not in str(row)


def test_a_revoked_keys_word_is_not_taken_once_it_is_forgotten(
    newsroom: Perspective, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert newsroom.post("suggestscore", suggestion(TOXICITY=1))[0] == 200
    (key,) = api_keys("courier")
    writelane.run(revoke_key("courier", key.id, actor="staff:bob"))
    monkeypatch.setattr(callers, "_register", callers.Register())
    status, answer = newsroom.post("suggestscore", suggestion(TOXICITY=1))
    assert status == 400
    assert answer["error"]["details"][0]["reason"] == "API_KEY_INVALID"


def test_a_strangers_word_is_not_taken(google: Perspective) -> None:
    status, answer = google.post("suggestscore", suggestion(TOXICITY=1))
    assert status == 400
    assert answer["error"]["details"][0]["reason"] == "API_KEY_INVALID"
    assert corrections("courier") == []


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ({**suggestion(TOXICITY=1), "comment": {}}, "COMMENT_EMPTY"),
        ({**suggestion(TOXICITY=1), "attributeScores": {}}, "INVALID_REQUEST"),
        (suggestion(NICENESS=1), "INVALID_REQUEST"),
        (suggestion(TOXICITY=-0.1), "INVALID_REQUEST"),
        (suggestion(TOXICITY="high"), "INVALID_REQUEST"),
        ({**suggestion(), "attributeScores": {"TOXICITY": {}}}, "INVALID_REQUEST"),
        ({**suggestion(), "attributeScores": {"TOXICITY": 1}}, "INVALID_REQUEST"),
    ],
    ids=range(7),
)
def test_a_suggestion_that_is_none(newsroom: Perspective, body: Any, kind: str) -> None:
    status, found, _message = newsroom.refused(body, "suggestscore")
    assert (status, found) == (400, kind)
    assert corrections("courier") == []
