"""Every letter can be ended by one click, and every one is a letter that can be told apart."""

import pytest
from django.test import Client

from comity.ground import clock, writelane
from comity.moderation import actions as moderation
from comity.moderation.acts import Act
from comity.moderation.queries.statements import statements_of
from comity.moderation.words import Why
from comity.notices import targets
from comity.notices.actions import follow
from comity.notices.models import Notice
from comity.notices.queries.bell import bell
from comity.notices.queries.follows import wishes_of
from comity.notices.tests.conftest import HOME, Post, link
from comity.readers.sanctions import in_force
from tests.desk import Desk
from tests.postbox import Arrived
from tests.world import World


@pytest.fixture
def news(world: World, post: Post) -> Arrived:
    """A letter of news to Charlie."""
    post.knows(world.charlie, "charlie@example.org")
    writelane.run(follow(targets.of_story(world.story.slug), by=world.charlie.reader))
    world.says("First.")
    (mail,) = post.comes()
    return mail


@pytest.fixture
def decision(world: World, desk: Desk, post: Post) -> Arrived:
    """A statement of reasons to Alice."""
    post.knows(world.alice, "alice@example.org")
    desk.held("Held by the house rules.")
    (mail,) = post.comes()
    return mail


def one_click(mail: Arrived) -> int:
    """Do what a mail program does (RFC 8058): one POST, no cookie, from nowhere."""
    assert mail.mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = str(mail.mail["List-Unsubscribe"]).strip("<> ")
    assert address.startswith(HOME), "https and nothing else: the header holds one address"
    answer = Client(enforce_csrf_checks=True).post(
        address.removeprefix(HOME),
        "List-Unsubscribe=One-Click",
        content_type="application/x-www-form-urlencoded",
    )
    return answer.status_code


def test_one_click_ends_the_news_and_the_bell_goes_on(
    world: World, post: Post, news: Arrived
) -> None:
    assert one_click(news) == 200
    assert one_click(news) == 200, "twice is once"
    world.says("Second.")
    assert post.comes() == []
    assert bell(world.charlie.reader.id).unseen == 2
    assert wishes_of(world.charlie.reader.id).decisions is True


def test_one_click_drops_what_waits(world: World, post: Post, news: Arrived) -> None:
    world.says("Second, which waits for its turn.")
    assert post.comes() == []
    one_click(news)
    assert not Notice.objects.filter(mail="waiting").exists()


def test_opening_the_link_ends_nothing(world: World, post: Post, news: Arrived) -> None:
    page = Client().get(link(news, "/mail/stop/").removeprefix(HOME))
    assert page.status_code == 200
    assert wishes_of(world.charlie.reader.id).mail == "once"


def test_a_statement_of_reasons_says_all_that_its_page_says(
    world: World, decision: Arrived
) -> None:
    assert decision.mail["Subject"] == "Statement of reasons: The Courier"
    for words in (decision.plain, decision.html):
        assert "Your comment is not shown to others until a moderator has looked at it." in words
        assert "Held by the house rules." in words
        assert "A program decided this, by the house rules." in words
        assert "You can appeal here, free of charge, within six months" in words
        assert f"{HOME}/statements/" in words
        assert "/?lang=en" in words


def test_decisions_have_their_own_click(
    world: World, desk: Desk, post: Post, decision: Arrived
) -> None:
    assert one_click(decision) == 200
    wishes = wishes_of(world.alice.reader.id)
    assert (wishes.mail, wishes.decisions) == ("once", False)
    desk.held("Held once more.")
    assert post.comes() == []


def test_an_answered_appeal_is_told_in_a_letter_of_its_own(
    world: World, desk: Desk, post: Post, decision: Arrived
) -> None:
    (statement,) = statements_of(world.alice.reader.id)
    appealed = writelane.run(moderation.appeal(statement.id, "It breaks no rule."))
    assert post.comes() == []
    writelane.run(moderation.answer(appealed, reverse=True, said="You are right.", by=desk.dora))
    (mail,) = post.comes()
    assert mail.mail["Subject"] == "Your appeal has been answered: The Courier"
    assert mail.mail["References"] == decision.mail["References"], "one thread in a mail program"
    assert "Your appeal was granted. You are right." in " ".join(mail.plain.split())


def test_a_letter_is_from_the_paper_to_one_reader_and_no_machine_answers_it(
    news: Arrived, decision: Arrived
) -> None:
    for letter in (news, decision):
        assert letter.sender == "comments@courier.example"
        assert len(letter.recipients) == 1
        assert str(letter.mail["To"]) == letter.recipients[0]
        assert letter.mail["Cc"] is None
        assert letter.mail["Reply-To"] is None
        assert letter.mail["Auto-Submitted"] == "auto-generated"
        assert letter.mail["List-Id"] == "The Courier <courier.talk.courier.example>"
        other = ({"charlie@example.org", "alice@example.org"} - set(letter.recipients)).pop()
        assert other.encode() not in letter.raw
    assert b"@example.org" not in news.raw.replace(b"charlie@example.org", b"")


def test_what_a_reader_is_told_is_settled_on_a_page_of_their_own(
    world: World, post: Post, news: Arrived
) -> None:
    address = link(news, "/mail/wishes/")
    page = Client().get(address.removeprefix(HOME)).content.decode()
    assert "The old bridge will be mended" in page
    assert post.presses(address, mail="daily") == 303
    wishes = wishes_of(world.charlie.reader.id)
    assert (wishes.mail, wishes.decisions) == ("daily", False)
    follow_id = page.partition('name="leave" value="')[2].partition('"')[0]
    assert post.presses(address, leave=follow_id) == 303
    assert (
        "Under each story you can ask" in Client().get(address.removeprefix(HOME)).content.decode()
    )
    assert post.presses(address, mail="hourly, please") == 422


def test_what_a_letter_leads_to_speaks_the_language_of_the_letter(world: World, post: Post) -> None:
    post.knows(world.charlie, "charlie@example.org", "ar")
    writelane.run(follow(targets.of_story(world.story.slug), by=world.charlie.reader))
    world.says("First.")
    (mail,) = post.comes()
    for part in ("/mail/stop/", "/mail/wishes/"):
        page = Client().get(link(mail, part).removeprefix(HOME)).content.decode()
        assert '<html lang="ar" dir="rtl">' in page


def test_who_is_freed_of_a_sanction_is_told_once(world: World, desk: Desk, post: Post) -> None:
    post.knows(world.alice, "alice@example.org")
    alice = world.alice.reader.id
    writelane.run(moderation.sanction(Act.BAN, alice, by=desk.bob, why=Why("harassment")))
    (bound,) = post.comes()
    assert "This decision has been undone." not in bound.plain
    (binding,) = in_force(alice, clock.now())
    lift = writelane.run(moderation.lift(binding.id, by=desk.bob))
    (freed,) = post.comes()
    assert "This decision has been undone." in freed.plain
    assert freed.mail["References"] == bound.mail["References"]
    assert bell(alice).unseen == 2
    (page,) = statements_of(alice)
    assert page.lifted
    writelane.run(moderation.undo(lift.batch, by=desk.bob))
    assert post.comes() == []
    (page,) = statements_of(alice)
    assert not page.lifted
