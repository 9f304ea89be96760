"""An archive comes in once, in order, cleaned, and is known again by its ids."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from comity.comments.models import Comment, Former, Vote
from comity.comments.queries import page
from comity.interchange.addresses import Addresses, BadMap
from comity.interchange.arriving import Arrived, arrive
from comity.interchange.formats import FORMATS
from comity.interchange.models import Account, Arrival
from comity.interchange.plan import Choices, planned
from comity.interchange.records import BrokenArchive, Finding, Rejected
from comity.interchange.tests.test_read_wordpress import EXPORT as WORDPRESS
from comity.interchange.tests.test_read_wordpress import INLINE
from comity.journal.models import Entry
from comity.passages.models import Question
from comity.passages.queries import said_at
from comity.readers.models import Reader, Sanction
from comity.stories.models import Story
from comity.stories.queries import story_at
from tests.world import World

Line = dict[str, object]


def line(key: str, parent: str = "", **more: object) -> Line:
    return {
        "id": key,
        "pid": parent,
        "text": f"<p>Words {key}</p>",
        "user": {"id": f"u{key}", "name": f"Reader {key}"},
        "locator": {"site": "x", "url": "https://gazette.example/ferry/"},
        "time": f"2020-01-01T00:00:{int(key):02}Z",
    } | more


def backup(folder: Path, *lines: Line) -> Path:
    path = folder / "backup.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return path


def come(
    world: World, name: str, path: Path, *maps: str, zone: str = "UTC", site: str = ""
) -> tuple[Arrived, list[Rejected]]:
    """Bring an archive in; return what came and what could not."""
    rejected: list[Rejected] = []
    choices = Choices(FORMATS[name], Addresses.read(maps), ZoneInfo(zone), site)

    def report(_path: Path, found: Finding) -> None:
        if isinstance(found, Rejected):
            rejected.append(found)

    with planned([path], choices, report, lambda _path, _share: None) as plan:
        *_before, done = arrive(world.house.key, plan)
    return done, rejected


def test_it_keeps_ids_names_dates_votes_and_the_tree(world: World, tmp_path: Path) -> None:
    come(world, "remark42", backup(
        tmp_path,
        line("1", votes={"u2": True, "u3": False}, score=0, pin=True),
        line("2", "1"),
        line("3", "2", edit={"time": "2020-01-02T00:00:00Z"}),
    ))  # fmt: skip
    story = Story.objects.get(address="https://gazette.example/ferry/")
    first, second, third = Comment.objects.filter(story=story).order_by("number")
    assert [each.origin for each in (first, second, third)] == [
        "remark42:1",
        "remark42:2",
        "remark42:3",
    ]
    assert (second.parent_id, third.parent_id, third.depth) == (first.id, second.id, 2)
    assert (first.ups, first.downs, first.told["pinned"]) == (1, 1, True)
    assert first.posted_at == datetime(2020, 1, 1, 0, 0, 1, tzinfo=UTC)
    assert third.edited_at == datetime(2020, 1, 2, tzinfo=UTC)
    assert (first.name, first.html, first.source) == ("Reader 1", "<p>Words 1</p>", "Words 1")
    reader = Reader.objects.get(origin="remark42:u1")
    assert first.reader_id == reader.id
    votes = Vote.objects.filter(comment=first).values_list("reader__origin", "value")
    assert sorted(votes) == [("remark42:u2", 1), ("remark42:u3", -1)]
    assert (story.count, story.roots_shown) == (3, 1)


def test_answers_that_stand_before_what_they_answer_find_it(world: World, tmp_path: Path) -> None:
    early = line("1", "2")
    _done, rejected = come(world, "remark42", backup(tmp_path, line("3", "1"), early, line("2")))
    assert not rejected
    story = Story.objects.get(address="https://gazette.example/ferry/")
    keys = Comment.objects.filter(story=story).order_by("number").values_list("origin", "depth")
    assert list(keys) == [("remark42:2", 0), ("remark42:1", 1), ("remark42:3", 2)]


def test_two_that_answer_each_other_come_as_two(world: World, tmp_path: Path) -> None:
    done, _rejected = come(world, "remark42", backup(tmp_path, line("1", "2"), line("2", "1")))
    assert done.new == 2
    assert Comment.objects.get(origin="remark42:1").told == {"parent_missing": "remark42:2"}


def test_a_second_time_changes_nothing(world: World, tmp_path: Path) -> None:
    path = backup(tmp_path, line("1"), line("2", "1", votes={"u1": True}))
    come(world, "remark42", path)
    before = {
        model: list(model.objects.order_by("pk").values())
        for model in (Story, Comment, Reader, Vote, Arrival, Account, Entry)
    }
    done, _rejected = come(world, "remark42", path)
    assert (done.new, done.known, done.readers) == (0, 2, 0)
    for model, there in before.items():
        assert list(model.objects.order_by("pk").values()) == there


def test_a_broken_archive_is_refused_whole(world: World, tmp_path: Path) -> None:
    path = tmp_path / "export.xml"
    path.write_text(WORDPRESS[: WORDPRESS.index("<item><title>Quiet")], encoding="utf-8")
    with pytest.raises(BrokenArchive):
        come(world, "wordpress", path)
    assert not Comment.objects.exists()


def test_hostile_html_is_cleaned(world: World, tmp_path: Path) -> None:
    hostile = '<p onclick=x>Hi <script>alert(1)</script><a href="javascript:x">link</a></p>'
    come(world, "remark42", backup(tmp_path, line("1", text=hostile)))
    assert Comment.objects.get().html == '<p>Hi <a rel="nofollow ugc noopener">link</a></p>'


def test_wordpress_comes_with_states_sites_and_accounts(world: World, tmp_path: Path) -> None:
    path = tmp_path / "export.xml"
    path.write_text(WORDPRESS, encoding="utf-8")
    _done, rejected = come(world, "wordpress", path, zone="Europe/Paris")
    assert [each.reason[:16] for each in rejected] == ["It is a pingback"]
    states = Comment.objects.order_by("number").values_list("origin", "state")
    assert dict(states) == {
        "wordpress:20": "published",
        "wordpress:21": "held",
        "wordpress:23": "removed",
    }
    assert Comment.objects.get(origin="wordpress:21").posted_at == datetime(
        2020, 1, 4, 11, tzinfo=UTC
    )
    account = Account.objects.get(reader__origin="wordpress:3")
    assert account.email == "rafa@example.org"
    ferry = Story.objects.get(headline="The new ferry")
    assert (ferry.byline, ferry.closed_at is not None) == ("petra", True)
    assert not Story.objects.filter(headline="Quiet").exists()


def test_addresses_are_mapped_by_patterns_and_by_a_table(world: World, tmp_path: Path) -> None:
    moved = line("2", locator={"url": "https://gazette.example/old?p=7"})
    table = tmp_path / "map.csv"
    table.write_text("https://gazette.example/old?p=7, https://new.example/seven/\n")
    path = backup(tmp_path, line("1"), moved)
    pattern = r"^https://gazette\.example/(.*)=https://new.example/\1"
    come(world, "remark42", path, str(table), pattern)
    addresses = Story.objects.exclude(id=world.story.id).values_list("address", flat=True)
    assert sorted(addresses) == ["https://new.example/ferry/", "https://new.example/seven/"]


@pytest.mark.parametrize("bad", ["nothing", "=x", "(=x", r"a=\7"])
def test_a_map_that_is_none_is_refused(bad: str) -> None:
    with pytest.raises(BadMap):
        Addresses.read([bad])


def test_two_archives_of_one_format_are_told_apart(world: World, tmp_path: Path) -> None:
    come(world, "remark42", backup(tmp_path, line("1")), site="north")
    other = line("1", text="<p>Other words</p>")
    come(world, "remark42", backup(tmp_path, other), site="south")
    origins = Comment.objects.order_by("number").values_list("origin", flat=True)
    assert list(origins) == ["remark42:north:1", "remark42:south:1"]
    assert Reader.objects.exclude(origin="").count() == 2


def test_who_was_banned_stays_banned(world: World, tmp_path: Path) -> None:
    user = {"id": "u1", "name": "Loud", "block": True}
    come(world, "remark42", backup(tmp_path, line("1", user=user)))
    assert Sanction.objects.get(reader__origin="remark42:u1").kind == "ban"


def test_a_longer_archive_adds_what_is_new(world: World, tmp_path: Path) -> None:
    come(world, "remark42", backup(tmp_path, line("1")))
    done, _rejected = come(world, "remark42", backup(tmp_path, line("1"), line("2", "1")))
    assert (done.new, done.known) == (1, 1)
    there = story_at(world.house.key, "https://gazette.example/ferry/")
    assert there is not None
    shown = page(there, "oldest", 1)
    assert shown is not None
    assert shown.branches[0].answers[0].comment.name == "Reader 2"


def test_each_record_that_cannot_come_is_named(world: World, tmp_path: Path) -> None:
    twin = line("1", text="<p>Again</p>")
    nowhere = line("2", locator={})
    _done, rejected = come(world, "remark42", backup(tmp_path, line("1"), twin, nowhere))
    assert [(each.place, each.reason) for each in rejected] == [
        ("line 3", "It has no url."),
        ("comment 1", "Another comment of this id stands before it."),
    ]


def test_inline_feedback_is_tied_to_the_words_it_is_about(world: World, tmp_path: Path) -> None:
    path = tmp_path / "export.wxr"
    path.write_text(INLINE % "", encoding="utf-8")
    come(world, "wordpress", path, "^$=https://gazette.example/ferry")
    come(world, "wordpress", path)
    said = Comment.objects.get(origin="wordpress:1")
    assert (said.quote, said.told["closed"]) == ("at night & day", True)
    at = sorted((each.quote, each.number or 0, each.standing) for each in said_at(said.story_id))
    assert at == [("at night & day", 0, "unseen"), ("at night & day", 1, "unseen")]
    (question,) = Question.objects.filter(passage__story=said.story_id)
    assert (question.text, question.name) == ("Sure?", world.house.name)
    assert Story.objects.get(id=said.story_id).annotated


def test_what_was_pinned_stands_above_the_thread(world: World, tmp_path: Path) -> None:
    pinned = [line("1"), line("2", pin=True, delete=True), line("3", pin=True), line("4", pin=True)]
    come(world, "remark42", backup(tmp_path, *pinned))
    story = Story.objects.get(address="https://gazette.example/ferry/")
    assert story.pinned == Comment.objects.get(origin="remark42:3").number


def test_a_ban_ends_when_the_archive_says_so(world: World, tmp_path: Path) -> None:
    def blocked(name: str, until: str) -> dict[str, object]:
        return {"id": name, "blocked": {"status": True, "until": until}}

    users = [blocked("u1", "2019-01-01T00:00:00Z"), blocked("u2", "2120-01-01T00:00:00Z")]
    come(world, "remark42", backup(tmp_path, {"version": 1, "users": users}, line("1"), line("2")))
    ban = Sanction.objects.get()
    assert (ban.reader.origin, ban.until) == ("remark42:u2", datetime(2120, 1, 1, tzinfo=UTC))


def test_a_label_beside_a_name_becomes_a_badge(world: World, tmp_path: Path) -> None:
    def said(number: int, label: str) -> str:
        return (
            f'<div id="wpd-comm-{number}_0" class="wpd-comment">'
            f'<div class="wpd-comment-label">{label}</div>'
            f'<div class="wpd-comment-text">Words {number}</div></div>'
        )

    path = tmp_path / "page.html"
    path.write_text(said(1, "Author") + said(2, "Guest"), encoding="utf-8")
    come(world, "wpdiscuz", path)
    comments = Comment.objects.filter(origin__startswith="wordpress:").order_by("origin")
    assert [each.badge for each in comments] == ["Author", ""]


def test_half_characters_and_null_ones_are_left_out(world: World, tmp_path: Path) -> None:
    half = '{"id": "c\\u0000%s", "text": "<p>Cut %s</p>", "locator": {"url": "%s"}}\n'
    path = tmp_path / "backup.jsonl"
    url = "https://gazette.example/cut/"
    path.write_text(
        half % (1, "\\ud83d", url) + half % (2, "\\ud83d\\udea2", url), encoding="utf-8"
    )
    for known in (0, 2):
        done, rejected = come(world, "remark42", path)
        assert (done.new, done.known, rejected) == (2 - known, known, [])
    said = Comment.objects.order_by("number").values_list("origin", "source")
    assert list(said) == [("remark42:c1", "Cut"), ("remark42:c2", "Cut 🚢")]


def test_many_stories_of_one_headline_are_not_looked_for_again_and_again(
    world: World, tmp_path: Path
) -> None:
    urls = [f"https://gazette.example/article.php?id={number}" for number in range(40)]
    said = [line(str(number), locator={"url": url}) for number, url in enumerate(urls)]
    come(world, "remark42", backup(tmp_path, *said[:20]))
    with CaptureQueriesContext(connection) as asked:
        come(world, "remark42", backup(tmp_path, *said[20:]))
    slugs = Story.objects.filter(address__in=urls).values_list("slug", flat=True)
    assert sorted(slugs) == sorted(["articlephp", *(f"articlephp-{n}" for n in range(2, 41))])
    looked = [each for each in asked if '"slug" =' in each["sql"]]
    assert 0 < len(looked) < 2 * len(urls)


def test_a_story_whose_address_is_too_long_to_be_kept_comes_without_one(
    world: World, tmp_path: Path
) -> None:
    url = "https://gazette.example/ferry/?" + "q" * 3000
    done, rejected = come(
        world, "remark42", backup(tmp_path, line("1", locator={"site": "x", "url": url}))
    )
    assert (done.new, rejected) == (1, [])
    there = Comment.objects.get(origin="remark42:1").story
    assert there.address == ""
    assert Arrival.objects.filter(story=there, name=url).exists()


def test_what_was_said_before_an_edit_is_kept_as_history(world: World, tmp_path: Path) -> None:
    at = ["2020-01-03T10:00:00Z", "2020-01-03T10:05:00Z", "2020-01-03T10:09:00Z"]
    bodies = ["<div>Who <b>pays</b></div>", "<div>Who pays?</div>", "<div>Who pays, again?</div>"]
    revisions = [
        {"id": str(number), "body": body, "createdAt": when}
        for number, (body, when) in enumerate(zip(bodies, at, strict=True))
    ]
    told = {"id": "c1", "storyID": "s1", "status": "NONE", "createdAt": at[0]}
    gone = told | {"id": "c2", "deletedAt": at[2], "revisions": revisions}
    (tmp_path / "stories.json").write_text(json.dumps({"id": "s1", "url": "https://g.example/"}))
    (tmp_path / "comments.json").write_text(
        json.dumps(told | {"revisions": revisions}) + "\n" + json.dumps(gone)
    )
    for _twice in range(2):
        come(world, "coral", tmp_path)
    row = Comment.objects.get(origin="coral:c1")
    assert (row.source, row.edited_at) == ("Who pays, again?", datetime.fromisoformat(at[2]))
    formers = Former.objects.order_by("replaced_at").values_list("comment", "source", "replaced_at")
    assert list(formers) == [
        (row.id, "Who **pays**", datetime.fromisoformat(at[1])),
        (row.id, "Who pays?", datetime.fromisoformat(at[2])),
    ]


def test_many_stories_come_at_once_and_each_is_closed_as_it_was(
    world: World, tmp_path: Path
) -> None:
    urls = [f"https://gazette.example/{number}/" for number in range(12)]
    meta: Line = {"version": 1, "posts": [{"url": url, "read_only": True} for url in urls[:6]]}
    said = [line(str(n), locator={"url": url}, title="Ferry") for n, url in enumerate(urls)]
    done, rejected = come(world, "remark42", backup(tmp_path, meta, *said))
    assert (done.new, len(done.stories), rejected) == (12, 12, [])
    there = sorted(Story.objects.filter(address__in=urls), key=lambda row: urls.index(row.address))
    assert [row.closed_at is not None for row in there] == [True] * 6 + [False] * 6
    assert [row.slug for row in there] == ["ferry", *(f"ferry-{n}" for n in range(2, 13))]
    for row in there:
        told = Entry.objects.filter(story=row.id).order_by("id").values_list("kind", "version")
        closed = [("story.closed", 1)] if row.closed_at else []
        last = ("archive.brought_in", row.version)
        assert [*told] == [("story.made", 0), *closed, last]


def test_a_headline_that_only_a_later_comment_tells_is_the_storys(
    world: World, tmp_path: Path
) -> None:
    path = backup(tmp_path, line("1"), line("2", title="The ferry"), line("3", title=""))
    come(world, "remark42", path)
    assert Story.objects.get(address="https://gazette.example/ferry/").headline == "The ferry"
