"""What a newsroom is told that types an argument that a command does not have."""

import pytest

from comity.cli import main

Said = pytest.CaptureFixture[str]


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
