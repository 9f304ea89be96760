"""What moderators decided, what readers gave and where they spoke comes along with an export."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection

from comity.comments import archive as comments_rows
from comity.comments.actions import Voice
from comity.funding import actions as funding
from comity.funding import archive as funding_rows
from comity.funding.queries import drifts, goal_of_month, standing
from comity.ground import clock, writelane
from comity.holdings import HOLDINGS
from comity.interchange import archive as own_rows
from comity.interchange import jsonlines
from comity.journal.models import Entry
from comity.moderation import actions as moderation
from comity.moderation import archive as moderation_rows
from comity.moderation.acts import Act
from comity.moderation.follower import ModerationFollower
from comity.moderation.models import Tally
from comity.moderation.queries.audit import disagreements
from comity.moderation.queries.statements import statements_of
from comity.moderation.words import Why
from comity.notices import archive as notices_rows
from comity.notices.actions import follow, leave, settle, silence
from comity.notices.facts import FOLLOWS_BROUGHT_IN
from comity.notices.follower import NoticeFollower
from comity.notices.kinds import Rhythm
from comity.notices.models import Follow, Notice, Silence
from comity.notices.queries.bell import bell
from comity.notices.queries.follows import follows_of, wishes_of
from comity.notices.silence import is_silenced
from comity.notices.targets import of_story
from comity.passages import actions as passages
from comity.passages import archive as passages_rows
from comity.passages.queries import said_at
from comity.passages.words import select
from comity.publications import archive as publications_rows
from comity.readers import actions as readers
from comity.readers import archive as readers_rows
from comity.readers import mutes
from comity.stories import archive as stories_rows
from tests.desk import Desk, told
from tests.world import World

ALICE = "alice@reader.example"
INSULT = Why("insult", "The second sentence.")


def out(path: Path) -> bytes:
    path.write_bytes(b"".join(jsonlines.written("courier", HOLDINGS)))
    return path.read_bytes()


def back(path: Path) -> int:
    jsonlines.check(path, HOLDINGS)
    return sum(1 for _done in jsonlines.restore(path, HOLDINGS))


def empty() -> None:
    """Leave nothing of what this test wrote."""
    connection.check_constraints()  # PostgreSQL empties no table that has some to check
    call_command("flush", interactive=False, verbosity=0)


def tallies() -> dict[tuple[str, str], int]:
    """Return how many comments stand in each queue of the desk."""
    found = Tally.objects.exclude(count=0)
    return {(row.section, row.queue): row.count for row in found}


def decide_and_report(desk: Desk) -> None:
    world = desk.world
    rejected = desk.said("The ferry was late again.")
    desk.held("Wait for me.")
    writelane.run(moderation.decide(Act.REJECT, [rejected.id], by=desk.bob, why=INSULT))
    statement = statements_of(world.alice.reader.id)[0]
    appeal = writelane.run(moderation.appeal(statement.id, "It was late."))
    writelane.run(moderation.answer(appeal, reverse=True, said="So it was.", by=desk.dora))
    again = desk.said("The ferry is never on time.")
    undone = writelane.run(moderation.decide(Act.REJECT, [again.id], by=desk.bob, why=INSULT))
    writelane.run(moderation.undo(undone.batch, by=desk.bob))
    waiting = desk.said("And the bridge is older.")
    writelane.run(moderation.report(waiting.id, "insult", "", bearer=world.charlie.bearer))
    writelane.run(moderation.decide(Act.PICK, [waiting.id], by=desk.eve, note="Yes."))
    gone = desk.said("Nothing ever changes in this town.")
    writelane.run(moderation.decide(Act.REJECT, [gone.id], by=desk.bob, why=INSULT))
    last = statements_of(world.alice.reader.id)[0]
    writelane.run(moderation.appeal(last.id, "Does it?"))
    writelane.run(
        moderation.sanction(
            Act.SUSPEND, world.charlie.reader.id, by=desk.bob, why=INSULT, days=3, comment=None
        )
    )
    writelane.run(moderation.note(world.charlie.reader.id, "Knows the ferry.", by=desk.bob))
    writelane.run(moderation.keep_reply("Off topic", "This is about the bridge.", by=desk.bob))
    desk.follow()


def speak_at_passages(world: World) -> None:
    words = select(world.story.html, "Work begins")
    asked = passages.ask(world.story.slug, words, "Do you use it?", name="Bob", actor="staff:1")
    writelane.run(asked)
    writelane.run(
        passages.comment(
            world.story.slug,
            "At last indeed.",
            select(world.story.html, "At last."),
            voice=Voice(world.alice.bearer),
            key="p" * 16,
        )
    )


def give(world: World) -> None:
    key = world.house.key
    march = funding.Draft("USD", 500_000, "2025-03", marks=(250_000, 500_000))
    goal = writelane.run(funding.set_goal(key, march, actor="staff:bob"))
    at = datetime(2025, 3, 14, 12, tzinfo=UTC)
    for reference, amount in (("p-1", 30_000), ("p-2", 5_000)):
        paid = funding.Payment("hook", reference, amount, "USD", at, name="Ada")
        writelane.run(funding.receive(key, paid, actor="system"))
    taken = funding.Deducted("hook", "p-1", "refund", "r-1", 10_000, "USD", True, at)
    writelane.run(funding.take_off(key, taken, actor="system"))
    assert standing(goal).raised == 25_000


def follow_and_be_told(desk: Desk) -> None:
    """Charlie follows the story, by mail once a day; Alice's address wants silence."""
    world = desk.world
    charlie = world.charlie.reader
    writelane.run(follow(of_story(world.story.slug), by=charlie))
    writelane.run(settle(charlie.id, mail=Rhythm.DAILY, decisions=False))
    for reader, email in ((charlie, "charlie@reader.example"), (world.alice.reader, ALICE)):
        writelane.run(partial(readers.give_address, reader.id, email))
    writelane.run(silence(ALICE, Silence.Why.COMPLAINED, at=clock.now()))
    desk.said("The tide table is wrong, too.")
    NoticeFollower().apply(told())


@pytest.fixture
def busy(desk: Desk) -> Desk:
    """The Courier after a long week."""
    follow_and_be_told(desk)
    give(desk.world)
    speak_at_passages(desk.world)
    decide_and_report(desk)
    writelane.run(lambda: mutes.mute(desk.world.alice.reader.id, desk.world.charlie.reader.id))
    return desk


def test_a_desk_its_money_and_its_passages_come_back_the_same(busy: Desk, tmp_path: Path) -> None:
    first = out(tmp_path / "first.jsonl")
    was, said = tallies(), said_at(busy.world.story.id)
    empty()
    back(tmp_path / "first.jsonl")
    ModerationFollower().apply(told())
    assert out(tmp_path / "second.jsonl") == first
    assert tallies() == was
    assert said_at(busy.world.story.id) == said
    goal = goal_of_month("courier", "2025-03")
    assert goal is not None
    assert standing(goal).raised == 25_000
    assert drifts("courier") == []
    assert disagreements() == []


def test_to_bring_it_in_again_changes_nothing(busy: Desk, tmp_path: Path) -> None:
    first = out(tmp_path / "first.jsonl")
    entries, was = Entry.objects.count(), tallies()
    back(tmp_path / "first.jsonl")
    assert out(tmp_path / "second.jsonl") == first
    assert (Entry.objects.count(), tallies()) == (entries, was)


def test_a_desk_at_work_meanwhile_makes_no_difference(busy: Desk, tmp_path: Path) -> None:
    first = out(tmp_path / "first.jsonl")
    was = tallies()
    empty()
    for _done in jsonlines.restore(tmp_path / "first.jsonl", HOLDINGS):
        ModerationFollower().apply(told())
    assert tallies() == was
    assert out(tmp_path / "second.jsonl") == first


def test_nobody_is_told_again_of_what_was_decided(busy: Desk, tmp_path: Path) -> None:
    out(tmp_path / "first.jsonl")
    empty()
    back(tmp_path / "first.jsonl")
    kinds = {fact.kind for fact in told()}
    assert not kinds & {"moderation.decided", "moderation.stated", "comment.posted"}


def test_a_bell_comes_back_and_what_is_followed_is_told_from_then_on(
    busy: Desk, tmp_path: Path
) -> None:
    Notice.objects.update(mail=Notice.Mail.WAITING, due_at=clock.now())
    out(tmp_path / "first.jsonl")
    charlie = busy.world.charlie.reader.id
    was = bell(charlie)
    assert was.unseen == 1
    empty()
    back(tmp_path / "first.jsonl")
    NoticeFollower().apply(told())
    assert bell(charlie) == was
    assert not Notice.objects.exclude(mail="", push="").exists(), "it was sent where it came from"
    assert is_silenced(ALICE)
    assert wishes_of(charlie).mail == Rhythm.DAILY
    (followed,) = follows_of(charlie)
    (entry,) = Entry.objects.filter(kind=FOLLOWS_BROUGHT_IN)
    row = Follow.objects.get(id=followed.id)
    assert (row.tx, row.entry) == (entry.tx, entry.id), "what stands after it is told"


def test_what_was_left_since_then_is_not_followed_again(busy: Desk, tmp_path: Path) -> None:
    out(tmp_path / "first.jsonl")
    charlie = busy.world.charlie.reader.id
    (followed,) = follows_of(charlie)
    writelane.run(leave(followed.id, by=charlie))
    back(tmp_path / "first.jsonl")
    assert follows_of(charlie) == ()


SAVED = {
    "Publication": ("publications", publications_rows.COLUMNS),
    "Reader": ("readers", readers_rows.READER),
    "Sanction": ("readers", readers_rows.SANCTION),
    "FormerName": ("readers", readers_rows.NAME),
    "Mute": ("readers", readers_rows.MUTE),
    "Story": ("stories", stories_rows.COLUMNS),
    "Comment": ("comments", comments_rows.COMMENT),
    "Former": ("comments", comments_rows.FORMER),
    "Vote": ("comments", comments_rows.VOTE),
    "Passage": ("passages", passages_rows.PASSAGE),
    "Question": ("passages", passages_rows.QUESTION),
    "Decision": ("moderation", moderation_rows.DECISION),
    "Statement": ("moderation", moderation_rows.STATEMENT),
    "Appeal": ("moderation", moderation_rows.APPEAL),
    "Report": ("moderation", moderation_rows.REPORT),
    "Note": ("moderation", moderation_rows.NOTE),
    "SavedReply": ("moderation", moderation_rows.REPLY),
    "Goal": ("funding", funding_rows.GOAL),
    "Contribution": ("funding", funding_rows.CONTRIBUTION),
    "Deduction": ("funding", funding_rows.DEDUCTION),
    "Arrival": ("interchange", own_rows.ARRIVAL),
    "Account": ("interchange", own_rows.ACCOUNT),
    "Follow": ("notices", notices_rows.FOLLOW),
    "Wishes": ("notices", notices_rows.WISHES),
    "Notice": ("notices", notices_rows.NOTICE),
    "Silence": ("notices", notices_rows.SILENCE[1:]),
}
"""Every row that an export holds: its app, and the columns that are told."""

LEFT_BEHIND: dict[str, set[str]] = {
    "Reader": {"skeleton", "user_id"},
    "FormerName": {"id"},
    "Comment": {"network"},
    "Former": {"id"},
    "Vote": {"id"},
    "Question": {"id"},
    "Decision": {"by_id"},
    "Note": {"id"},
    "SavedReply": {"id"},
    "Deduction": {"id", "contribution_id"},
    "Arrival": {"id"},
    "Account": {"id"},
    "Follow": {"tx", "entry"},
    "Notice": {"mail", "due_at", "letter_id", "push", "push_at", "push_tries"},
    "Silence": {"digest"},
}
"""Columns that are made anew, that hold staff's accounts, that are this server's own or that would
send something a second time, or that no export may hold."""


@pytest.mark.parametrize("name", [*SAVED])
def test_no_column_is_forgotten(name: str) -> None:
    label, columns = SAVED[name]
    model = apps.get_model(label, name)
    every = {field.attname for field in model._meta.concrete_fields}
    assert every == set(columns) | LEFT_BEHIND.get(name, set())
