"""A call that cannot be answered gets the error that Perspective would give."""

import json
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client

from comity.perspective.asking import MOST
from comity.perspective.callers import BURST, REMEMBERED, Rates, Register, whose
from comity.perspective.faults import FaultError
from comity.perspective.tests.conftest import Perspective, asked
from tests.world import World

GERMAN = "Das ist doch völliger Unsinn, mein Herr."


@pytest.mark.parametrize(
    ("body", "kind", "message"),
    [
        (b"", "COMMENT_EMPTY", "Comment must be non-empty."),
        (asked(""), "COMMENT_EMPTY", "Comment must be non-empty."),
        (asked(" \n\u200b "), "COMMENT_EMPTY", "Comment must be non-empty."),
        ({"requestedAttributes": {"TOXICITY": {}}}, "COMMENT_EMPTY", "Comment must be non-empty."),
        (asked("a" * (MOST + 1)), "COMMENT_TOO_LONG", "Comment text too long."),
        (asked("é" * (MOST // 2 + 1)), "COMMENT_TOO_LONG", "Comment text too long."),
        (
            {"comment": {"text": "Hello."}},
            "NO_REQUESTED_ATTRIBUTES",
            "Missing requested_attributes",
        ),
        (
            {"comment": {"text": "Hello."}, "requestedAttributes": {}},
            "NO_REQUESTED_ATTRIBUTES",
            "Missing requested_attributes",
        ),
        (asked("Hello.", "NICENESS"), "INVALID_REQUEST", "Unknown requested attribute: NICENESS"),
        (
            {"comment": {"text": "<p>", "type": "HTML"}, "requestedAttributes": {"TOXICITY": {}}},
            "INVALID_REQUEST",
            "Currently, only 'PLAIN_TEXT' comments are supported",
        ),
        (
            {
                "comment": {"text": "Hello."},
                "requestedAttributes": {"INSULT": {"scoreType": "STD_DEV_SCORE"}},
            },
            "INVALID_REQUEST",
            "Requested score type STD_DEV_SCORE is not supported by attribute INSULT",
        ),
        (
            asked("I do not agree with you.", "FLIRTATION"),
            "LANGUAGE_NOT_SUPPORTED_BY_ATTRIBUTE",
            "Attribute FLIRTATION does not support request languages: en",
        ),
        (
            asked(GERMAN, "INSULT"),
            "LANGUAGE_NOT_SUPPORTED_BY_ATTRIBUTE",
            "Attribute INSULT does not support request languages: de",
        ),
    ],
    ids=range(13),
)
def test_the_error_is_perspectives_own(
    google: Perspective, body: Any, kind: str, message: str
) -> None:
    assert google.refused(body) == (400, kind, message)


def test_a_language_that_is_not_judged_is_named_with_what_was_asked(google: Perspective) -> None:
    status, answer = google.post("analyze", asked(GERMAN, "INSULT", languages=["en"]))
    assert status == 400
    assert answer["error"]["status"] == "INVALID_ARGUMENT"
    (detail,) = answer["error"]["details"]
    assert detail["errorType"] == "LANGUAGE_NOT_SUPPORTED_BY_ATTRIBUTE"
    assert detail["languageNotSupportedByAttributeError"] == {
        "detectedLanguages": ["de"],
        "requestedLanguages": ["en"],
        "attribute": "INSULT",
    }


def test_a_word_of_no_certain_language_is_what_the_caller_says(google: Perspective) -> None:
    assert google.analyze("Trump", languages=["en"])["detectedLanguages"] == ["und"]
    assert google.analyze("Trump")["languages"] == ["en"]
    status, kind, _message = google.refused(asked("Trump", languages=["fr"]))
    assert (status, kind) == (400, "LANGUAGE_NOT_SUPPORTED_BY_ATTRIBUTE")


@pytest.mark.parametrize(
    "name",
    [
        "SEXUALLY_EXPLICIT",
        "FLIRTATION",
        "ATTACK_ON_AUTHOR",
        "ATTACK_ON_COMMENTER",
        "INCOHERENT",
        "INFLAMMATORY",
        "LIKELY_TO_REJECT",
        "OBSCENE",
        "SPAM",
        "UNSUBSTANTIAL",
    ],
)
def test_what_is_not_scored_here_is_said_so_or_dropped(google: Perspective, name: str) -> None:
    text = "I do not agree with you."
    _status, kind, message = google.refused(asked(text, "TOXICITY", name))
    assert kind == "LANGUAGE_NOT_SUPPORTED_BY_ATTRIBUTE"
    assert message.startswith(f"Attribute {name} ")
    answer = google.analyze(text, "TOXICITY", name, dropUnsupportedAttributes=True)
    assert list(answer["attributeScores"]) == ["TOXICITY"]


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"[]",
        b'"text"',
        b"\xff\xff",
        b"[" * 100_000,
        b'{"a":' * 20_000,
        b'{"comment": "text"}',
        b'{"comment": {"text": 7}}',
        b'{"comment": {"text": "x"}, "requestedAttributes": ["TOXICITY"]}',
        b'{"comment": {"text": "x"}, "requestedAttributes": {"TOXICITY": 1}}',
        b'{"comment": {"text": "x"}, "requestedAttributes": {"TOXICITY": {"scoreThreshold": 2}}}',
        b'{"comment": {"text": "x"}, "requestedAttributes": {"TOXICITY": {"scoreThreshold": NaN}}}',
        b'{"comment": {"text": "x"}, "requestedAttributes": {"INSULT": {"scoreThreshold": 1e999}}}',
        b'{"comment": {"text": "x"}, "requestedAttributes": {"TOXICITY": {}}, "languages": "en"}',
        b'{"comment": {"text": "x"}, "requestedAttributes": {"TOXICITY": {}}, "languages": [1]}',
        b'{"comment": {"text": "x"}, "requestedAttributes": {"TOXICITY": {}}, "clientToken": {}}',
        b'{"comment": {"text": "x"}, "requestedAttributes": {"TOXICITY": {}}, "sessionId": NaN}',
        b"{" + b"a" * 200_000 + b'"' * 3,
        b"{a:{a:" * 30_000 + b'"\\',
    ],
    ids=range(19),
)
def test_a_body_that_does_not_hold_together(google: Perspective, body: bytes) -> None:
    status, kind, _message = google.refused(body)
    assert (status, kind) == (400, "INVALID_REQUEST")


def test_a_call_without_a_key(google: Perspective) -> None:
    status, answer = google.post("analyze", asked("Hello."), key="")
    assert status == 403
    assert answer["error"]["status"] == "PERMISSION_DENIED"


def test_strangers_may_be_kept_out(google: Perspective, settings: LazySettings) -> None:
    settings.SCORE_FOR_STRANGERS = False
    status, answer = google.post("analyze", asked("Hello."))
    assert status == 400
    assert answer["error"]["details"][0]["reason"] == "API_KEY_INVALID"


def test_a_publication_has_a_rate_of_its_own(newsroom: Perspective, world: World) -> None:
    world.settle(scorings=7)
    caller = whose(newsroom.key)
    assert (caller.publication, caller.rate) == ("courier", 7)
    rates = Rates()
    for _call in range(7 * BURST):
        rates.spend(caller, 100.0)
    with pytest.raises(FaultError) as refusal:
        rates.spend(caller, 100.0)
    assert (refusal.value.code, refusal.value.status) == (429, "RESOURCE_EXHAUSTED")
    assert refusal.value.wait == pytest.approx(1 / 7)
    rates.spend(whose("a stranger"), 100.0)
    rates.spend(caller, 100.001 + refusal.value.wait)


def test_a_key_is_not_looked_up_at_every_call(newsroom: Perspective) -> None:
    register, caller = Register(), whose(newsroom.key)
    assert register.whose(newsroom.key, 100.0) is None
    register.enter(newsroom.key, caller, 100.0)
    assert register.whose(newsroom.key, 99.9 + REMEMBERED) == caller
    assert register.whose("another", 100.0) is None
    assert register.whose(newsroom.key, 100.0 + REMEMBERED) is None


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/v1alpha1/comments:analyze?key=k"),
        ("PUT", "/v1alpha1/comments:suggestscore?key=k"),
        ("POST", "/v1alpha1/comments:praise?key=k"),
    ],
)
def test_an_address_that_names_nothing(world: World, method: str, path: str) -> None:
    response = Client().generic(method, path)
    assert response.status_code == 404
    assert json.loads(response.content)["error"]["status"] == "NOT_FOUND"
