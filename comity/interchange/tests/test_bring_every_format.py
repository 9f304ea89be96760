"""The same short thread in every format: read, brought in, written down, shown on its page."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from comity.comments.models import Comment
from comity.interchange.addresses import Addresses
from comity.interchange.arriving import Arrived, arrive
from comity.interchange.formats import FORMATS
from comity.interchange.plan import Choices, planned
from comity.interchange.tests.test_read_isso import SCHEMA
from comity.journal.models import Entry
from comity.snapshots.keys import PageKey
from comity.snapshots.render import render
from comity.stories.models import Story
from tests.world import World

ADDRESS = "https://gazette.example/ferry"
FIRST, LATER = datetime(2020, 1, 3, 10, tzinfo=UTC), datetime(2020, 1, 3, 11, tzinfo=UTC)
HOSTILE = "We do.<script>alert(1)</script><img src=x onerror=alert(1)>"
"""The answer, by Bo, to what Rafa asks: “Who pays?”."""


def iso(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def plain(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M:%S")


def disqus(folder: Path) -> Path:
    def post(key: int, name: str, words: str, at: datetime, parent: str = "") -> str:
        return f"""<post dsq:id="{key}"><message><![CDATA[{words}]]></message>
<createdAt>{iso(at)}</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam>
<author><name>{name}</name><isAnonymous>true</isAnonymous></author><thread dsq:id="10"/>
{parent}</post>"""

    path = folder / "disqus.xml"
    path.write_text(f"""<?xml version="1.0"?><disqus xmlns="http://disqus.com"
xmlns:dsq="http://disqus.com/disqus-internals"><thread dsq:id="10"><id>198 {ADDRESS}</id><link/>
<title>The new ferry</title><isClosed>false</isClosed><isDeleted>false</isDeleted></thread>
{post(1, "Rafa", "<p>Who pays?</p>", FIRST)}
{post(2, "Bo", HOSTILE, LATER, '<parent dsq:id="1"/>')}</disqus>""")
    return path


def wordpress(folder: Path) -> Path:
    def comment(key: int, name: str, words: str, at: datetime, parent: int) -> str:
        return f"""<wp:comment><wp:comment_id>{key}</wp:comment_id>
<wp:comment_author>{name}</wp:comment_author><wp:comment_date_gmt>{plain(at)}</wp:comment_date_gmt>
<wp:comment_content><![CDATA[{words}]]></wp:comment_content>
<wp:comment_approved>1</wp:comment_approved><wp:comment_parent>{parent}</wp:comment_parent>
</wp:comment>"""

    path = folder / "export.wxr"
    path.write_text(f"""<?xml version="1.0"?><rss xmlns:wp="http://wordpress.org/export/1.2/">
<channel><item><title>The new ferry</title><link>{ADDRESS}</link><wp:post_id>7</wp:post_id>
<wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
{comment(1, "Rafa", "Who pays?", FIRST, 0)}{comment(2, "Bo", HOSTILE, LATER, 1)}
</item></channel></rss>""")
    return path


def wpdiscuz(folder: Path) -> Path:
    def comment(key: int, parent: int, name: str, words: str, hour: int, replies: str = "") -> str:
        return f"""<div id="wpd-comm-{key}_{parent}" class="comment wpd-comment">
<div class="wpd-comment-wrap wpd-blog-guest"><div class="wpd-comment-author">{name}</div>
<div class="wpd-comment-date" title="3 January, 2020 {hour}:00 am">5 years ago</div>
<div class="wpd-comment-text">{words}</div></div>{replies}</div>"""

    answer = comment(2, 1, "Bo", HOSTILE, 11)
    path = folder / "page.html"
    path.write_text(f"""<!DOCTYPE html><html><head><link rel="canonical" href="{ADDRESS}"></head>
<body><h1>The new ferry</h1><div id="wpdcom"><div id="wpd-threads">
<div class="wpd-thread-info" data-comments-count="2">2 Comments</div>
{comment(1, 0, "Rafa", "<p>Who pays?</p>", 10, answer)}</div></div></body></html>""")
    return path


def isso(folder: Path) -> Path:
    path = folder / "comments.db"
    with closing(sqlite3.connect(path)) as rows, rows:
        rows.executescript(SCHEMA)
        rows.execute("DELETE FROM comments")
        said = "INSERT INTO comments VALUES (1, ?, ?, ?, NULL, 1, '', ?, ?, '', '', 0, 0, x'', 0)"
        rows.execute(said, (1, None, FIRST.timestamp(), "Who pays?", "Rafa"))
        rows.execute(said, (2, 1, LATER.timestamp(), HOSTILE, "Bo"))
    return path


def remark42(folder: Path) -> Path:
    def line(key: str, pid: str, name: str, words: str, at: datetime) -> str:
        return json.dumps(
            {"id": key, "pid": pid, "text": words, "user": {"id": name.lower(), "name": name},
             "locator": {"site": "g", "url": ADDRESS}, "time": iso(at), "title": "The new ferry"}
        )  # fmt: skip

    path = folder / "backup.gz"
    lines = [line("1", "", "Rafa", "<p>Who pays?</p>", FIRST), line("2", "1", "Bo", HOSTILE, LATER)]
    path.write_text("\n".join(lines))
    return path


def coral(folder: Path) -> Path:
    def comment(key: str, parent: str | None, author: str, words: str, at: datetime) -> Any:
        return {"id": key, "storyID": "s1", "authorID": author, "parentID": parent,
                "status": "APPROVED", "createdAt": {"$date": iso(at)},
                "revisions": [{"id": "r", "body": words}]}  # fmt: skip

    whole: dict[str, list[Any]] = {
        "stories": [{"id": "s1", "url": ADDRESS, "metadata": {"title": "The new ferry"}}],
        "users": [{"id": "u1", "username": "Rafa"}, {"id": "u2", "username": "Bo"}],
        "comments": [
            comment("2", "1", "u2", HOSTILE, LATER),
            comment("1", None, "u1", "<div>Who pays?</div>", FIRST),
        ],
    }
    path = folder / "coral"
    path.mkdir()
    for name, documents in whole.items():
        (path / f"{name}.json").write_text("\n".join(map(json.dumps, documents)))
    return path


def commento(folder: Path) -> Path:
    def comment(key: str, parent: str, author: str, words: str, at: datetime) -> Any:
        return {"commentHex": key, "domain": "gazette.example", "url": "/ferry",
                "commenterHex": author, "markdown": words, "parentHex": parent, "score": 0,
                "state": "approved", "creationDate": iso(at), "deleted": False}  # fmt: skip

    path = folder / "commento.json"
    path.write_text(json.dumps({
        "version": 1,
        "comments": [comment("1", "root", "u1", "Who pays?", FIRST),
                     comment("2", "1", "u2", HOSTILE, LATER)],
        "commenters": [{"commenterHex": "u1", "name": "Rafa"},
                       {"commenterHex": "u2", "name": "Bo"}],
    }))  # fmt: skip
    return path


def comentario(folder: Path) -> Path:
    def comment(key: str, parent: str | None, author: str, words: str, at: datetime) -> Any:
        return {"id": key, "parentId": parent, "pageId": "p1", "html": words, "isApproved": True,
                "createdTime": iso(at), "userCreated": author}  # fmt: skip

    path = folder / "comentario.json"
    path.write_text(json.dumps({
        "version": 3,
        "pages": [{"id": "p1", "path": "/ferry", "title": "The new ferry"}],
        "comments": [comment("1", None, "u1", "<p>Who pays?</p>", FIRST),
                     comment("2", "1", "u2", HOSTILE, LATER)],
        "commenters": [{"id": "u1", "name": "Rafa"}, {"id": "u2", "name": "Bo"}],
    }))  # fmt: skip
    return path


def artrans(folder: Path) -> Path:
    def comment(key: str, rid: str, name: str, words: str, at: datetime) -> Any:
        return {"id": key, "rid": rid, "content": words, "is_pending": "false", "nick": name,
                "created_at": f"{plain(at)} +0000", "page_key": "/ferry",
                "page_title": "The new ferry", "site_urls": "https://gazette.example"}  # fmt: skip

    path = folder / "artrans.json"
    both = [comment("1", "0", "Rafa", "Who pays?", FIRST), comment("2", "1", "Bo", HOSTILE, LATER)]
    path.write_text(json.dumps(both))
    return path


def waline(folder: Path) -> Path:
    def comment(key: str, pid: str | None, name: str, words: str, at: datetime) -> Any:
        return {"objectId": key, "nick": name, "comment": words, "url": "/ferry", "pid": pid,
                "status": "approved", "insertedAt": iso(at)}  # fmt: skip

    path = folder / "waline.json"
    both = [comment("1", None, "Rafa", "Who pays?", FIRST), comment("2", "1", "Bo", HOSTILE, LATER)]
    path.write_text(json.dumps({"type": "waline", "version": 1, "data": {"Comment": both}}))
    return path


ARCHIVES: dict[str, Callable[[Path], Path]] = {
    "disqus": disqus,
    "wordpress": wordpress,
    "wpdiscuz": wpdiscuz,
    "isso": isso,
    "remark42": remark42,
    "coral": coral,
    "commento": commento,
    "comentario": comentario,
    "artrans": artrans,
    "waline": waline,
}


def bring(world: World, name: str, path: Path) -> Arrived:
    maps = Addresses.read(["^/ferry/?$=" + ADDRESS])
    choices = Choices(FORMATS[name], maps, ZoneInfo("UTC"), "")
    with planned([path], choices, _no_rejection, lambda _path, _share: None) as plan:
        *_before, done = arrive(world.house.key, plan)
    return done


def _no_rejection(path: Path, found: object) -> None:
    raise AssertionError((path, found))


def test_every_format_is_tried_here() -> None:
    assert ARCHIVES.keys() == FORMATS.keys()


@pytest.mark.parametrize("name", [*ARCHIVES])
def test_it_is_shown_as_it_was(world: World, tmp_path: Path, name: str) -> None:
    path = ARCHIVES[name](tmp_path)
    assert bring(world, name, path).new == 2
    story = Story.objects.get(address=ADDRESS)
    asked, answer = Comment.objects.filter(story=story).order_by("number")
    assert (asked.name, asked.source, asked.posted_at) == ("Rafa", "Who pays?", FIRST)
    assert (answer.name, answer.parent_id, answer.posted_at) == ("Bo", asked.id, LATER)
    assert answer.origin == f"{FORMATS[name].prefix}:2"
    shown = render(PageKey(world.house.key, story.slug, "oldest", 0, "", "fragment"))
    assert shown is not None
    page = shown.identity.decode()
    words = re.sub(r"<[^>]*>", " ", page)
    assert words.index("Who pays?") < words.index("We do.")
    assert "<script" not in page
    assert "<img" not in page.split('<ol class="thread"', 1)[1]
    entries = Entry.objects.count()
    again = bring(world, name, path)
    assert (again.new, again.known, again.readers) == (0, 2, 0)
    assert Entry.objects.count() == entries
