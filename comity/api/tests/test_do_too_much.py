"""Readers and networks do something more often than a person would."""

import secrets
from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from comity.api.tests.conftest import NONE, Answer, Api, Headers, nothing_written
from comity.comments.models import Comment, Vote
from comity.comments.queries import CommentView
from comity.ground import clock, writelane
from comity.publications import actions as publications
from comity.readers.limits import NAMELESS_VOTERS, POSTS, PREVIEWS, SIGHTINGS
from tests.world import World

OURS = {"Origin": "https://courier.example"}


@pytest.fixture(autouse=True)
def _time_stands_still() -> Iterator[None]:
    """Let nothing come back while a test counts."""
    with time_machine.travel(clock.now(), tick=False):
        yield


def vote(comment: CommentView, network: str = "192.0.2.1", headers: Headers = NONE) -> Answer:
    """Vote from a network, without a token unless `headers` hold one."""
    sent = Client(REMOTE_ADDR=network).put(
        f"/api/v1/comments/{comment.id}/vote",
        {"value": 1},
        "application/json",
        headers=dict(headers),
    )
    return Answer.of(sent)


def test_sixty_votes_without_a_token_are_one_vote(world: World) -> None:
    comment = world.says("Mend it.")
    answers = [vote(comment) for _each in range(60)]
    assert [answer.status for answer in answers] == [200] + [429] * 59
    assert answers[-1].code == "too_many"
    assert Vote.objects.count() == 1
    assert Comment.objects.get(id=comment.id).ups == 1


def test_a_network_brings_a_few_nameless_voters_an_hour_and_no_more(world: World) -> None:
    comments = [world.says(f"Reason number {number}.") for number in range(8)]
    most = NAMELESS_VOTERS.network.at_once
    answers = [vote(comment) for comment in comments]
    assert [answer.status for answer in answers] == [200] * most + [429] * (8 - most)
    with time_machine.travel(clock.now() + timedelta(hours=1), tick=False):
        assert vote(comments[-1]).status == 200


def test_another_network_votes_all_the_same(world: World) -> None:
    comment = world.says("Mend it.")
    for network in ("192.0.2.1", "192.0.2.2", "2001:db8:1:1::1", "2001:db8:1:2::1"):
        assert vote(comment, network).status == 200


def test_the_addresses_of_one_ipv6_subscriber_are_one_network(world: World) -> None:
    comment = world.says("Mend it.")
    assert vote(comment, "2001:db8:1:1::1").status == 200
    assert vote(comment, "2001:db8:1:1:ffff:0:0:7").status == 429


def test_a_vote_that_cannot_be_cast_leaves_the_one_that_can(world: World, api: Api) -> None:
    comment = world.says("Mend it.")
    world.settle(downvotes=False)
    assert api.vote(comment, -1).code == "no_downvotes"
    assert api.vote(comment, 1).status == 200


def test_readers_who_are_known_vote_on_from_a_network_that_is_used_up(world: World) -> None:
    comment = world.says("Mend it.")
    assert [vote(comment).status for _each in range(2)] == [200, 429]
    assert vote(comment, headers=world.charlie.header).status == 200


def test_a_reader_who_posts_without_end_is_told_when_to_come_back(world: World, api: Api) -> None:
    assert POSTS.reader is not None
    for number in range(POSTS.reader.at_once):
        assert api.post(world, f"Reason number {number}.", world.alice).status != 429
    with nothing_written():
        answer = api.post(world, "And another one.", world.alice)
    assert (answer.status, answer.code) == (429, "too_many")
    wait = int(answer.headers["retry-after"])
    assert wait == answer.body["retry_after"] == 30
    assert api.post(world, "I am somebody else.", world.charlie).status == 201
    with time_machine.travel(clock.now() + timedelta(seconds=wait), tick=False):
        assert api.post(world, "After a while.", world.alice).status != 429


def test_changes_of_a_comment_count_as_posts(world: World, api: Api) -> None:
    comment = world.says("Mend it.")
    assert POSTS.reader is not None
    changes = [
        api.ask("PATCH", f"/comments/{comment.id}", {"text": f"Mend it. {n}"}, world.alice)
        for n in range(POSTS.reader.at_once + 1)
    ]
    assert [change.status for change in changes[-2:]] == [200, 429]


def test_many_readers_of_one_network_post_at_once_and_a_flood_ends(world: World, api: Api) -> None:
    statuses = [
        api.post(world, f"Reason {secrets.randbelow(10**12)}.", name=f"Reader {number}").status
        for number in range(61)
    ]
    assert statuses[:60].count(429) == 0
    assert statuses[60] == 429


def test_the_refusal_speaks_the_readers_language(world: World) -> None:
    comment = world.says("Mend it.")
    vote(comment)
    told = vote(comment, headers={"Accept-Language": "de"})
    assert told.headers["content-language"] == "de"
    assert told.body["detail"].startswith("Aus Ihrem Netz")


def test_previews_end_too(world: World, api: Api) -> None:
    body = {"publication": "courier", "text": "Hello."}
    most = PREVIEWS.network.at_once
    statuses = [api.ask("POST", "/preview", body).status for _each in range(most + 1)]
    assert statuses == [200] * most + [429]


def test_invented_stories_end_and_known_ones_are_found(world: World, api: Api) -> None:
    def see(name: str) -> int:
        body = {"address": f"https://courier.example/{name}", "headline": name}
        return api.ask("PUT", "/publications/courier/stories", body, headers=OURS).status

    most = SIGHTINGS.network.at_once
    assert [see(f"invented-{n}") for n in range(most)] == [200] * most
    with nothing_written():
        assert see("one-too-many") == 429
    assert see("invented-0") == 200


def test_the_newsrooms_own_machine_may_show_all_its_stories(world: World, api: Api) -> None:
    key = writelane.run(publications.cut_key("courier", "press", actor="staff:1"))
    for number in range(SIGHTINGS.network.at_once + 1):
        body = {"address": f"https://courier.example/archive/{number}"}
        headers = {"Authorization": f"Bearer {key}"}
        answer = api.ask("PUT", "/publications/courier/stories", body, headers=headers)
        assert answer.status == 200
