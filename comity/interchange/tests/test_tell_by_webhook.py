"""What happens is told to an address, signed, until it is taken."""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
import time_machine
from django.conf import LazySettings

from comity.comments.actions import approve, edit, hold, remove, withdraw
from comity.ground import clock, outbound, writelane
from comity.ground.refusal import Refusal
from comity.interchange.belongings import forget
from comity.interchange.models import Delivery
from comity.interchange.webhooks import actions, queries
from comity.interchange.webhooks.courier import Courier
from comity.interchange.webhooks.follower import WebhookFollower
from comity.interchange.webhooks.retries import DELAYS, wait
from comity.journal import record
from comity.journal.record import Place
from comity.readers.belongings import Manner
from comity.stories import actions as stories
from tests.hooks import Receiver, certify, receiving
from tests.world import World


@pytest.fixture
def receiver(settings: LazySettings) -> Iterator[Receiver]:
    settings.WEBHOOKS_PRIVATE = True
    with receiving() as found:
        yield found


def hooked(world: World, receiver: Receiver, *kinds: str) -> actions.Cut:
    return writelane.run(actions.add(world.house.key, receiver.address, kinds, actor="system"))


def follow(*, again: bool = False) -> None:
    """Let the follower see the whole journal, as after a kill before its cursor was kept."""
    for _time in range(2 if again else 1):
        WebhookFollower().apply(record.after(Place(), 1000))


def deliver() -> int:
    return Courier().round()


def signature(secret: str, body: bytes) -> str:
    return hmac.new(secret.encode(), body, sha256).hexdigest()


def test_each_thing_that_happens_is_told_once(world: World, receiver: Receiver) -> None:
    hooked(world, receiver)
    first = world.says("The bridge is old.")
    world.says("It is.", by=world.charlie, under=first)
    second = world.says("I will miss it.")
    writelane.run(edit(first.id, "The bridge is very old.", bearer=world.alice.bearer))
    writelane.run(withdraw(second.id, bearer=world.alice.bearer))
    writelane.run(remove(first.id, "Enough.", actor="staff:bob"))
    follow(again=True)
    while deliver():
        pass
    assert receiver.types == [
        "COMMENT_CREATED",
        "COMMENT_REPLY_CREATED",
        "COMMENT_CREATED",
        "COMMENT_EDITED",
        "COMMENT_REMOVED",
        "COMMENT_REMOVED",
    ]
    ids = {headers["X-Comity-Delivery"] for headers, _body in receiver.got}
    assert len(ids) == 6
    told = json.loads(receiver.got[1][1])
    assert told["data"]["parentID"] == str(first.id)
    assert told["id"] == receiver.got[1][0]["X-Comity-Delivery"]
    assert not deliver()


def test_a_story_is_told_where_it_stands(world: World, receiver: Receiver) -> None:
    hooked(world, receiver, "STORY_CREATED")
    made = writelane.run(
        stories.make(
            world.house.key,
            stories.Particulars("The ferry is back"),
            address="https://courier.example/ferry",
        )
    )
    world.says("Of this nothing is told here.")
    follow(again=True)
    assert deliver() == 1
    told = json.loads(receiver.got[0][1])
    assert told["type"] == "STORY_CREATED"
    assert told["data"] == {"storyID": str(made.id), "storyURL": "https://courier.example/ferry"}


def test_what_waits_for_a_moderator_is_told_in_and_out(world: World, receiver: Receiver) -> None:
    hooked(world, receiver)
    world.settle(rules={"hold_everything": True})
    first, second = world.says("Wait for me."), world.says("And for me.")
    writelane.run(approve(first.id, actor="staff:bob"))
    writelane.run(remove(second.id, "Off topic", actor="staff:bob"))
    writelane.run(hold(first.id, actor="staff:bob", asked=""))
    follow(again=True)
    while deliver():
        pass
    told = [json.loads(body) for _headers, body in receiver.got]
    entered, left = "COMMENT_ENTERED_MODERATION_QUEUE", "COMMENT_LEFT_MODERATION_QUEUE"
    assert [(each["type"], each["data"]["commentID"]) for each in told] == [
        (entered, str(first.id)),
        (entered, str(second.id)),
        (left, str(first.id)),
        (left, str(second.id)),
        (entered, str(first.id)),
    ]


def test_words_that_were_taken_away_are_not_told(world: World, receiver: Receiver) -> None:
    hooked(world, receiver, "COMMENT_REMOVED")
    said = world.says("Soon gone.")
    writelane.run(remove(said.id, "Enough.", actor="staff:bob"))
    follow()
    deliver()
    ((_headers, body),) = receiver.got
    assert b"Soon gone" not in body


def test_both_signatures_fit_the_secret(world: World, receiver: Receiver) -> None:
    made = hooked(world, receiver)
    world.says("The bridge is old.")
    follow()
    deliver()
    ((headers, body),) = receiver.got
    assert headers["X-Coral-Signature"] == f"sha256={signature(made.secret, body)}"
    at, ours = headers["X-Comity-Signature"].split(",")
    timed = at.removeprefix("t=").encode() + b"." + body
    assert ours == f"v1={signature(made.secret, timed)}"


def test_a_secret_is_changed_without_a_gap(world: World, receiver: Receiver) -> None:
    made = hooked(world, receiver)
    fresh = writelane.run(
        actions.rotate(world.house.key, made.hook, actor="system", overlap=timedelta(hours=1))
    )
    assert fresh.secret != made.secret
    world.says("The bridge is old.")
    follow()
    deliver()
    headers, body = receiver.got[-1]
    both = headers["X-Coral-Signature"].split(",")
    assert both == [f"sha256={signature(each, body)}" for each in (fresh.secret, made.secret)]
    world.says("And narrow.")
    follow()
    with time_machine.travel(clock.now() + timedelta(hours=2)):
        deliver()
    headers, body = receiver.got[-1]
    assert headers["X-Coral-Signature"] == f"sha256={signature(fresh.secret, body)}"


def test_what_is_not_taken_is_sent_again_and_given_up_at_last(
    world: World, receiver: Receiver
) -> None:
    hooked(world, receiver)
    world.says("The bridge is old.")
    follow()
    receiver.status = 503
    now = clock.now()
    assert deliver() == 1
    assert deliver() == 0
    (line,) = queries.deliveries(world.house.key)
    assert (line.state, line.tries, line.status) == ("waiting", 1, 503)
    for _try in range(len(DELAYS)):
        now += timedelta(hours=13)
        with time_machine.travel(now):
            assert deliver() == 1
    (line,) = queries.deliveries(world.house.key)
    assert (line.state, line.tries) == ("given up", len(DELAYS) + 1)
    assert len({headers["X-Comity-Delivery"] for headers, _body in receiver.got}) == 1
    receiver.status = 200
    writelane.run(actions.send_again(world.house.key, line.id))
    assert deliver() == 1
    assert queries.deliveries(world.house.key)[0].state == "delivered"


def test_it_is_tried_later_and_later_for_a_bit_more_than_a_day() -> None:
    waits = [wait(tries, 0) for tries in range(1, len(DELAYS) + 2)]
    assert waits == [*sorted(DELAYS), None]
    assert timedelta(days=1) < sum(DELAYS, timedelta()) < timedelta(days=1.5)
    longest = wait(1, 1)
    assert longest is not None
    assert DELAYS[0] < longest < DELAYS[1]


def test_it_is_told_over_https(
    world: World, settings: LazySettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.WEBHOOKS_PRIVATE = True
    certificate = certify(tmp_path / "localhost.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with receiving(certificate) as receiver:
        hooked(world, receiver)
        world.says("The bridge is old.")
        follow()
        assert deliver() == 1
        assert receiver.types == ["COMMENT_CREATED"]


@pytest.mark.parametrize("host", ["localhost", "elsewhere.example"])
def test_who_cannot_be_trusted_over_https_is_told_nothing(
    world: World,
    settings: LazySettings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    host: str,
) -> None:
    settings.WEBHOOKS_PRIVATE = True
    certificate = certify(tmp_path / "certificate.pem", host)
    if host != "localhost":
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with receiving(certificate) as receiver:
        hooked(world, receiver)
        world.says("The bridge is old.")
        follow()
        assert deliver() == 1
        assert receiver.got == []
    assert "certificate verify failed" in queries.deliveries(world.house.key)[0].problem


def test_what_was_erased_is_not_sent_again(world: World, receiver: Receiver) -> None:
    hooked(world, receiver)
    world.says("The bridge is old.")
    follow()
    deliver()
    (line,) = queries.deliveries(world.house.key)
    forget(world.alice.reader.id, Manner.REMOVE)
    with pytest.raises(Refusal) as refusal:
        writelane.run(actions.send_again(world.house.key, line.id))
    assert refusal.value.code == "no_such_delivery"


def test_an_ended_webhook_is_told_nothing_more(world: World, receiver: Receiver) -> None:
    made = hooked(world, receiver)
    world.says("The bridge is old.")
    follow()
    writelane.run(actions.end(world.house.key, made.hook, actor="system"))
    world.says("And narrow.")
    follow()
    assert deliver() == 0
    assert [each.state for each in Delivery.objects.all()] == ["given up"]


def test_nothing_is_told_of_what_was_before(world: World, receiver: Receiver) -> None:
    world.says("Long ago.")
    with time_machine.travel(clock.now() + timedelta(seconds=5)):
        hooked(world, receiver)
    follow()
    assert not Delivery.objects.exists()


def test_another_publications_webhook_hears_nothing(world: World, receiver: Receiver) -> None:
    from tests.world import make_world

    other = make_world("gazette", "The Gazette")
    hooked(other, receiver)
    world.says("The bridge is old.")
    follow()
    assert not Delivery.objects.exists()


def test_a_private_address_is_never_called(
    world: World, receiver: Receiver, settings: LazySettings
) -> None:
    hooked(world, receiver)
    settings.WEBHOOKS_PRIVATE = False
    world.says("The bridge is old.")
    follow()
    assert deliver() == 1
    assert receiver.got == []
    assert "private network" in queries.deliveries(world.house.key)[0].problem


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert outbound.is_public(address) == public


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:9000/hook", "https://localhost/", "http://10.0.0.7/", "http://[::1]/"],
)
def test_a_private_address_is_refused_when_it_is_typed_unless_that_is_allowed(
    world: World, settings: LazySettings, address: str
) -> None:
    with pytest.raises(Refusal, match="private_address") as refused:
        actions.add(world.house.key, address, actor="system")
    assert "is in a private network, which is never called." in refused.value.detail()
    settings.WEBHOOKS_PRIVATE = True
    writelane.run(actions.add(world.house.key, address, actor="system"))
    assert [hook.address for hook in queries.hooks("courier")] == [address]


def test_a_name_without_an_address_is_taken_for_it_may_have_one_later(world: World) -> None:
    writelane.run(actions.add(world.house.key, "https://hooks.invalid/", actor="system"))
    assert len(queries.hooks("courier")) == 1


@pytest.mark.parametrize(
    "address", ["ftp://example.org/", "http://", "http://a b/", "http://u:p@example.org/", "x"]
)
def test_what_is_no_address_is_refused(world: World, address: str) -> None:
    with pytest.raises(outbound.Unreachable):
        outbound.post(address, b"", {})
    with pytest.raises(Refusal):
        actions.add(world.house.key, address, actor="system")
