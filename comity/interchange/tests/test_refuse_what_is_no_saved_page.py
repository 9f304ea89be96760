"""What is no saved page gets a clear sentence, and nothing is made of it."""

from __future__ import annotations

import random

import pytest

from comity.interchange.tests.pagewriter import Writer
from comity.interchange.textpage import NotASavedPage, decode, read


def article(headings: bool = False, gap: str = "\n\n") -> str:
    writer = Writer(random.Random(7))
    parts = [writer.prose(1).rstrip(".!?")]
    for heading in ("The Bigger Picture", "What comes next", "Harbour Plans", "Old Town"):
        parts += [heading] if headings else []
        parts += [writer.prose(3), writer.prose(3)]
    return gap.join(parts)


def chapters() -> str:
    writer = Writer(random.Random(8))
    parts = [
        f"Chapter {number}\n\n" + "\n\n".join(writer.prose(3) for _ in range(3))
        for number in range(8)
    ]
    return "\n\n\n".join([article(), *parts])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "empty"),
        (" \n\ufeff\u00a0\n", "empty"),
        ("\x00\x01\x02PNG\x00" * 50, "UTF-8"),
        ("\udcff\udcfe broken \udc80\udc81\udc82 " * 20, "UTF-8"),
        ("<!DOCTYPE html><html><body><p>Hello</p></body></html>", "HTML"),
        ("\n".join("<div><p>line</p></div>" for _ in range(30)), "HTML"),
        ('<?xml version="1.0"?><rss></rss>', "export"),
        ('{"version": 1, "comments": []}', "export"),
        (article(), "No discussion"),
        (article(headings=True), "No discussion"),
        (article(gap="\n\n\n"), "No discussion"),
        (chapters(), "No discussion"),
        ("word " * 2000, "No discussion"),
        ("one\ntwo\nthree\n", "No discussion"),
        ("View all comments\nGreta Halloran\n\nWho pays for it?\n", "No story"),
    ],
)
def test_it_says_what_is_missing(text: str, word: str) -> None:
    with pytest.raises(NotASavedPage) as refusal:
        read(text)
    assert word in refusal.value.reason
    assert refusal.value.reason.endswith(".")


def test_it_does_not_take_program_code_for_a_thread() -> None:
    with open(__file__, encoding="utf-8") as source, pytest.raises(NotASavedPage):
        read(source.read())


def test_it_does_not_take_a_changelog_for_a_thread() -> None:
    entry = (
        "Version {0}\n2025-01-{0:02}\n\nThe ferry engine starts in the cold again, and stops.\n\n"
    )
    with pytest.raises(NotASavedPage):
        read(
            "Changes Of The Ferry Engine\n\n" + article() + "".join(map(entry.format, range(1, 9)))
        )


def test_it_decodes_utf_8_and_utf_16_and_nothing_else() -> None:
    assert decode("\ufeffМост".encode()) == "Мост"
    assert decode("Мост".encode("utf-16")) == "Мост"
    with pytest.raises(NotASavedPage, match="UTF-8"):
        decode("Мост".encode("cp1251"))
