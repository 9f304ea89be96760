"""Cleaning a reader's text: what is kept, what goes, what is refused."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.ground.text import SENTENCES, TextProblem, clean

HONEST = {
    "Vietnamese": "Những người bạn ở đường phố",
    "Vietnamese, decomposed": unicodedata.normalize("NFD", "Những người bạn ở đường phố"),
    "Arabic with its vowels": "اَلسَّلَامُ عَلَيْكُمْ وَرَحْمَةُ ٱللَّٰهِ",
    "Hebrew with points and accents": "בְּרֵאשִׁ֖ית בָּרָ֣א שָּׂ֥מְךָ",
    "Thai": "ที่นี่มีน้ำใจให้กันเสมอ",
    "Hindi": "क्षत्रिय हिन्दी में लिखते हैं",
    "Hindi with a joiner": "क्‍ष और क्‌ष",
    "Tibetan": "བསྒྲུབས་པའི་སྐྱེས་བུ",
    "Persian": "می‌خواهم کتاب‌ها را بخوانم",
    "Turkish": "İstanbul'da ılık ışık",
    "a family": "👨‍👩‍👧‍👦 and 🏳️‍🌈 and 👩🏽‍⚕️",
    "keycaps": "1️⃣ #️⃣",
    "flags": "🇹🇷 🇻🇳 🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    "Japanese with a variant": "葛\U000e0100城市",
    "isolated numbers": "the sum \u2068٣٤٥\u2069 is right",
    "direction marks": "שלום\u200f! and C++\u200e, مرحبا",
}


@pytest.mark.parametrize("text", HONEST.values(), ids=HONEST.keys())
def test_it_keeps_what_real_writing_needs(text: str) -> None:
    assert clean(text, limit=200) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        (" \n\t \r\n", "empty"),
        ("\u3000\u00a0", "empty"),
        ("\u200b\u200d\ufeff", "invisible"),
        ("\u202e\u2066", "invisible"),
        ("\u0301\u0302", "invisible"),
        ("\u2800 \u3164", "invisible"),
        ("\U000e0041\U000e0042", "invisible"),
        ("x" * 11, "too_long"),
        ("x" * 250_000, "too_long"),
        ("a\0b", "null"),
        ("a\x07b", "control"),
        ("a\x9bb", "control"),
        ("a\uffffb", "control"),
        ("\ud83d half", "surrogate"),
        ("Z\u0300\u0301\u0302\u0303\u0304", "stacked_marks"),
        ("ก" + "\u0e49" * 9, "stacked_marks"),
    ],
)
def test_it_refuses_with_a_code_and_a_sentence(text: str, code: str) -> None:
    with pytest.raises(TextProblem) as refusal:
        clean(text, limit=10)
    assert refusal.value.code == code
    assert refusal.value.status == 422
    assert refusal.value.detail()


def test_every_refusal_fills_its_sentence() -> None:
    with pytest.raises(TextProblem) as refusal:
        clean("far too long", limit=5)
    assert refusal.value.detail() == "This text has 12 characters, and 5 are the most. Shorten it."
    assert set(SENTENCES) >= {refusal.value.code}


def test_the_limit_counts_what_is_stored() -> None:
    assert clean("e\u0301" * 10, limit=10) == "é" * 10
    assert clean("abc   \n\n", limit=3) == "abc"
    assert clean("a\r\nb", limit=3) == "a\nb"


def test_a_quarter_of_a_megabyte_is_refused_in_no_time() -> None:
    worst = ["> " * 125_000, "a\u0316\u0301" * 80_000, "\u0301\u0316" * 125_000, "<div>" * 50_000]
    began = time.perf_counter()
    for text in worst:
        with pytest.raises(TextProblem):
            clean(text, limit=4_000)
    assert time.perf_counter() - began < 2.0


def test_every_kind_of_line_end_is_one() -> None:
    assert clean("a\r\nb\rc\u2028d\u2029e\x85f", limit=99) == "a\nb\nc\nd\ne\nf"


def test_it_takes_out_what_only_hides() -> None:
    assert clean("id\u200bi\u00ado\u2060t\ufeff", limit=99) == "idiot"
    assert clean("wo\u200drd wo\u200crd", limit=99) == "word word"
    assert clean("ni\U000e0064\U000e006fce", limit=99) == "nice"
    assert clean("می\u200c\u200c\u200cخواهم", limit=99) == "می\u200cخواهم"


def test_overrides_go_and_what_is_open_closes_on_its_line() -> None:
    assert clean("say \u202eolleh\u202c now", limit=99) == "say olleh now"
    assert clean("one \u2067two\nthree", limit=99) == "one \u2067two\u2069\nthree"
    assert clean("\u202bone \u2066two", limit=99) == "\u202bone \u2066two\u2069\u202c"
    assert clean("one\u2069 two\u202c", limit=99) == "one two"
    deep = clean("\u2066" * 50 + "x", limit=200)
    assert deep.count("\u2066") == deep.count("\u2069") == 8


def test_a_name_is_one_line_with_no_direction_of_its_own() -> None:
    assert clean("  Ada \t\n Lovelace ", limit=40, lines=False) == "Ada Lovelace"
    assert clean("\u202eadA\u202c \u2067x", limit=40, lines=False) == "adA x"
    assert clean("نرگس نیک‌نام", limit=40, lines=False) == "نرگس نیک‌نام"


def test_leading_spaces_stay_because_markdown_reads_them() -> None:
    assert clean("\n    code\n", limit=40) == "    code"


HIDDEN = st.text("\u200b\u200c\u200d\u202a\u202b\u202c\u202d\u202e\u2066\u2068\u2069\u0301a\nم👩")


@given(st.one_of(st.text(st.characters(codec=None), max_size=60), HIDDEN), st.booleans())
def test_what_comes_out_is_clean_already(text: str, lines: bool) -> None:
    try:
        once = clean(text, limit=50, lines=lines)
    except TextProblem:
        return
    assert 0 < len(once) <= 50
    assert once == unicodedata.normalize("NFC", once)
    assert clean(once, limit=50, lines=lines) == once
    for line in once.split("\n"):
        assert "\u202e" not in line
        assert line.count("\u202a") + line.count("\u202b") == line.count("\u202c")
        assert sum(map(line.count, "\u2066\u2067\u2068")) == line.count("\u2069")
