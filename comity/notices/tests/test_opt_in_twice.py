"""A guest ticks "Tell me of answers": nothing comes before the address has said yes."""

import secrets
import uuid
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.conf import LazySettings
from django.test import Client

from comity.comments.queries.recent import recent_in_story
from comity.ground import clock, writelane
from comity.ground.addresses import fit_address, one_line
from comity.ground.refusal import Refusal
from comity.journal.models import Entry
from comity.notices import links, targets
from comity.notices.actions import confirm, follow_by_mail, settle
from comity.notices.queries.follows import follows_of
from comity.notices.tests.conftest import HOME, Post, link
from comity.publications.models import Publication
from comity.readers.models import Reader
from comity.readers.queries import address_of
from tests.world import World

GRETA = "greta@example.org"


def posts(world: World, text: str, email: str, client: Client | None = None) -> dict[str, Any]:
    """Let a guest post with the tick, as the embed sends it; return the answer."""
    answer = (client or Client()).post(
        f"/api/v1/stories/{world.story.slug}/comments",
        {"text": text, "name": "Greta", "notify": True, "email": email},
        content_type="application/json",
        headers={"Idempotency-Key": secrets.token_hex(16)},
    )
    told: dict[str, Any] = answer.json() | {"status": answer.status_code}
    return told


def test_one_tick_a_letter_a_button_and_then_the_answers(world: World, post: Post) -> None:
    posts(world, "Will there be a ferry?", GRETA)
    (asks,) = post.comes()
    assert asks.recipients == [GRETA]
    assert asks.mail["Subject"] == "Is this your address? The Courier asks"
    assert "answers to your comments" in asks.plain
    (comment,) = recent_in_story(world.story.id)
    world.says("There will.", under=comment)
    assert post.comes() == [], "nothing comes before it is confirmed"
    assert post.presses(link(asks, "/mail/confirm/")) == 200
    (mail,) = post.comes()
    assert mail.recipients == [GRETA]
    assert "There will." in mail.plain


def test_a_link_that_a_scanner_opens_confirms_nothing(world: World, post: Post) -> None:
    posts(world, "Will there be a ferry?", GRETA)
    (asks,) = post.comes()
    address = link(asks, "/mail/confirm/").removeprefix(HOME)
    page = Client().get(address)
    assert page.status_code == 200
    assert b"answers to your comments" in page.content
    assert page["Referrer-Policy"] == "strict-origin-when-cross-origin"
    (reader,) = _readers_with(GRETA)
    known = address_of(reader)
    assert known is not None
    assert known.proved_at is None


def test_a_confirmation_link_is_good_once(world: World, post: Post) -> None:
    posts(world, "Will there be a ferry?", GRETA)
    (asks,) = post.comes()
    address = link(asks, "/mail/confirm/")
    assert post.presses(address) == 200
    assert post.presses(address) == 409
    page = Client().post(address.removeprefix(HOME))
    assert b"This link was used already" in page.content


def test_a_confirmation_link_is_good_for_a_week(world: World, post: Post) -> None:
    posts(world, "Will there be a ferry?", GRETA)
    (asks,) = post.comes()
    with time_machine.travel(clock.now() + timedelta(days=8)):
        assert post.presses(link(asks, "/mail/confirm/")) == 410


@pytest.mark.parametrize("harm", [lambda text: text[:-9] + "x" * 8 + "/", lambda _text: "/x/"])
def test_a_link_of_ones_own_making_leads_nowhere(world: World, post: Post, harm: object) -> None:
    posts(world, "Will there be a ferry?", GRETA)
    (asks,) = post.comes()
    assert callable(harm)
    for part in ("confirm", "stop", "wishes"):
        secret = harm(link(asks, "/mail/confirm/")).rsplit("/", 2)[1]
        assert post.presses(f"{HOME}/mail/{part}/{secret}/") == 404


def test_the_letter_to_a_former_address_proves_nothing(world: World, post: Post) -> None:
    answer = posts(world, "Will there be a ferry?", GRETA)
    (first,) = post.comes()
    mine = Client(headers={"Authorization": f"Bearer {answer['token']}"})
    changed = mine.patch(
        f"/api/v1/publications/{world.house.key}/wishes",
        {"email": "other@example.org"},
        content_type="application/json",
    )
    assert changed.json()["email"] == "other@example.org"
    assert changed.json()["proved"] is False
    assert post.presses(link(first, "/mail/confirm/")) == 409


def test_nobody_is_flooded_by_those_who_give_an_address_that_is_not_theirs(
    world: World, post: Post
) -> None:
    for each in range(6):
        posts(world, f"Number {each}, by somebody who is not Greta.", GRETA)
    assert len(post.comes()) == 3


def test_who_does_not_want_to_be_asked_is_never_asked_again(world: World, post: Post) -> None:
    posts(world, "Will there be a ferry?", GRETA)
    (asks,) = post.comes()
    assert post.presses(link(asks, "/mail/stop/")) == 200
    posts(world, "Another one who is not Greta.", GRETA)
    assert post.comes() == []


def test_a_story_is_followed_without_a_word_and_without_script(world: World, post: Post) -> None:
    client = Client()
    address = f"/stories/{world.story.slug}/follow/"
    assert b'type="email"' in client.get(address).content
    refused = client.post(address, {"email": "no address"})
    assert refused.status_code == 422
    assert b"Please write one e-mail address" in refused.content
    assert client.post(address, {"email": GRETA}).status_code == 200
    (asks,) = post.comes()
    assert "new comments on The old bridge will be mended" in asks.plain
    assert post.presses(link(asks, "/mail/confirm/")) == 200
    world.says("At last.")
    (mail,) = post.comes()
    assert mail.recipients == [GRETA]


def test_the_form_without_script_has_the_tick(world: World, post: Post) -> None:
    sent = {"text": "Will there be a ferry?", "name": "Greta", "notify": "on", "email": GRETA}
    answer = Client().post(f"/stories/{world.story.slug}/comments/", sent)
    assert answer.status_code == 303
    (asks,) = post.comes()
    assert asks.recipients == [GRETA]


def test_who_ended_mail_and_ticks_again_gets_it_again(world: World, post: Post) -> None:
    answer = posts(world, "Will there be a ferry?", GRETA)
    (asks,) = post.comes()
    post.presses(link(asks, "/mail/confirm/"))
    (comment,) = recent_in_story(world.story.id)
    assert comment.reader is not None
    writelane.run(settle(comment.reader, mail="never"))
    world.says("There will.", under=comment)
    assert post.comes() == []
    mine = Client(headers={"Authorization": f"Bearer {answer['token']}"})
    assert posts(world, "And in winter?", "", mine)["status"] == 201
    world.says("In winter, too.", under=comment)
    (mail,) = post.comes()
    assert "In winter, too." in mail.plain


def test_mail_comes_back_to_its_own_address(
    world: World, post: Post, settings: LazySettings
) -> None:
    settings.MAIL_BOUNCES = "bounces@courier.example"
    posts(world, "Will there be a ferry?", GRETA)
    (asks,) = post.comes()
    assert asks.sender == "bounces@courier.example"
    assert asks.mail["From"] == "The Courier <comments@courier.example>"


INJECTIONS = (
    "greta@example.org\r\nBcc: everybody@example.org",
    "greta@example.org\nSubject: Buy",
    "greta@example.org, all@example.org",
    "greta@example.org;all@example.org",
    "Greta <greta@example.org>",
    '"greta\r\nBcc: x"@example.org',
    "greta@example.org%0aBcc:x@example.org",
    "greta@[127.0.0.1]",
    "greta@example.org> RCPT TO:<x@example.org",
    "greta@localhost",
    "greta\0@example.org",
    "@example.org",
    "a" * 65 + "@example.org",
    "a@" + ".".join(["b" * 60] * 5),
)


@pytest.mark.parametrize("email", INJECTIONS)
def test_what_would_add_a_header_or_a_recipient_is_refused(
    world: World, post: Post, email: str
) -> None:
    told = posts(world, "Will there be a ferry?", email)
    assert (told["status"], told["code"]) == (422, "bad_email")
    assert world.now().count == 0, "and nothing was posted"
    with pytest.raises(Refusal, match="bad_email"):
        follow_by_mail(targets.of_story(world.story.slug), email)
    assert post.comes() == []


@pytest.mark.parametrize(
    ("written", "fitted"),
    [
        (" Greta.Halloran+news@Example.ORG ", "greta.halloran+news@example.org"),
        ("ada@bücher.example", "ada@xn--bcher-kva.example"),
        ("o'neil@example.co.uk", "o'neil@example.co.uk"),
    ],
)
def test_an_address_is_known_by_one_form(written: str, fitted: str) -> None:
    assert fit_address(written) == fitted


def test_a_name_or_a_headline_adds_no_header(world: World, post: Post) -> None:
    Publication.objects.update(name="The Courier\r\nBcc: x@example.org")
    posts(world, "Will there be a ferry?", GRETA)
    (asks,) = post.comes()
    assert asks.mail["Bcc"] is None
    assert asks.recipients == [GRETA]
    assert asks.mail["From"] == '"The Courier Bcc: x@example.org" <comments@courier.example>'
    assert one_line("a\r\nb\u2028c\x00d\u202e") == "a b c d"


def test_without_mail_nobody_is_asked_for_an_address(world: World, settings: LazySettings) -> None:
    settings.MAIL = False
    told = posts(world, "Will there be a ferry?", GRETA)
    assert (told["status"], told["code"]) == (422, "no_mail")
    shown = Client().get(f"/stories/{world.story.slug}/comments/{world.says('Yes.').number}/reply/")
    assert b'name="email"' not in shown.content
    settings.MAIL = True
    shown = Client().get(f"/stories/{world.story.slug}/comments/1/reply/")
    assert b'name="email"' in shown.content


def test_no_journal_entry_and_no_answer_holds_an_address(world: World, post: Post) -> None:
    answer = posts(world, "Will there be a ferry?", GRETA)
    (asks,) = post.comes()
    post.presses(link(asks, "/mail/confirm/"))
    assert GRETA not in str(answer)
    told = " ".join(str(vars(row)) for row in Entry.objects.all())
    assert "example.org" not in told
    assert "@" not in links.wishes(world.alice.reader.id)


def test_confirming_is_for_the_letter_it_came_in(world: World, post: Post) -> None:
    with pytest.raises(Refusal, match="link_used"):
        writelane.run(confirm(world.alice.reader.id))
    assert follows_of(world.alice.reader.id) == ()


def _readers_with(email: str) -> list[uuid.UUID]:
    return list(Reader.objects.filter(email=email).values_list("id", flat=True))
