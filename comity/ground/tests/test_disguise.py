"""What is hidden is read as it is meant, and everything else is left alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.ground.disguise import reveal

DISGUISES = {
    "capitals": "IdIoT",
    "full width": "ｉｄｉｏｔ",
    "mathematical letters": "𝓲𝓭𝓲𝓸𝓽",
    "circled letters": "ⓘⓓⓘⓞⓣ",
    "boxed letters": "🅸🅳🅸🅾🆃",
    "small capitals": "ɪᴅɪᴏᴛ",
    "Cyrillic look-alikes": "іdіоt",
    "Cyrillic and Greek capitals": "ΙDΙОТ",
    "zero width": "i\u200bd\u200ci\u2060o\ufefft",
    "bidi controls": "i\u202ad\u202ci\u2066ot\u2069",
    "soft hyphens": "id\u00adi\u00adot",
    "struck out": "i̶d̶i̶o̶t̶",
    "leet": "1d10t",
    "leet signs": "!d!0t",
    "drawn out": "iiidiooooot",
    "spaced": "i d i o t",
    "dotted": "i.d.i.o.t",
    "starred": "i*d*i*o*t",
    "widely spaced": "i - d - i - o - t",
    "spaced capitals in leet": "I D 1 0 T",
}


@pytest.mark.parametrize("written", DISGUISES.values(), ids=DISGUISES.keys())
def test_it_reads_through(written: str) -> None:
    text = f"You are an {written} indeed"
    revealed = reveal(text)
    assert revealed.text == "you are an idiot indeed"
    start, end = revealed.origin(11, 16)
    assert text[start:end].strip("\u2069") == written.strip("\u2069")


def test_it_reads_signs_that_stand_for_letters() -> None:
    assert (
        reveal("$hit b!tch a$$hole b@stard ba11s 1oser").text
        == "shit bitch asshole bastard balls loser"
    )


UNTOUCHED = [
    "sık sık ılık ışık, ığdır",
    "می‌خواهم کتاب‌ها را بخوانم",
    "những người bạn ở đường phố được",
    "العربية لغة جميلة",
    "это рот, а это сор",
    "καλημέρα κόσμε",
    "हिन्दी में क्‍ष",
    "ที่นี่มีน้ำใจ",
    "日本語のシャツ",
    "the f35, the s-400, the 10th of may, 5km, 30m, covid19, 4x4 and $5",
    "bob@example.com is at www.example.com",
    "good books, balloons; well-known, e.g. here",
    "👨‍👩‍👧 and 👩🏽‍🚀",
    "übermässig øl þing",
]


@pytest.mark.parametrize("text", UNTOUCHED)
def test_it_leaves_alone_what_is_no_disguise(text: str) -> None:
    assert reveal(text).text == text


def test_a_capital_i_is_dotless_in_turkish_text_only() -> None:
    assert reveal("SIK SIK GELİYORUM").text == "sık sık geliyorum"
    assert reveal("Erdoğan is an IDIOT").text == "erdoğan is an idiot"


def test_arabic_letters_drawn_out_are_one_letter() -> None:
    assert reveal("مرحبـــــا").text == "مرحبا"
    assert reveal("مرحبااااا").text == "مرحبا"


def test_russian_words_stay_russian_and_lookalike_words_amid_english_do_not() -> None:
    assert reveal("Это сор, а не раса").text == "это сор, а не раса"
    assert reveal("what an аѕѕ he is").text == "what an ass he is"


def test_marks_inside_of_words_go_when_it_is_closed() -> None:
    closed = reveal("an id-i.ot and an i**dio**t, he'll see").closed()
    assert closed.text == "an idiot and an idiot, he'll see"
    assert closed.origin(3, 8) == (3, 10)


def test_a_span_of_nothing_is_a_place() -> None:
    revealed = reveal("a\u200bb")
    assert revealed.origin(1, 1) == (2, 2)
    assert revealed.origin(2, 2) == (3, 3)
    assert reveal("").origin(0, 0) == (0, 0)


@given(st.text(max_size=80))
def test_every_character_comes_from_somewhere_in_order(text: str) -> None:
    for revealed in (reveal(text), reveal(text).closed()):
        assert revealed.original == text
        assert len(revealed.text) == len(revealed.starts) == len(revealed.ends)
        assert list(revealed.starts) == sorted(revealed.starts)
        assert list(revealed.ends) == sorted(revealed.ends)
        pairs = zip(revealed.starts, revealed.ends, strict=True)
        assert all(0 <= start < end <= len(text) for start, end in pairs)


@pytest.mark.parametrize(
    "part", ["a", "a1", "1", "é", "aж", "a ", "a.", "@", "a\u0300", "ş", "I", "\u200b", "a\u200c"]
)
def test_no_text_costs_more_than_its_length(part: str) -> None:
    text = part * (20_000 // len(part))
    began = time.perf_counter()
    reveal(text)
    assert time.perf_counter() - began < 2.0
