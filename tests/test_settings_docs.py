"""Every setting is documented as it is declared."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from comity.ground.environment import BadSetting, Setting, read, switch, text, whole
from comity.settings.declared import DECLARED
from comity.settings.kept import secret_key

PAGE = Path(__file__).parent.parent / "docs" / "settings.md"

TYPES = {
    "text": "text",
    "whole": "number",
    "switch": "on/off",
    "words": "list",
    "phrases": "list",
    "folder": "folder",
}


def lines() -> list[str]:
    """Return the lines that the page must have: a setting each."""
    return [
        f"| `COMITY_{each.name}` | {TYPES[each.read.__name__]}{', secret' if each.secret else ''} "
        f"| {_default(each)} | {each.sentence} |"
        for each in DECLARED
    ]


def _default(setting: Setting) -> str:
    if callable(setting.default):
        return "`./data`"
    if setting.default in ("", ()):
        return "none"
    shown = setting.default
    if isinstance(shown, tuple):
        shown = " ".join(shown)
    if isinstance(shown, bool):
        shown = "on" if shown else "off"
    return f"`{shown}`"


def test_the_page_lists_each_setting_as_it_is_declared() -> None:
    page = PAGE.read_text(encoding="utf-8")
    missing = [line for line in lines() if line not in page]
    assert not missing, "docs/settings.md needs:\n" + "\n".join(missing)


NUMBER = Setting("PROXIES", whole, 0, "How many.")
SECRET = Setting("SECRET_KEY", text, "", "Signs.", True)
SWITCH = Setting("LIVE", switch, True, "Whether.")


def test_a_value_that_cannot_be_used_is_named() -> None:
    with pytest.raises(BadSetting, match=r"COMITY_PROXIES: 'many' cannot be used"):
        read((NUMBER,), {"COMITY_PROXIES": "many"})
    with pytest.raises(BadSetting, match=r"COMITY_LIVE: 'perhaps'"):
        read((SWITCH,), {"COMITY_LIVE": "perhaps"})


def test_a_name_that_nobody_declared_is_refused() -> None:
    with pytest.raises(BadSetting, match="COMITY_PROXY is no setting"):
        read((NUMBER,), {"COMITY_PROXY": "1", "PATH": "/bin"})


def test_a_secret_can_stand_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text("hush\n")
    assert read((SECRET,), {"COMITY_SECRET_KEY_FILE": str(file)}) == {"SECRET_KEY": "hush"}
    with pytest.raises(BadSetting, match="both set"):
        read((SECRET,), {"COMITY_SECRET_KEY_FILE": str(file), "COMITY_SECRET_KEY": "x"})
    with pytest.raises(BadSetting, match="cannot be read"):
        read((SECRET,), {"COMITY_SECRET_KEY_FILE": str(tmp_path / "none")})


def test_a_bad_secret_is_never_repeated() -> None:
    secret = Setting("PIN", whole, 0, "A secret number.", True)
    with pytest.raises(BadSetting) as fault:
        read((secret,), {"COMITY_PIN": "hunter2"})
    assert "hunter2" not in str(fault.value)


def test_the_key_that_signs_is_made_once_and_an_empty_one_is_none(tmp_path: Path) -> None:
    key = secret_key(tmp_path / "data")
    assert len(key) == 64
    assert secret_key(tmp_path / "data") == key
    (kept,) = (tmp_path / "data").iterdir()
    assert kept.stat().st_mode & 0o777 == 0o600
    kept.write_text("\n")
    with pytest.raises(BadSetting, match="secret-key is empty: put it back from a backup"):
        secret_key(tmp_path / "data")


@pytest.mark.parametrize("command", [("manage", "check"), ("publication", "list")])
def test_each_command_says_in_a_sentence_what_cannot_be_used(command: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "comity", *command],
        check=False,
        capture_output=True,
        text=True,
        env=os.environ | {"COMITY_PROXIES": "many"},
    )
    assert done.returncode == 2
    assert done.stderr.startswith("comity: COMITY_PROXIES: 'many' cannot be used")
    assert "Traceback" not in done.stderr
