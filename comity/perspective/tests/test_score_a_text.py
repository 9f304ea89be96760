"""Another system asks for the scores of a comment."""

import pytest
from django.test import Client

from comity.perspective.tests.conftest import Perspective, asked

RUDE = "You are a stupid, worthless idiot."
CIVIL = "Thank you, I had not thought of it that way."


def test_a_rude_comment_scores_above_a_civil_one(google: Perspective) -> None:
    rude = google.analyze(RUDE)["attributeScores"]["TOXICITY"]["summaryScore"]
    civil = google.analyze(CIVIL)["attributeScores"]["TOXICITY"]["summaryScore"]
    assert rude["type"] == civil["type"] == "PROBABILITY"
    assert 0 <= civil["value"] < 0.5 < rude["value"] <= 1


def test_the_answer_has_googles_fields_and_no_others(google: Perspective) -> None:
    answer = google.analyze(RUDE, "TOXICITY", languages=["en"], clientToken="c-7")
    value = answer["attributeScores"]["TOXICITY"]["summaryScore"]["value"]
    score = {"value": value, "type": "PROBABILITY"}
    assert answer == {
        "attributeScores": {
            "TOXICITY": {
                "summaryScore": score,
                "spanScores": [{"begin": 0, "end": len(RUDE), "score": score}],
            }
        },
        "languages": ["en"],
        "detectedLanguages": ["en"],
        "clientToken": "c-7",
    }


def test_a_token_that_was_not_sent_is_not_echoed(google: Perspective) -> None:
    assert "clientToken" not in google.analyze(RUDE)
    assert google.analyze(RUDE, clientToken="")["clientToken"] == ""


def test_each_attribute_comes_under_the_name_that_was_asked_for(google: Perspective) -> None:
    names = [
        "TOXICITY",
        "SEVERE_TOXICITY",
        "IDENTITY_ATTACK",
        "INSULT",
        "PROFANITY",
        "THREAT",
        "TOXICITY_EXPERIMENTAL",
        "SEVERE_TOXICITY_EXPERIMENTAL",
        "IDENTITY_ATTACK_EXPERIMENTAL",
        "INSULT_EXPERIMENTAL",
        "PROFANITY_EXPERIMENTAL",
        "THREAT_EXPERIMENTAL",
        "TOXICITY_FAST",
    ]
    scores = google.analyze(RUDE, *names)["attributeScores"]
    assert list(scores) == names
    assert scores["TOXICITY_FAST"] == scores["TOXICITY"] == scores["TOXICITY_EXPERIMENTAL"]
    assert scores["INSULT"] == scores["INSULT_EXPERIMENTAL"]


def test_what_is_below_its_threshold_is_left_out(google: Perspective) -> None:
    wanted = {"TOXICITY": {"scoreThreshold": 0.5}, "THREAT": {"scoreThreshold": 0.99}}
    _status, answer = google.post(
        "analyze", {"comment": {"text": RUDE}, "requestedAttributes": wanted}
    )
    assert list(answer["attributeScores"]) == ["TOXICITY"]


def test_where_all_is_below_there_are_no_scores_at_all(google: Perspective) -> None:
    wanted = {"TOXICITY": {"scoreType": "PROBABILITY", "scoreThreshold": 0.9}, "INSULT": None}
    wanted["INSULT"] = {"scoreThreshold": 0.9}
    status, answer = google.post(
        "analyze", {"comment": {"text": CIVIL}, "requestedAttributes": wanted}
    )
    assert (status, answer) == (200, {"languages": ["en"], "detectedLanguages": ["en"]})


def test_spans_are_the_sentences_counted_in_utf16_units(google: Perspective) -> None:
    text = "Good morning 👋🏽 everyone here! You are a stupid idiot.\nThat is all."
    answer = google.analyze(text, spanAnnotations=True)
    spans = answer["attributeScores"]["TOXICITY"]["spanScores"]
    units = text.encode("utf-16-le")
    shown = [units[2 * span["begin"] : 2 * span["end"]].decode("utf-16-le") for span in spans]
    assert shown == ["Good morning 👋🏽 everyone here!", "You are a stupid idiot.", "That is all."]
    values = [span["score"]["value"] for span in spans]
    assert values.index(max(values)) == 1


def test_a_sentence_is_in_the_language_of_its_text(google: Perspective) -> None:
    text = "Here is what she told them about the mayor. Das Bier ist warm! That is what they heard."
    answer = google.analyze(text, spanAnnotations=True)
    spans = answer["attributeScores"]["TOXICITY"]["spanScores"]
    assert [text[span["begin"] : span["end"]] for span in spans] == [
        "Here is what she told them about the mayor.",
        "Das Bier ist warm!",
        "That is what they heard.",
    ]


def test_a_long_text_has_a_bounded_number_of_spans(google: Perspective) -> None:
    text = "This is one more sentence. " * 700
    answer = google.analyze(text, spanAnnotations=True)
    spans = answer["attributeScores"]["TOXICITY"]["spanScores"]
    assert 2 < len(spans) <= 16
    assert spans[-1]["end"] == len(text.rstrip())


def test_the_answer_of_talk_4_and_of_coral(newsroom: Perspective) -> None:
    body = {
        "comment": {"text": RUDE},
        "context": {"entries": [{"text": "An article.", "type": "PLAIN_TEXT"}]},
        "doNotStore": True,
        "languages": ["en"],
        "requestedAttributes": {"TOXICITY": {}, "SEVERE_TOXICITY": {}},
        "sessionId": "s",
        "communityId": "Coral:https://courier.example",
    }
    status, answer = newsroom.post("analyze", body)
    assert status == 200
    assert answer["attributeScores"]["TOXICITY"]["summaryScore"]["value"] > 0.5


def test_names_in_snake_case_are_googles_too(google: Perspective) -> None:
    status, answer = google.post(
        "analyze",
        {"comment": {"text": RUDE}, "requested_attributes": {"TOXICITY": {"score_threshold": 0.1}}},
    )
    assert status == 200
    assert "TOXICITY" in answer["attributeScores"]


def test_bare_keys_are_read_as_commento_writes_them(google: Perspective) -> None:
    body = (
        '{comment: {text: "You said: {a: 1, b: \\"two\\"}, you idiot.\nReally."},\n'
        '       languages: ["de"],\n       requestedAttributes: {TOXICITY:{}} }'
    )
    status, answer = google.post("analyze", body.encode())
    assert status == 200
    assert answer["attributeScores"]["TOXICITY"]["summaryScore"]["value"] > 0.5
    assert answer["languages"] == ["de"]
    assert answer["detectedLanguages"] == ["en"]


def test_a_language_need_not_be_said(google: Perspective) -> None:
    text = "I do not think that they should have done this."
    for answer in (google.analyze(text), google.analyze(text, languages=[])):
        assert (answer["languages"], answer["detectedLanguages"]) == (["en"], ["en"])


def test_pages_of_every_origin_may_call_as_they_may_call_google(google: Perspective) -> None:
    asked_first = Client().options("/v1alpha1/comments:analyze")
    assert asked_first.status_code == 204
    response = Client(enforce_csrf_checks=True).post(
        "/v1alpha1/comments:analyze?key=k",
        asked(RUDE),
        content_type="application/json",
        headers={"Origin": "https://elsewhere.example"},
    )
    assert response.status_code == 200
    assert response.headers["access-control-allow-origin"] == "*"
    assert not response.cookies


@pytest.mark.parametrize(
    "text",
    [
        "lol",
        "🙃🙃",
        "a" * 20_000,
        "idiot " * 1_000,
        "tab\tand\x00null\x07",
        "half \ud800 of it",
        "...",
    ],
    ids=range(7),
)
def test_strange_texts_are_judged_or_refused_in_googles_words(
    google: Perspective, text: str
) -> None:
    status, answer = google.post("analyze", asked(text))
    if status != 200:
        assert status == 400
        assert answer["error"]["details"][0]["errorType"] == "LANGUAGE_DETECTION_FAILED"
