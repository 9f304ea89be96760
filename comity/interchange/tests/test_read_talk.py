"""The collections of Talk, as Coral was called before, are read from their folder."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from comity.interchange.formats import FORMATS
from comity.interchange.records import (
    ArchiveComment,
    ArchiveReader,
    ArchiveStory,
    ArchiveVote,
    Record,
    Rejected,
)
from comity.interchange.tests.archives import of

MOMENT = datetime(2018, 1, 3, 10, tzinfo=UTC)
TOLD = {"$date": "2018-01-03T10:00:00.000Z"}
ASSET = {
    "id": "s1",
    "url": "https://gazette.example/ferry",
    "title": "The new ferry",
    "author": "Petra",
    "publication_date": TOLD,
    "closedAt": None,
    "settings": {},
}
READER: dict[str, Any] = {
    "id": "u1",
    "username": "rafa_1",
    "role": "MODERATOR",
    "password": "$2b$10$secret",
    "profiles": [
        {"id": "77", "provider": "facebook"},
        {"id": "r@example.org", "provider": "local"},
    ],
    "status": {"banned": {"status": False}, "suspension": {"until": None}},
    "metadata": {"displayName": "Rafa"},
    "created_at": TOLD,
}
SAID: dict[str, Any] = {
    "id": "c1",
    "asset_id": "s1",
    "author_id": "u1",
    "parent_id": None,
    "status": "ACCEPTED",
    "body": "Who *pays*?\n1 < 2",
    "body_history": [{"body": "Who?", "created_at": TOLD}, {"body": "Who *pays*?\n1 < 2",
                     "created_at": TOLD}],
    "tags": [{"tag": {"name": "FEATURED"}}, {"tag": {"name": "STAFF"}}],
    "action_counts": {"respect": 2, "like": {"$numberInt": "1"}, "flag": 4},
    "deleted_at": None,
    "created_at": TOLD,
}  # fmt: skip
ACTIONS = [
    {"action_type": "RESPECT", "item_type": "COMMENTS", "item_id": "c1", "user_id": "u1"},
    {"action_type": "FLAG", "item_type": "COMMENTS", "item_id": "c1", "user_id": "u1"},
    {"action_type": "FLAG", "item_type": "USERS", "item_id": "u1", "user_id": "u1"},
]


def read(folder: Path, comments: list[dict[str, Any]], *users: dict[str, Any]) -> list[Record]:
    collections = {"assets": [ASSET], "users": users, "comments": comments, "actions": ACTIONS}
    for name, documents in collections.items():
        (folder / f"{name}.json").write_text("\n".join(map(json.dumps, documents)), "utf-8")
    records, share = FORMATS["coral"].read(folder)
    found = list(records)
    assert share() == 1.0
    return found


def test_it_reads_stories_readers_comments_and_votes(tmp_path: Path) -> None:
    records = read(tmp_path, [SAID], READER)
    (story,) = of(ArchiveStory, records)
    assert (story.title, story.author, story.published) == ("The new ferry", "Petra", MOMENT)
    assert (story.address, story.is_closed) == ("https://gazette.example/ferry", False)
    assert of(ArchiveReader, records) == [
        ArchiveReader("u1", "Rafa", "r@example.org", role="moderator", joined=MOMENT)
    ]
    (comment,) = of(ArchiveComment, records)
    assert (comment.text, comment.markup) == ("Who *pays*?\n1 < 2", "text")
    assert (comment.formers, comment.edited) == ((("Who?", MOMENT),), MOMENT)
    assert (comment.ups, comment.is_picked, comment.author_label) == (3, True, "Staff")
    assert of(ArchiveVote, records) == [ArchiveVote("c1", "u1", 1)]
    assert "secret" not in repr(records)


def test_words_with_marks_come_with_them(tmp_path: Path) -> None:
    rich = {**SAID, "metadata": {"richTextBody": "Who <b>pays</b>?"}}
    (comment,) = of(ArchiveComment, read(tmp_path, [rich], READER))
    assert (comment.text, comment.markup) == ("Who <b>pays</b>?", "html")


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({"status": "NONE"}, "published"),
        ({"status": "PREMOD"}, "held"),
        ({"status": "SYSTEM_WITHHELD"}, "held"),
        ({"status": "REJECTED"}, "rejected"),
        ({"deleted_at": TOLD, "body": None, "author_id": None, "body_history": []}, "removed"),
    ],
)
def test_each_state_has_its_own(tmp_path: Path, changes: dict[str, Any], state: str) -> None:
    (comment,) = of(ArchiveComment, read(tmp_path, [{**SAID, **changes}], READER))
    assert comment.state == state
    records = read(tmp_path, [{**SAID, "status": "ODD"}, {"id": "c2"}])
    assert len(of(Rejected, records)) == 2


@pytest.mark.parametrize(
    ("status", "banned", "until"),
    [
        ({"banned": {"status": True}}, True, None),
        ("BANNED", True, None),
        ("ACTIVE", False, None),
        ({"banned": {"status": False}, "suspension": {"until": TOLD}}, True, MOMENT),
    ],
)
def test_bans_come_as_old_versions_tell_them(
    tmp_path: Path, status: object, banned: bool, until: datetime | None
) -> None:
    (reader,) = of(ArchiveReader, read(tmp_path, [SAID], {**READER, "status": status}))
    assert (reader.is_banned, reader.banned_until) == (banned, until)
