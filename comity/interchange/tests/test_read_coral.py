"""Coral's collections and CSVs are read from their folder."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from comity.interchange import coral
from comity.interchange.formats import FORMATS
from comity.interchange.records import (
    ArchiveComment,
    ArchiveReader,
    ArchiveStory,
    ArchiveVote,
    BrokenArchive,
    Record,
    Rejected,
)
from comity.interchange.source import Folder
from comity.interchange.tests.archives import of

MOMENT = {"$date": "2020-01-03T10:00:00.000Z"}
STORIES = [
    {
        "id": "s1",
        "url": "https://gazette.example/ferry",
        "metadata": {"title": "The new ferry", "author": "Petra", "publishedAt": MOMENT},
        "closedAt": MOMENT,
    }
]
USERS = [
    {
        "id": "u1",
        "username": "Rafa",
        "email": "rafa@example.org",
        "role": "MODERATOR",
        "password": "$2b$10$secret",
        "profiles": [{"type": "local", "password": "$2b$10$secret"}],
        "status": {"ban": {"active": True}},
        "createdAt": {"$date": {"$numberLong": "1578045600000"}},
    }
]
COMMENTS: list[dict[str, Any]] = [
    {
        "id": "c1",
        "storyID": "s1",
        "authorID": "u1",
        "revisions": [
            {"id": "r1", "body": "<div>Who pays</div>", "createdAt": MOMENT},
            {"id": "r2", "body": "<div>Who pays?</div>", "createdAt": MOMENT},
        ],
        "status": "APPROVED",
        "actionCounts": {"REACTION": {"$numberInt": "2"}},
        "tags": [{"type": "FEATURED"}],
        "createdAt": MOMENT,
    },
    {"id": "c2", "storyID": "s1", "parentID": "c1", "status": "SYSTEM_WITHHELD", "revisions": []},
    {"id": "c3", "storyID": "s1", "status": "REJECTED", "deletedAt": MOMENT},
    {"id": "c4", "storyID": "s1", "status": "NEW"},
    {"id": "c5", "status": "NONE"},
]
ACTIONS = [
    {"actionType": "REACTION", "commentID": "c1", "userID": "u1"},
    {"actionType": "FLAG", "commentID": "c1", "userID": "u1"},
]


def write(folder: Path, *, as_list: bool = False, pretty: bool = False) -> None:
    collections = (
        ("stories", STORIES),
        ("users", USERS),
        ("comments", COMMENTS),
        ("commentActions", ACTIONS),
    )
    for name, documents in collections:
        whole = json.dumps(documents)
        indent = 4 if pretty else None
        lines = "\n".join(json.dumps(each, indent=indent) for each in documents)
        (folder / f"{name}.json").write_text(whole if as_list else lines, "utf-8")


@pytest.mark.parametrize("how", ["", "as_list", "pretty"])
def test_it_reads_what_mongoexport_writes(tmp_path: Path, how: str) -> None:
    write(tmp_path, as_list=how == "as_list", pretty=how == "pretty")
    records = list(coral.read(Folder(tmp_path)))
    moment = datetime(2020, 1, 3, 10, tzinfo=UTC)
    (story,) = of(ArchiveStory, records)
    assert (story.title, story.published, story.is_closed) == ("The new ferry", moment, True)
    (reader,) = of(ArchiveReader, records)
    assert (reader.role, reader.is_banned, reader.joined) == ("moderator", True, moment)
    first, second, third = of(ArchiveComment, records)
    assert (first.text, first.edited, first.ups) == ("<div>Who pays?</div>", moment, 2)
    assert first.formers == (("<div>Who pays</div>", moment),)
    assert first.is_picked
    assert (second.parent, second.state, second.text) == ("c1", "held", "")
    assert third.state == "removed"
    assert of(ArchiveVote, records) == [ArchiveVote("c1", "u1", 1)]
    assert len(of(Rejected, records)) == 2


def test_no_password_is_taken_over(tmp_path: Path) -> None:
    write(tmp_path)
    assert "secret" not in repr(list(coral.read(Folder(tmp_path))))


def test_it_reads_the_csvs_of_the_importer(tmp_path: Path) -> None:
    files = {
        "stories": 's1,https://gazette.example/ferry,"The ""new"" ferry",Petra,2020-01-03,,\n',
        "users": "u1,rafa@example.org,Rafa,ADMIN,true,2020-01-03T10:00:00Z\n",
        "comments": 'c1,u1,s1,2020-01-03T10:00:00Z,"Who pays,\nand when?",,APPROVED,\n'
        "c2,u1,s1,2020-01-03T11:00:00Z,We do.,c1,REJECTED,\nc3,too,short\n",
    }
    for name, text in files.items():
        (tmp_path / f"{name}.csv").write_text(text, "utf-8")
    records: list[Record] = list(coral.read(Folder(tmp_path)))
    assert of(ArchiveStory, records)[0].title == 'The "new" ferry'
    assert of(ArchiveReader, records)[0].role == "admin"
    first, second = of(ArchiveComment, records)
    assert (first.text, first.parent) == ("Who pays,\nand when?", None)
    assert (second.parent, second.state) == ("c1", "rejected")
    assert [record.place for record in of(Rejected, records)] == ["comments.csv, line 4"]


def test_a_folder_without_comments_is_refused(tmp_path: Path) -> None:
    (tmp_path / "stories.json").write_text("{}", "utf-8")
    with pytest.raises(BrokenArchive, match=r"comments\.json"):
        list(coral.read(Folder(tmp_path)))


def test_a_csv_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "stories.csv").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "comments.csv").write_bytes(b"")
    with pytest.raises(BrokenArchive, match="UTF-8"):
        list(coral.read(Folder(tmp_path)))


def test_the_share_that_was_read_grows_to_the_whole(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "invites.json").write_text("x" * 10_000)
    records, share = FORMATS["coral"].read(tmp_path)
    seen = [share(), *(share() for _record in records)]
    assert seen == sorted(seen)
    assert (seen[0], share()) == (0.0, 1.0)


def with_more(folder: Path, name: str, *documents: dict[str, Any]) -> list[Record]:
    write(folder)
    (folder / f"{name}.json").write_text("\n".join(map(json.dumps, documents)), "utf-8")
    return list(coral.read(Folder(folder)))


def test_what_coral_moved_to_its_archive_comes_as_well(tmp_path: Path) -> None:
    old = {**COMMENTS[0], "id": "c9"}
    comments = of(ArchiveComment, with_more(tmp_path, "archivedComments", old))
    assert [each.key for each in comments] == ["c1", "c2", "c3", "c9"]
    vote = {"actionType": "REACTION", "commentID": "c9", "userID": "u1"}
    votes = of(ArchiveVote, with_more(tmp_path, "archivedCommentActions", vote))
    assert [each.comment for each in votes] == ["c1", "c9"]


def test_a_film_below_a_comment_becomes_a_link(tmp_path: Path) -> None:
    media = {"type": "youtube", "url": "https://film.example/watch?v=1&t=2", "title": "A film"}
    film = {**COMMENTS[0], "id": "c9", "revisions": [{"body": "See:", "media": media}]}
    *_others, last = of(ArchiveComment, with_more(tmp_path, "archivedComments", film))
    assert last.text == 'See:<p><a href="https://film.example/watch?v=1&amp;t=2">watch</a></p>'


def test_a_suspension_is_a_ban_that_ends(tmp_path: Path) -> None:
    spans = [
        {"from": {"start": MOMENT, "finish": {"$date": f"{year}-01-01T00:00:00Z"}}}
        for year in (2019, 2031, 2020)
    ]
    users = [
        {"id": "u2", "status": {"ban": {"active": False}, "suspension": {"history": spans}}},
        {"id": "u3", "status": {"suspension": {"active": False, "history": []}}},
    ]
    second, third = of(ArchiveReader, with_more(tmp_path, "users", *users))
    assert (second.is_banned, second.banned_until) == (True, datetime(2031, 1, 1, tzinfo=UTC))
    assert (third.is_banned, third.banned_until) == (False, None)


def test_what_stood_beside_a_name_is_told(tmp_path: Path) -> None:
    staff = {**COMMENTS[0], "id": "c9", "tags": [{"type": "REVIEW"}, {"type": "STAFF"}]}
    first, *_others, last = of(ArchiveComment, with_more(tmp_path, "archivedComments", staff))
    assert (first.author_label, first.is_picked) == (None, True)
    assert (last.author_label, last.is_picked) == ("Staff", False)
