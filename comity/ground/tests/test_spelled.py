"""Words spelled out letter by letter are put together, and small words before them stay apart."""

import pytest

from comity.ground.disguise import reveal


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("such a f u c k i n g mess", "such a fucking mess"),
        ("I f u c k i n g hate it", "i fucking hate it"),
        ("u f u c k e r", "u fucker"),
        ("what a $ h i t show", "what a shit show"),
        ("a F @ G G O T", "a faggot"),
        ("a n i d i o t", "an idiot"),
        ("a n a s s h o l e", "an asshole"),
        ("a i d i o t", "a idiot"),
        ("you a   b i t c h", "you a   bitch"),
    ],
)
def test_a_small_word_stays_apart_from_the_spelled_out_one(written: str, read: str) -> None:
    assert reveal(written).text == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("you are an i d i o t", "you are an idiot"),
        ("I D 1 0 T", "idiot"),
        ("the a r a b s", "the arabs"),
        ("the a v i a n flu", "the avian flu"),
        ("a s s h o l e", "asshole"),
        ("a r s e", "arse"),
        ("a n u s", "anus"),
        ("i m b e c i l e", "imbecile"),
        ("i n c e l s", "incels"),
        ("u g l y and u s e l e s s", "ugly and useless"),
    ],
)
def test_a_word_that_begins_like_a_small_one_is_whole(written: str, read: str) -> None:
    assert reveal(written).text == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a.k.a. the U S A", "aka. the usa"),
        ("A B C D and I S B N", "abcd and isbn"),
        ("vitamin a b c", "vitamin abc"),
        ("such a.f.u.c.k", "such afuck"),
    ],
)
def test_initials_and_dotted_letters_are_one_word(written: str, read: str) -> None:
    assert reveal(written).text == read


def test_the_span_of_the_word_begins_at_its_own_letter() -> None:
    text = "such a f u c k i n g mess"
    revealed = reveal(text)
    at = revealed.text.index("fucking")
    start, end = revealed.origin(at, at + len("fucking"))
    assert text[start:end] == "f u c k i n g"
