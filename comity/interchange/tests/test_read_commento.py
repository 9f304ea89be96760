"""The JSON of Commento and of Comentario is read."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from comity.interchange import commento
from comity.interchange.records import (
    ArchiveComment,
    ArchiveReader,
    ArchiveStory,
    BrokenArchive,
    Rejected,
)
from comity.interchange.tests.archives import of, read_text

MOMENT = datetime(2020, 1, 3, 10, tzinfo=UTC)


def first_version(**changes: Any) -> dict[str, Any]:
    return {
        "commentHex": "aa",
        "domain": "gazette.example",
        "url": "/ferry",
        "commenterHex": "cc",
        "markdown": "Who *pays*?",
        "html": "<p>Who <em>pays</em>?</p>",
        "parentHex": "root",
        "score": 2,
        "state": "approved",
        "creationDate": "2020-01-03T10:00:00Z",
        "deleted": False,
        **changes,
    }


def test_it_reads_version_1(tmp_path: Path) -> None:
    export = {
        "version": 1,
        "comments": [
            first_version(),
            first_version(commentHex="bb", parentHex="aa", commenterHex="anonymous", markdown=""),
            first_version(commentHex="dd", state="flagged"),
            first_version(commentHex="ee", deleted=True),
            first_version(commentHex="ff", state="odd"),
            7,
        ],
        "commenters": [
            {"commenterHex": "cc", "name": "Rafa", "email": "r@example.org", "link": "undefined",
             "isModerator": True, "joinDate": "2020-01-03T10:00:00Z"}
        ],
    }  # fmt: skip
    records = read_text(tmp_path, commento.read, json.dumps(export))
    assert [story.address for story in of(ArchiveStory, records)] == [
        "https://gazette.example/ferry"
    ]
    first, second, third, fourth = of(ArchiveComment, records)
    assert (first.text, first.author, first.parent, first.score) == ("Who *pays*?", "cc", None, 2)
    assert first.said == MOMENT
    assert (second.markup, second.author, second.parent) == ("html", None, "aa")
    assert (third.state, fourth.state) == ("held", "removed")
    (reader,) = of(ArchiveReader, records)
    assert (reader.website, reader.role, reader.joined) == (None, "moderator", MOMENT)
    assert [record.place for record in of(Rejected, records)] == ["comments[4]", "comments[5]"]


def test_it_reads_version_3(tmp_path: Path) -> None:
    page = {"id": "p1", "path": "/ferry", "title": "The new ferry", "isReadonly": True}
    comment = {
        "id": "c1",
        "pageId": "p1",
        "markdown": "Who pays?",
        "html": "<p>Who pays?</p>",
        "score": -1,
        "isSticky": True,
        "isApproved": True,
        "createdTime": "2020-01-03T10:00:00.5Z",
        "deletedTime": "0001-01-01T00:00:00Z",
        "userCreated": "u1",
        "url": "https://gazette.example/ferry#comentario-c1",
    }
    export = {
        "version": 3,
        "pages": [page],
        "comments": [
            comment,
            {**comment, "id": "c2", "parentId": "c1", "isDeleted": True},
            {**comment, "id": "c3", "isPending": True, "isApproved": False},
            {**comment, "id": "c4", "isApproved": False},
            {**comment, "id": None},
        ],
        "commenters": [{"id": "u1", "name": "Rafa", "createdTime": "0001-01-01T00:00:00Z"}],
    }
    records = read_text(tmp_path, commento.read, json.dumps(export))
    (story,) = of(ArchiveStory, records)
    assert (story.key, story.address) == ("p1", "https://gazette.example/ferry")
    assert story.is_closed
    comments = of(ArchiveComment, records)
    states = [comment.state for comment in comments]
    assert states == ["published", "removed", "held", "rejected"]
    assert (comments[0].is_pinned, comments[0].score, comments[1].parent) == (True, -1, "c1")
    assert of(ArchiveReader, records)[0].joined is None
    assert [record.place for record in of(Rejected, records)] == ["comments[4]"]


@pytest.mark.parametrize("text", ["[]", "{}", '{"version": 2}', '{"version": 1, "comments": [{'])
def test_other_json_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(BrokenArchive):
        read_text(tmp_path, commento.read, text)


def test_what_was_deleted_is_told_by_its_words_alone(tmp_path: Path) -> None:
    """Commento exports no mark of a deletion: api/domain_export.go leaves that column out."""
    gone = first_version(markdown="[deleted]", html="", commenterHex="anonymous", deleted=False)
    export = {"version": 1, "comments": [gone], "commenters": []}
    (comment,) = of(ArchiveComment, read_text(tmp_path, commento.read, json.dumps(export)))
    assert comment.state == "removed"


def test_a_word_in_place_of_an_address_is_none(tmp_path: Path) -> None:
    """Commento++ keeps guests who gave a name as readers, with this word in all other fields."""
    guest = {"commenterHex": "cc", "name": "Bo", "email": "undefined", "link": "undefined"}
    export = {"version": 1, "comments": [], "commenters": [guest]}
    (reader,) = of(ArchiveReader, read_text(tmp_path, commento.read, json.dumps(export)))
    assert (reader.name, reader.email, reader.website) == ("Bo", None, None)


def test_an_edit_of_comentario_is_told(tmp_path: Path) -> None:
    comment = {"id": "c1", "pageId": "p1", "markdown": "We.", "isApproved": True}
    edited = {**comment, "id": "c2", "editedTime": "2020-01-03T10:00:00Z"}
    export = {"version": 3, "pages": [{"id": "p1", "path": "/"}], "comments": [comment, edited]}
    first, second = of(ArchiveComment, read_text(tmp_path, commento.read, json.dumps(export)))
    assert (first.edited, second.edited) == (None, MOMENT)


def test_a_page_without_comments_is_known_by_its_path_alone(tmp_path: Path) -> None:
    page = {"id": "p1", "path": "/ferry", "isReadonly": True}
    export = {"version": 3, "comments": [], "pages": [page]}
    (story,) = of(ArchiveStory, read_text(tmp_path, commento.read, json.dumps(export)))
    assert (story.address, story.is_closed) == ("/ferry", True)
