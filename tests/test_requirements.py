"""Each package that is asked for is explained, and stands in its lock."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ASKED = ROOT / "requirements"
EXPLAINED = ("base", "postgres", "redis", "model", "stripe", "push", "mail")


def asked(name: str) -> set[str]:
    """Return the packages that `requirements/<name>.in` asks for, and those that it includes."""
    found: set[str] = set()
    for line in (ASKED / f"{name}.in").read_text(encoding="utf-8").splitlines():
        words = line.partition("#")[0].strip()
        if words.startswith("-r "):
            found |= asked(words[3:].strip().removesuffix(".in"))
        elif words:
            found.add(_normal(re.split(r"[\[~=<>;! ]", words)[0]))
    return found


def locked(name: str) -> set[str]:
    """Return the packages that `requirements/<name>.txt` pins."""
    lock = (ASKED / f"{name}.txt").read_text(encoding="utf-8")
    return {
        _normal(package)
        for package in re.findall(r"^([\w.-]+)(?:\[[^]]*\])?==", lock, re.MULTILINE)
    }


def _normal(package: str) -> str:
    """Source: the name normalisation of PEP 503."""
    return re.sub(r"[-_.]+", "-", package).lower()


@pytest.mark.parametrize("name", ["base", "test"])
def test_each_package_stands_in_its_lock(name: str) -> None:
    assert asked(name) - locked(name) == set()


def test_every_list_is_part_of_what_is_tested() -> None:
    for file in ASKED.glob("*.in"):
        assert asked(file.stem) <= asked("test"), file.name


@pytest.mark.parametrize("name", EXPLAINED)
def test_each_package_is_explained(name: str) -> None:
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    explained = {_normal(word) for word in re.findall(r"[\w.-]*\w", page)}
    assert asked(name) - explained == set()


def test_every_extra_is_explained() -> None:
    extras = {file.stem for file in ASKED.glob("*.in")} - {"test"}
    assert extras == set(EXPLAINED)
