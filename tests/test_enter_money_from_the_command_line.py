"""`comity funding`: what is entered by hand or from a file, and which words were wrong."""

from pathlib import Path

import pytest

from comity.cli import main
from comity.funding.models import Deduction
from tests.world import World

Said = pytest.CaptureFixture[str]
GOAL = ["goal", "courier", "5000", "USD", "--month", "2025-03"]


def test_a_name_that_is_too_long_is_refused_as_the_name(world: World, capsys: Said) -> None:
    assert main(["funding", *GOAL]) == 0
    assert main(["funding", *GOAL, "--label", "x" * 41]) == 1
    assert "--label: This text has 41 characters" in capsys.readouterr().err
    words = ["give", "courier", "25", "USD", "--on", "2025-03-14", "--name", "x" * 300]
    assert main(["funding", *words]) == 1
    assert "--name: This text has 300 characters" in capsys.readouterr().err


def test_a_file_says_how_many_came_and_which_column_could_not(
    world: World, capsys: Said, tmp_path: Path
) -> None:
    assert main(["funding", *GOAL]) == 0
    file = tmp_path / "given.csv"
    lines = ["reference,amount,paid_at,currency,name", "t-1,25,2025-03-02,USD,Ada"]
    file.write_text("\n".join([*lines, f"t-2,25,2025-03-02,USD,{'x' * 300}"]), encoding="utf-8")
    assert main(["funding", "csv", "courier", str(file)]) == 1
    told = capsys.readouterr()
    assert "1 contribution entered, 0 were here already, 1 refused." in told.out
    assert f"{file}:3: name: This text has 300 characters" in told.err


@pytest.mark.parametrize(
    ("content", "why"),
    [(None, "No such file or directory"), (b"\xff\xfe", "it is not in UTF-8 (byte 0)")],
)
def test_a_file_that_cannot_be_read_is_named(
    world: World, capsys: Said, tmp_path: Path, content: bytes | None, why: str
) -> None:
    file = tmp_path / "given.csv"
    if content is not None:
        file.write_bytes(content)
    assert main(["funding", "csv", "courier", str(file)]) == 1
    assert capsys.readouterr().err == f"{file} cannot be read: {why}\n"


def test_a_refund_of_what_was_never_entered_is_refused(world: World, capsys: Said) -> None:
    assert main(["funding", "refund", world.house.key, "nope", "5", "EUR"]) == 1
    assert "no contribution nope was entered by hand" in capsys.readouterr().err
    assert not Deduction.objects.exists()
