"""Mail that comes back, or is complained about, ends the writing to its address."""

import base64
import json
from datetime import timedelta
from types import SimpleNamespace

import pytest
import time_machine
from anymail.signals import AnymailTrackingEvent, tracking
from django.conf import LazySettings
from django.test import Client
from django.urls import include, path

from comity.ground import clock, writelane
from comity.ground.signature import HEADER, sign
from comity.notices import targets
from comity.notices.actions import follow, hear_again
from comity.notices.actions.take_back import take_back
from comity.notices.letters.courier import DELAYS
from comity.notices.models import Letter
from comity.notices.returned.verdicts import verdict
from comity.notices.silence import is_silenced
from comity.notices.tests.conftest import Post
from tests.postbox import Arrived
from tests.world import World

CHARLIE = "charlie@example.org"

urlpatterns = [path("mail/events/", include("anymail.urls"))]
"""What `comity.urls` adds where COMITY_EMAIL_URL names a mail service."""


@pytest.fixture
def news(world: World, post: Post) -> Arrived:
    """A letter of news to Charlie."""
    post.knows(world.charlie, CHARLIE)
    writelane.run(follow(targets.of_story(world.story.slug), by=world.charlie.reader))
    world.says("First.")
    (mail,) = post.comes()
    return mail


def after_a_while(world: World, post: Post) -> list[Arrived]:
    """Say something, and return what comes of it when the next letter is due."""
    world.says("Something more, said later.")
    with time_machine.travel(clock.now() + timedelta(minutes=6)):
        return post.comes()


def bounce(mail: Arrived, recipient: str = CHARLIE, status: str = "5.1.1") -> bytes:
    """Return a delivery status notification as mail servers write them (RFC 3464)."""
    return f"""From: MAILER-DAEMON@mx.example.org
To: comments@courier.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org
Arrival-Date: Sat, 14 Nov 2026 10:00:00 +0000

Final-Recipient: rfc822; {recipient}
Action: failed
Status: {status}
Diagnostic-Code: smtp; 550 {status} no such user

--b
Content-Type: message/rfc822

Message-ID: {mail.mail["Message-ID"]}
Subject: x

y
--b--
""".encode()


def complaint(mail: Arrived) -> bytes:
    """Return a feedback report that hides the recipient (RFC 5965)."""
    return f"""From: fbl@provider.example
To: comments@courier.example
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="b"

--b
Content-Type: text/plain

This is an email abuse report.

--b
Content-Type: message/feedback-report

Feedback-Type: abuse
User-Agent: Provider/1.0
Version: 1

--b
Content-Type: text/rfc822-headers

Message-ID: {mail.mail["Message-ID"]}
Subject: x

--b--
""".encode()


def test_an_address_that_the_server_does_not_know_is_never_tried_again(
    world: World, post: Post
) -> None:
    post.knows(world.charlie, CHARLIE)
    writelane.run(follow(targets.of_story(world.story.slug), by=world.charlie.reader))
    post.box.refuse[CHARLIE] = f"550 5.1.1 <{CHARLIE}> no such user here"
    world.says("First.")
    assert post.comes() == []
    assert is_silenced(CHARLIE)
    letter = Letter.objects.get()
    assert (letter.state, letter.problem) == ("given up", "550 5.1.1 <…> no such user here")
    post.box.refuse.clear()
    assert after_a_while(world, post) == []


def test_a_refusal_for_another_reason_does_not_condemn_the_address(
    world: World, post: Post
) -> None:
    post.knows(world.charlie, CHARLIE)
    writelane.run(follow(targets.of_story(world.story.slug), by=world.charlie.reader))
    post.box.refuse[CHARLIE] = "550 5.7.1 we take nothing from this network"
    world.says("First.")
    assert post.comes() == []
    assert not is_silenced(CHARLIE)


def test_what_the_server_puts_off_is_tried_again_later_and_then_given_up(
    world: World, post: Post
) -> None:
    post.knows(world.charlie, CHARLIE)
    writelane.run(follow(targets.of_story(world.story.slug), by=world.charlie.reader))
    post.box.refuse[CHARLIE] = "451 4.7.1 greylisted, try again"
    world.says("First.")
    with time_machine.travel(clock.now(), tick=False) as time:
        assert post.comes() == []
        for delay in DELAYS:
            assert Letter.objects.get().state == "waiting"
            time.shift(delay)
            assert post.comes() == []
    assert Letter.objects.get().state == "given up"
    assert not is_silenced(CHARLIE)


def test_a_letter_that_was_put_off_comes(world: World, post: Post) -> None:
    post.knows(world.charlie, CHARLIE)
    writelane.run(follow(targets.of_story(world.story.slug), by=world.charlie.reader))
    post.box.after_data = "451 4.3.0 not now"
    world.says("First.")
    assert post.comes() == []
    post.box.after_data = "250 taken"
    with time_machine.travel(clock.now() + timedelta(minutes=2)):
        (mail,) = post.comes()
    assert "First." in mail.plain


def test_a_server_that_is_down_costs_no_letter_a_try(
    world: World, post: Post, settings: LazySettings
) -> None:
    post.knows(world.charlie, CHARLIE)
    writelane.run(follow(targets.of_story(world.story.slug), by=world.charlie.reader))
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    world.says("First.")
    assert post.comes() == []
    letter = Letter.objects.get()
    assert (letter.state, letter.tries) == ("waiting", 0)
    settings.EMAIL_PORT = port
    with time_machine.travel(clock.now() + timedelta(minutes=1)):
        assert len(post.comes()) == 1


def test_a_bounce_that_is_mailed_back_ends_it(world: World, post: Post, news: Arrived) -> None:
    assert writelane.run(take_back(bounce(news))) == 1
    assert after_a_while(world, post) == []


def test_a_complaint_that_is_mailed_back_ends_it(world: World, post: Post, news: Arrived) -> None:
    assert writelane.run(take_back(complaint(news))) == 1
    assert after_a_while(world, post) == []


@pytest.mark.parametrize(
    "forged",
    [
        lambda mail: bounce(mail, recipient="alice@example.org"),
        lambda mail: bounce(mail, status="4.2.2"),
        lambda mail: bounce(mail, status="5.2.2"),
        lambda mail: bounce(mail).replace(b"Message-ID: <", b"Message-ID: <x"),
        lambda mail: bounce(mail).replace(b"Action: failed", b"Action: delayed"),
        lambda _mail: b"Subject: please stop\r\n\r\nCharlie wants no more mail.",
        lambda _mail: b"\xff\xfe\x00",
        lambda _mail: b"",
    ],
)
def test_what_proves_nothing_silences_nobody(
    world: World, post: Post, news: Arrived, forged: object
) -> None:
    assert callable(forged)
    assert writelane.run(take_back(forged(news))) == 0
    assert not is_silenced(CHARLIE)
    assert not is_silenced("alice@example.org")


def test_a_machine_of_the_publishers_tells_of_bounces_signed(
    world: World, post: Post, news: Arrived, settings: LazySettings
) -> None:
    body = json.dumps(
        {
            "events": [
                {"event": "bounced", "email": CHARLIE},
                {"event": "bounced", "email": "full@example.org", "reason": "timed_out"},
            ]
        }
    ).encode()
    at = int(clock.now().timestamp())

    def tells(secret: str, moment: int = at) -> tuple[int, dict[str, object]]:
        answer = Client().post(
            "/api/v1/mail/events",
            body,
            content_type="application/json",
            headers={HEADER: sign(body, secret, moment)},
        )
        return answer.status_code, answer.json()

    status, told = tells("a guess")
    assert (status, told["code"]) == (401, "bad_signature")
    status, told = tells(settings.MAIL_SECRET, at - 360)
    assert (status, told["code"]) == (401, "stale_signature")
    assert not is_silenced(CHARLIE)
    assert tells(settings.MAIL_SECRET) == (200, {"silenced": 1})
    assert after_a_while(world, post) == []
    assert not is_silenced("full@example.org")


def test_a_mail_service_tells_by_its_own_webhook(
    world: World, post: Post, news: Arrived, settings: LazySettings
) -> None:
    settings.ROOT_URLCONF = __name__
    settings.ANYMAIL = {"WEBHOOK_SECRET": "comity:hush"}
    told = {"RecordType": "SpamComplaint", "Email": CHARLIE, "MessageID": "1", "ID": 1}
    for secret, status in (("comity:guess", 400), ("comity:hush", 200)):
        basic = base64.b64encode(secret.encode()).decode()
        answer = Client().post(
            "/mail/events/postmark/tracking/",
            json.dumps(told),
            content_type="application/json",
            headers={"Authorization": f"Basic {basic}"},
        )
        assert answer.status_code == status
    assert is_silenced(CHARLIE)
    settings.ROOT_URLCONF = "comity.urls"
    assert after_a_while(world, post) == []


def test_a_delivery_is_no_reason_to_stop(post: Post) -> None:
    for event in ("delivered", "opened", "deferred"):
        told = AnymailTrackingEvent(event_type=event, recipient=CHARLIE)
        tracking.send(sender=SimpleNamespace, event=told, esp_name="Postmark")
    assert not is_silenced(CHARLIE)


@pytest.mark.parametrize(
    ("event", "reason", "why"),
    [
        ("bounced", "", "bounced"),
        ("bounced", "invalid", "bounced"),
        ("bounced", "timed_out", None),
        ("rejected", "spam", "complained"),
        ("rejected", "blocked", None),
        ("complained", "", "complained"),
        ("unsubscribed", "", "asked"),
        ("deferred", "bounced", None),
    ],
)
def test_each_event_has_its_verdict(event: str, reason: str, why: str | None) -> None:
    assert verdict(event, reason) == why


def test_an_address_can_be_written_to_again(world: World, post: Post, news: Arrived) -> None:
    writelane.run(take_back(bounce(news)))
    assert writelane.run(hear_again(CHARLIE)) is True
    assert writelane.run(hear_again(CHARLIE)) is False
    assert len(after_a_while(world, post)) == 1
