"""Every sentence that a reader may be told is told in twelve languages."""

import gettext
import re
import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation

LOCALE = Path(settings.LOCALE_PATHS[0])
ROOT = LOCALE.parent.parent
LANGUAGES = sorted(code for code, _name in settings.LANGUAGES if code != "en")
PLACE = re.compile(r"%\(\w+\)s|\{\w+\}")

Catalogue = dict[tuple[str, str], list[str]]


def written(language: str, folder: Path = LOCALE) -> Catalogue:
    """Read a catalogue's source: (singular, plural) → the translations of all its forms."""
    text = (folder / language / "LC_MESSAGES/django.po").read_text(encoding="utf-8")
    found: Catalogue = {}
    for block in text.split("\n\n")[1:]:
        said: dict[str, str] = {}
        for line in block.splitlines():
            match = re.match(r'(msg\w+(?:\[\d\])?)? ?"(.*)"$', line)
            if match:
                name = match[1] or list(said)[-1]
                said[name] = said.get(name, "") + match[2].replace('\\"', '"')
        key = (said.pop("msgid"), said.pop("msgid_plural", ""))
        found[key] = list(said.values())
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated_and_keeps_its_places(language: str) -> None:
    for (singular, plural), forms in written(language).items():
        assert all(forms), f"{language}: {singular!r} is not translated"
        if not plural:
            assert sorted(PLACE.findall(forms[0])) == sorted(PLACE.findall(singular)), singular


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_compiled_is_what_is_written(language: str) -> None:
    compiled = LOCALE / language / "LC_MESSAGES/django.mo"
    with compiled.open("rb") as file:
        catalogue = gettext.GNUTranslations(file)
    for (singular, plural), forms in written(language).items():
        if plural:
            told = {catalogue.ngettext(singular, plural, number) for number in range(200)}
            assert told <= set(forms), singular
        else:
            assert catalogue.gettext(singular) == forms[0], singular


def test_no_sentence_is_missing_from_the_catalogues() -> None:
    marked = set()
    for path in (ROOT / "comity").rglob("*.py"):
        staff = path.name in ("policy.py", "kinds.py") or {"desk", "commands"} & set(path.parts)
        if staff or "tests" in path.parts:
            continue
        source = path.read_text(encoding="utf-8")
        marked |= set(re.findall(r'(?:\b_|gettext)\(\s*"((?:[^"\\{]|\\.)+)"\s*[,)]', source))
    for path in (*(ROOT / "comity").rglob("*.html"), *(ROOT / "comity").rglob("*.txt")):
        if "templates" in path.parts and "desk" not in path.parts:
            source = path.read_text(encoding="utf-8")
            marked |= set(re.findall(r'\{% translate "([^"%]+)"', source))
    known = {singular for singular, _plural in written("de")}
    assert marked - known == set(), "run comity/locale/refresh"


def test_all_languages_know_the_same_sentences() -> None:
    first, *others = (set(written(language)) for language in LANGUAGES)
    assert all(other == first for other in others)


def test_arabic_counts_in_six_ways() -> None:
    with translation.override("ar"):
        told = {
            translation.ngettext("{n} new comment", "{n} new comments", number)
            for number in (0, 1, 2, 3, 11, 100)
        }
    assert len(told) == 6


def test_gettext_accepts_every_catalogue(tmp_path: Path) -> None:
    checker = Path("/usr/bin/msgfmt")
    if not checker.exists():
        pytest.skip("gettext is not installed, so its own check cannot run")
    for language in LANGUAGES:
        source = LOCALE / language / "LC_MESSAGES/django.po"
        command = [str(checker), "--check", "-o", str(tmp_path / "checked"), str(source)]
        assert subprocess.run(command, capture_output=True, check=False).returncode == 0, language
