"""Somebody sends what nobody should."""

import json
from typing import Any

import pytest
from django.db import OperationalError
from django.test import RequestFactory

from comity.api import problems
from comity.api.parsing import MOST
from comity.api.tests.conftest import Api, nothing_written
from tests.world import World

NOT_JSON = [
    b"{",
    b"text=hello",
    b"\xff\xfe\x00",
    b'{"text": NaN}',
    b"[" * 100_000,
    b'{"a":' * 30_000,
    b'{"text": 1' + b"0" * 5_000 + b"}",
]
NOT_A_DRAFT = [b"", b"[]", b'"text"', b"7", b"null", b'{"text": 7}', b'{"text": ["a"]}']


@pytest.mark.parametrize("body", NOT_JSON, ids=range(len(NOT_JSON)))
def test_a_body_that_is_no_json(world: World, api: Api, body: bytes) -> None:
    with nothing_written():
        answer = api.ask(
            "POST",
            f"/stories/{world.story.slug}/comments",
            body,
            world.alice,
            headers={"Idempotency-Key": "a-key-that-is-long-enough"},
        )
    assert (answer.status, answer.code) == (400, "not_json")


@pytest.mark.parametrize("body", NOT_A_DRAFT, ids=range(len(NOT_A_DRAFT)))
def test_a_body_that_is_no_draft(world: World, api: Api, body: bytes) -> None:
    with nothing_written():
        answer = api.ask(
            "POST",
            f"/stories/{world.story.slug}/comments",
            body,
            world.alice,
            headers={"Idempotency-Key": "a-key-that-is-long-enough"},
        )
    assert (answer.status, answer.code) == (422, "invalid")
    assert answer.body["errors"][0]["in"] == "body"
    assert "draft" not in json.dumps(answer.body)


def test_a_body_that_is_too_large(world: World, api: Api) -> None:
    with nothing_written():
        answer = api.post(world, "a" * MOST, world.alice)
    assert (answer.status, answer.code) == (413, "too_large")


@pytest.mark.parametrize(
    "more",
    [
        {"parent": "7"},
        {"parent": 10**40},
        {"insists": "maybe"},
        {"name": ["Dora"]},
    ],
    ids=str,
)
def test_a_field_that_does_not_fit(world: World, api: Api, more: dict[str, Any]) -> None:
    with nothing_written():
        answer = api.post(world, "Hello.", world.alice, **more)
    assert (answer.status, answer.code) == (422, "invalid")
    (error,) = answer.body["errors"]
    assert error["name"] in more
    assert error["name"] in error["detail"]


@pytest.mark.parametrize("name", ["a\u0000b", "\ud800", "x" * 61, "\u200b", "e" + "\u0301" * 50])
def test_a_name_that_cannot_be_shown(world: World, api: Api, name: str) -> None:
    with nothing_written():
        answer = api.post(world, "Hello.", name=name)
    assert answer.status == 422
    assert answer.code in {
        "null",
        "surrogate",
        "too_long",
        "name_missing",
        "invisible",
        "stacked_marks",
    }


def test_an_address_with_half_a_character(world: World, api: Api) -> None:
    with nothing_written():
        answer = api.ask(
            "PUT",
            "/publications/courier/stories",
            {"address": "https://courier.example/\ud800", "headline": "\udfff"},
            headers={"Origin": "https://courier.example"},
        )
    assert (answer.status, answer.code) == (422, "invalid")


def test_one_of_several_values_goes_by_the_plain_name_of_its_field(world: World, api: Api) -> None:
    answer = api.get("/publications/courier/counts?address=" + "x" * 5_000)
    assert (answer.status, answer.code) == (422, "invalid")
    (error,) = answer.body["errors"]
    assert (error["in"], error["name"]) == ("query", "address")
    assert error["detail"].startswith("address may have")


@pytest.mark.parametrize("comment", ["7", "%00", "x" * 300, "0190163d-8694-739b-aea5-966c26f8ad9"])
def test_an_id_that_is_none(world: World, api: Api, comment: str) -> None:
    with nothing_written():
        answer = api.ask("PUT", f"/comments/{comment}/vote", {"value": 1}, world.alice)
    assert (answer.status, answer.code) == (422, "invalid")
    assert answer.body["errors"] == [
        {"in": "path", "name": "comment_id", "detail": "comment_id must be an id (a UUID)."}
    ]


@pytest.mark.parametrize("path", ["", "/", "/nothing", "/stories/%00", "/stories/a/b/c", "/me/"])
def test_an_address_of_nothing(world: World, api: Api, path: str) -> None:
    answer = api.get(path)
    assert (answer.status, answer.code) == (404, "not_found")


def test_a_method_that_does_nothing(world: World, api: Api) -> None:
    with nothing_written():
        answer = api.ask("DELETE", "/publications/courier", by=world.bob)
    assert (answer.status, answer.code) == (405, "method_not_allowed")
    assert answer.headers["allow"] == "GET"


def test_a_head_is_a_get_without_a_body(world: World, api: Api) -> None:
    answer = api.ask("HEAD", "/publications/courier")
    assert answer.status == 200
    assert answer.body == b""


def told_of(fault: Exception) -> tuple[int, dict[str, str]]:
    response = problems.answer(RequestFactory().get("/api/v1/"), fault)
    return response.status_code, json.loads(response.content)


def test_a_database_that_is_away() -> None:
    status, body = told_of(OperationalError("connection to 10.0.0.7 refused"))
    assert (status, body["code"]) == (503, "storage_unavailable")
    assert "10.0.0.7" not in json.dumps(body)


def test_a_fault_of_ours_says_nothing_of_the_inside(caplog: pytest.LogCaptureFixture) -> None:
    status, body = told_of(KeyError("column hash_of_address"))
    assert (status, body["code"]) == (500, "internal")
    assert "hash_of_address" not in json.dumps(body)
    assert "hash_of_address" in caplog.text
