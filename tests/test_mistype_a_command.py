"""What a newsroom is told that types something else than was meant."""

from pathlib import Path

import pytest

from comity.cli import main
from comity.funding.models import Deduction
from tests.world import World

Said = pytest.CaptureFixture[str]


def test_a_refund_of_what_was_never_entered_is_refused(world: World, capsys: Said) -> None:
    assert main(["funding", "refund", world.house.key, "nope", "5", "EUR"]) == 1
    assert "no contribution nope was entered by hand" in capsys.readouterr().err
    assert not Deduction.objects.exists()


@pytest.mark.parametrize(
    ("words", "usage"),
    [
        ("import comity all.jsonl --publication gazette", "usage: comity import comity "),
        ("funding give gazette 20 EUR --currency USD", "usage: comity funding give "),
        ("serve --ports 1", "usage: comity serve "),
    ],
)
def test_an_option_too_many_is_answered_by_how_that_very_command_is_used(
    capsys: Said, words: str, usage: str
) -> None:
    with pytest.raises(SystemExit):
        main(words.split())
    said = capsys.readouterr().err
    assert said.startswith(usage)
    assert "unrecognized arguments" in said


def test_a_broken_archive_is_named(world: World, tmp_path: Path, capsys: Said) -> None:
    file = tmp_path / "export.xml"
    file.write_text("<disqus><thread>", encoding="utf-8")
    assert main(["import", "disqus", str(file), "--publication", world.house.key]) == 1
    said = capsys.readouterr().err
    assert str(file) in said
    assert "Nothing was written." in said
