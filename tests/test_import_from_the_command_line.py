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


def test_the_key_and_the_name_both_say_whose_it_is(world: World, tmp_path: Path) -> None:
    file = backup(tmp_path, line("1"))
    for name in (world.house.key, world.house.name, world.house.name.upper()):
        assert main(["import", "remark42", file, "--publication", name]) == 0
    assert Comment.objects.get().story.publication_id == world.house.key
