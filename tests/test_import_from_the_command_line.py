"""`comity import …`, as a newsroom types it: whose it is, and what it is told."""

import json
from pathlib import Path

import pytest

from comity.cli import main
from comity.comments.models import Comment
from comity.publications.queries import publications
from tests.newsroom import PAGE
from tests.world import World

Said = pytest.CaptureFixture[str]


def line(key: str, **more: object) -> dict[str, object]:
    return {
        "id": key,
        "text": f"<p>Words {key}</p>",
        "user": {"id": "u1", "name": "Greta"},
        "locator": {"site": "x", "url": "https://gazette.example/ferry/"},
        "time": f"2020-01-01T00:00:{int(key):02}Z",
    } | more


def backup(folder: Path, *lines: dict[str, object]) -> str:
    path = folder / "backup.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return str(path)


def page(folder: Path) -> str:
    path = folder / "ferry.txt"
    path.write_text(PAGE, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("dry", [(), ("--dry-run",)])
@pytest.mark.parametrize("form", ["remark42", "page"])
def test_a_mistyped_publication_is_refused_and_not_founded(
    world: World, tmp_path: Path, capsys: Said, form: str, dry: tuple[str, ...]
) -> None:
    file = backup(tmp_path, line("1")) if form == "remark42" else page(tmp_path)
    assert main(["import", form, file, "--publication", "gazete", *dry]) == 1
    said = capsys.readouterr().err
    assert "there is no publication gazete here" in said
    assert f"{world.house.key} ({world.house.name})" in said
    assert "--found" in said
    assert [each.key for each in publications()] == [world.house.key]
    assert not Comment.objects.exists()


@pytest.mark.usefixtures("db")
def test_where_there_is_none_yet_it_says_how_to_found_one(tmp_path: Path, capsys: Said) -> None:
    assert main(["import", "page", page(tmp_path), "--publication", "Courier"]) == 1
    assert "Here are: none yet" in capsys.readouterr().err


@pytest.mark.usefixtures("db")
def test_it_founds_one_where_that_is_asked_for_and_finds_it_again(tmp_path: Path) -> None:
    words = ["import", "remark42", backup(tmp_path, line("1")), "--publication", "The Courier"]
    assert main([*words, "--found"]) == 0
    assert [(each.key, each.name) for each in publications()] == [("the-courier", "The Courier")]
    assert main(words) == 0
    assert main([*words, "--found"]) == 0
    assert len(publications()) == 1
    assert Comment.objects.get().story.publication_id == "the-courier"


@pytest.mark.usefixtures("db")
def test_a_dry_run_founds_nothing(tmp_path: Path) -> None:
    words = ["import", "remark42", backup(tmp_path, line("1")), "--publication", "The Courier"]
    assert main([*words, "--found", "--dry-run"]) == 0
    assert not publications()


def test_a_dry_run_names_the_story_that_an_old_one_comes_into(
    world: World, tmp_path: Path, capsys: Said
) -> None:
    words = ["--publication", world.house.key]
    assert main(["import", "remark42", backup(tmp_path, line("1")), *words]) == 0
    other = {"site": "x", "url": "https://gazette.example/quay/"}
    both = backup(tmp_path, line("2"), line("3", locator=other, title="The quay"))
    capsys.readouterr()
    assert main(["import", "remark42", both, *words, "--dry-run"]) == 0
    there = "at https://gazette.example/ferry/\n         into the story that is here already: ferry"
    said = capsys.readouterr().out
    assert there in said
    assert said.count("here already") == 1


def test_the_key_and_the_name_both_say_whose_it_is(world: World, tmp_path: Path) -> None:
    file = backup(tmp_path, line("1"))
    for name in (world.house.key, world.house.name, world.house.name.upper()):
        assert main(["import", "remark42", file, "--publication", name]) == 0
    assert Comment.objects.get().story.publication_id == world.house.key


FAULTY = (
    line("1", time="yesterday"),
    line("2", pid="99"),
    line("3", text=" <p>\n</p>&nbsp;"),
    line("4", time="2024-13-44", edit={"time": "soon"}),
    line("5", pid="6"),
    line("6", pid="5"),
    line("7", text="<script>alert(1)</script>"),
    line("8", pid="5"),
    line("9", text="🎉"),
    line("10", text="", delete=True),
    line("11", text="a" * 100_001),
    line("12", time=None),
)
CHANGES = {
    "comment 1": ["The date “yesterday” can't be read"],
    "comment 2": ["Comment 99, which it answers, is not there"],
    "comment 3": ["No words are in it"],
    "comment 4": ["The date “2024-13-44” can't be read", "The date “soon” can't be read"],
    "comment 5": ["Comment 6, which it answers, comes of its own answers"],
    "comment 7": ["No words are in it"],
    "comment 11": ["It is longer than 100,000 characters"],
}


@pytest.mark.parametrize("dry", [(), ("--dry-run",)])
def test_what_comes_otherwise_than_it_was_is_named(
    world: World, tmp_path: Path, capsys: Said, dry: tuple[str, ...]
) -> None:
    file = backup(tmp_path, *FAULTY)
    words = ["import", "remark42", file, "--publication", world.house.key, *dry]
    assert main(words) == 0
    said = capsys.readouterr()
    named = [each for each in said.err.splitlines() if "comes, but altered" in each]
    expected = [(place, change) for place, changes in CHANGES.items() for change in changes]
    assert len(named) == len(expected)
    for place, change in expected:
        begin = f"{file}, {place}: comes, but altered: {change}"
        assert sum(each.startswith(begin) for each in named) == 1, (begin, named)
    assert "8 alterations on the way" in said.out
    assert "could not come" not in said.out
    assert Comment.objects.count() == (0 if dry else len(FAULTY))


def test_the_answers_of_an_orphan_stay_its_answers(world: World, tmp_path: Path) -> None:
    early = line("2", pid="3", time="2019-01-01T00:00:00Z")
    file = backup(tmp_path, line("3", pid="99"), early)
    assert main(["import", "remark42", file, "--publication", world.house.key]) == 0
    answer = Comment.objects.get(origin="remark42:2")
    assert answer.parent is not None
    assert answer.parent.origin == "remark42:3"


def test_an_answer_to_another_storys_comment_is_named(
    world: World, tmp_path: Path, capsys: Said
) -> None:
    elsewhere = {"site": "x", "url": "https://gazette.example/bridge/"}
    file = backup(tmp_path, line("1"), line("2", pid="1", locator=elsewhere))
    assert main(["import", "remark42", file, "--publication", world.house.key]) == 0
    assert "comment 2: comes, but altered: Comment 1" in capsys.readouterr().err
    assert Comment.objects.get(origin="remark42:2").told == {"parent_missing": "remark42:1"}


def test_it_counts_in_english_and_only_what_is_new(
    world: World, tmp_path: Path, capsys: Said
) -> None:
    bad = line("2", locator={})
    words = ["import", "remark42", backup(tmp_path, line("1"), bad), "--publication"]
    words.append(world.house.key)
    assert main(words) == 0
    said = capsys.readouterr().out
    assert "1 comment brought in, 0 were here already; 1 new story, 1 new reader." in said
    assert "1 record could not come" in said
    assert main(words) == 0
    said = capsys.readouterr().out
    assert "0 comments brought in, 1 was here already; 0 new stories, 0 new readers." in said


def test_of_several_files_the_broken_one_is_named(
    world: World, tmp_path: Path, capsys: Said
) -> None:
    whole = backup(tmp_path, line("1"))
    broken = tmp_path / "cut.jsonl"
    broken.write_text("nothing of Remark42", encoding="utf-8")
    words = ["import", "remark42", whole, str(broken), "--publication", world.house.key]
    assert main(words) == 1
    said = capsys.readouterr().err
    assert f"{broken}, the whole file: It holds no comment of Remark42." in said
    assert "Nothing was written." in said
    assert not Comment.objects.exists()
