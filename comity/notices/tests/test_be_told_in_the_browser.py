"""Web push: sealed for one browser, signed by this server, carried to a real push service."""

import base64
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import http_ece
import jwt
import pytest
import time_machine
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import LazySettings
from django.test import Client

from comity.comments.actions import remove
from comity.ground import clock, writelane
from comity.moderation.follower import ModerationFollower
from comity.notices.follower import NoticeFollower
from comity.notices.models import Browser, Notice
from comity.notices.push.courier import DELAYS, PushCourier
from comity.notices.push.keys import public_key
from tests.desk import told
from tests.world import Person, World


def text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


@dataclass
class Device:
    """A browser with its keys, and the push service that it chose."""

    address: str = ""
    status: int = 201
    got: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    auth: bytes = b"0123456789abcdef"

    @property
    def subscription(self) -> dict[str, Any]:
        """What the page sends of it."""
        point = self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        keys = {"p256dh": text(point), "auth": text(self.auth)}
        return {"endpoint": self.address, "keys": keys}

    def reads(self, place: int = -1) -> dict[str, str]:
        """Open a push with the browser's own keys."""
        _headers, body = self.got[place]
        opened = http_ece.decrypt(
            body, private_key=self.key, auth_secret=self.auth, version="aes128gcm"
        )
        read: dict[str, str] = json.loads(opened)
        return read


@contextmanager
def serving() -> Iterator[Device]:
    device = Device()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            device.got.append((dict(self.headers), body))
            self.send_response(device.status)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        device.address = f"http://127.0.0.1:{server.server_port}/push/1"
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield device
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def device(settings: LazySettings) -> Iterator[Device]:
    """Charlie's browser."""
    settings.WEBHOOKS_PRIVATE = True
    settings.PUBLIC_URL = "https://talk.courier.example"
    with serving() as found:
        yield found


def subscribes(person: Person, device: Device, **changes: object) -> int:
    subscription = {**device.subscription, **changes}
    answer = Client(headers=person.header).put(
        "/api/v1/publications/courier/push?lang=de",
        subscription,
        content_type="application/json",
    )
    return answer.status_code


def passes() -> None:
    """Let what was said come to those whom it concerns."""
    ModerationFollower().apply(told())
    NoticeFollower().apply(told())
    PushCourier().deliver()


def answered(world: World) -> None:
    world.says("We all do.", under=world.says("Who pays?", by=world.charlie))


def test_an_answer_comes_to_the_browser_sealed_and_signed(world: World, device: Device) -> None:
    assert subscribes(world.charlie, device) == 204
    answered(world)
    passes()
    ((headers, body),) = device.got
    assert b"We all do." not in body
    read = device.reads()
    assert read["body"] == "We all do."
    assert read["address"] == "https://talk.courier.example/stories/courier-bridge/comments/2/"
    assert (read["lang"], read["dir"]) == ("de", "ltr")
    assert headers["Content-Encoding"] == "aes128gcm"
    assert int(headers["TTL"]) > 0
    signed, key = (part.partition("=")[2] for part in headers["Authorization"][6:].split(","))
    assert key == public_key()
    raw = base64.urlsafe_b64decode(key + "=")
    point = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), raw)
    audience = device.address.removesuffix("/push/1")
    claims = jwt.decode(signed, point, algorithms=["ES256"], audience=audience)
    assert claims["sub"].startswith("mailto:")


def test_a_push_is_told_once(world: World, device: Device) -> None:
    subscribes(world.charlie, device)
    answered(world)
    passes()
    passes()
    assert len(device.got) == 1


def test_a_repeated_push_replaces_the_one_before(world: World, device: Device) -> None:
    subscribes(world.charlie, device)
    answered(world)
    passes()
    Notice.objects.update(push="waiting", push_at=clock.now())
    PushCourier().deliver()
    assert device.reads(0)["tag"] == device.reads(1)["tag"]
    assert device.got[0][0]["Topic"] == device.got[1][0]["Topic"]


def test_a_browser_that_is_gone_is_forgotten(world: World, device: Device) -> None:
    subscribes(world.charlie, device)
    device.status = 410
    answered(world)
    passes()
    assert not Browser.objects.exists()
    passes()
    assert len(device.got) == 1


def test_a_push_service_that_is_busy_is_asked_again_later_and_then_no_more(
    world: World, device: Device
) -> None:
    subscribes(world.charlie, device)
    device.status = 503
    answered(world)
    with time_machine.travel(clock.now(), tick=False) as time:
        passes()
        for delay in DELAYS:
            PushCourier().deliver()
            time.shift(delay)
            PushCourier().deliver()
        time.shift(timedelta(days=1))
        PushCourier().deliver()
    assert len(device.got) == 1 + len(DELAYS)
    assert Browser.objects.exists()


def test_what_was_removed_meanwhile_is_not_pushed(world: World, device: Device) -> None:
    subscribes(world.charlie, device)
    answered(world)
    NoticeFollower().apply(told())
    writelane.run(remove(world.said[-1].id, "Off topic", actor="staff:1"))
    PushCourier().deliver()
    assert device.got == []


def test_a_browser_can_end_it(world: World, device: Device) -> None:
    subscribes(world.charlie, device)
    ended = Client(headers=world.charlie.header).delete(
        "/api/v1/publications/courier/push",
        {"endpoint": device.address},
        content_type="application/json",
    )
    assert ended.status_code == 204
    answered(world)
    passes()
    assert device.got == []


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://169.254.169.254/latest/meta-data",
        "https://127.0.0.1/push",
        "https://user@push.example/x",
        "file:///etc/passwd",
        "https://push.example/\r\nHost: x",
        "",
    ],
)
def test_no_subscription_makes_this_server_call_its_own_network(
    world: World, device: Device, settings: LazySettings, endpoint: str
) -> None:
    settings.WEBHOOKS_PRIVATE = False
    status = subscribes(world.charlie, device, endpoint=endpoint)
    if status == 204:
        answered(world)
        passes()
        assert Notice.objects.get().push == "waiting", "it was never called"
    else:
        assert status == 422
    assert device.got == []


def test_keys_that_are_none_are_refused(world: World, device: Device) -> None:
    device.auth = b"short"
    assert subscribes(world.charlie, device) == 422


def test_a_key_that_is_no_point_of_the_curve_is_refused(world: World, device: Device) -> None:
    keys = {"p256dh": text(b"\x04" + b"\x01" * 64), "auth": text(device.auth)}
    assert subscribes(world.charlie, device, keys=keys) == 422


def test_a_browser_whose_keys_went_bad_holds_nobody_up(world: World, device: Device) -> None:
    subscribes(world.charlie, device)
    subscribes(world.charlie, device, endpoint=f"{device.address}bad")
    bad = text(b"\x04" + b"\x01" * 64)
    Browser.objects.filter(endpoint__endswith="bad").update(p256dh=bad)
    answered(world)
    passes()
    assert len(device.got) == 1
    assert Browser.objects.count() == 1
    assert Notice.objects.get().push == "done"


def test_one_reader_keeps_ten_browsers(world: World, device: Device) -> None:
    for number in range(12):
        subscribes(world.charlie, device, endpoint=f"{device.address}{number}")
    assert Browser.objects.count() == 10
    assert not Browser.objects.filter(endpoint__endswith="/10").exists()


def test_the_key_is_told_to_everybody(client: Client, db: None) -> None:
    key = client.get("/api/v1/push").json()["key"]
    assert len(base64.urlsafe_b64decode(key + "=")) == 65
