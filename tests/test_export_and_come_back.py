"""A publication leaves as a file, comes back from it, and leaves again: the same bytes."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from comity.interchange import disqus, wordpress
from comity.interchange.records import ArchiveComment, ArchiveStory, Record
from comity.interchange.source import Source
from tests.command_line import comity
from tests.samples import ELSEWHERE, bring_in_nothing, bring_in_samples

KEY = "lantern"
SETTINGS = re.compile(r'"settings":\{.*?\},"tagline"')


def export(data: Path, out: Path, form: str = "jsonl") -> bytes:
    done = comity(data, "export", "--publication", KEY, "--out", str(out), "--format", form)
    assert done.returncode == 0, done.stderr
    return out.read_bytes()


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample newsroom in a data folder of its own."""
    data = tmp_path_factory.mktemp("newsroom")
    bring_in_samples(data, ELSEWHERE)
    return data


@pytest.fixture(scope="module")
def exported(newsroom: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its export."""
    out = tmp_path_factory.mktemp("exported") / "first.jsonl"
    export(newsroom, out)
    return out


def test_out_and_in_and_out_again_is_identical(exported: Path, tmp_path: Path) -> None:
    bring_in_nothing(tmp_path / "data")
    told = []
    for _time in range(2):
        done = comity(tmp_path / "data", "import", "comity", str(exported))
        assert done.returncode == 0, done.stderr
        assert export(tmp_path / "data", tmp_path / "again.jsonl") == exported.read_bytes()
        told.append(done.stdout)
    holds = re.search(r"holds (1 publication, \d+ readers, .* stories, .*)\.\n", told[0])
    assert holds is not None
    assert f"Brought in: {holds[1]}; 0 were here already." in told[0]
    lines = len(exported.read_text().splitlines()) - len(("header", "end"))
    assert f"Brought in: nothing; {lines} were here already." in told[1]
    kinds = {line.split('"')[1] for line in exported.read_text().splitlines()}
    assert {"publication", "reader", "story", "comment", "former"} <= kinds


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (lambda text: text[: len(text) // 2], "line"),
        (lambda text: text.rsplit("\n", 2)[0] + "\n", "cut off"),
        (lambda text: text.replace('"version":1}', '"version":9}', 1), "Version 9"),
        (lambda text: text.replace('{"story":', '{"tale":', 1), "tale"),
        (lambda text: text.replace('"posted_at":"2', '"posted_at":"x', 1), "posted_at"),
        (lambda text: text.replace(f'"{KEY}"', '"keys"'), "address of another page"),
        (lambda text: text.replace('"accent":"#', '"accent":"{', 1), "is no colour"),
        (lambda text: text.replace('"origins":[', '"origins":[0,', 1), "no list of web origins"),
        (lambda text: text.replace('"settings":{', '"settings":{"rain":1,', 1), "is no setting"),
        (lambda text: SETTINGS.sub('"settings":[1],"tagline"', text, count=1), "are no settings"),
    ],
)
def test_a_broken_export_is_refused_whole(
    exported: Path, tmp_path: Path, harm: object, told: str
) -> None:
    assert callable(harm)
    broken = tmp_path / "broken.jsonl"
    broken.write_text(harm(exported.read_text()))
    bring_in_nothing(tmp_path / "data")
    done = comity(tmp_path / "data", "import", "comity", str(broken))
    assert done.returncode == 1
    assert told in done.stderr
    with closing(sqlite3.connect(tmp_path / "data" / "comity.sqlite3")) as rows:
        for table in ("publications_publication", "readers_reader", "journal_entry"):
            assert rows.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table


def read(reader: object, path: Path) -> tuple[list[ArchiveStory], list[ArchiveComment]]:
    assert callable(reader)
    records: list[Record] = list(reader(Source(path)))
    return (
        [each for each in records if isinstance(each, ArchiveStory)],
        [each for each in records if isinstance(each, ArchiveComment)],
    )


def test_wordpress_and_disqus_are_given_the_same_public_threads(
    newsroom: Path, tmp_path: Path
) -> None:
    export(newsroom, tmp_path / "out.wxr", "wxr")
    export(newsroom, tmp_path / "out.xml", "disqus")
    stories, comments = read(wordpress.read, tmp_path / "out.wxr")
    threads, posts = read(disqus.read, tmp_path / "out.xml")
    assert [each.title for each in stories] == [each.title for each in threads]
    assert len(comments) == len(posts) > 50
    for comment, post in zip(comments, posts, strict=True):
        assert (comment.key, comment.parent, comment.author_name, comment.said) == (
            post.key,
            post.parent,
            post.author_name,
            post.said,
        )
        assert (comment.text, comment.state) == (post.text, post.state)
        assert comment.state == "published" or not comment.text
    assert {each.state for each in comments} == {"published", "removed"}
    assert any(each.ups for each in comments)
