"""What looks alike has the same skeleton."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.ground.data.make_confusables import reduced
from comity.ground.skeleton import name_key, prototypes, skeleton


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("paypal", "раураl"),
        ("Alice", "AIice"),
        ("Alice", "Αlісе"),
        ("modern", "rnodern"),
        ("O'Neil", "O’Neil"),
        ("Bob", "Bo\u200bb"),
        ("scope", "ѕсоре"),
    ],
)
def test_lookalikes_share_a_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


def test_different_names_do_not_share_one() -> None:
    assert len({skeleton(name) for name in ("Alice", "Alina", "Élise", "Anna", "Ânna")}) == 5


@pytest.mark.parametrize(
    "impostor",
    [
        "ALICE MOORE",
        "alice_moore",
        "Alice  Moore.",
        "AIice Moore",
        "Αlісе Мооrе",
        "Ａｌｉｃｅ Moore",
        "Ⓐlice M00re",
        "A\u200blice\u00a0Moore",
        "al1ce moore",
        "Alicé Möore",
    ],
)
def test_a_name_like_a_staff_name_has_its_key(impostor: str) -> None:
    assert name_key(impostor) == name_key("Alice Moore")


def test_names_that_only_resemble_keep_their_own_key() -> None:
    names = ["Alice Moore", "Alice More", "Alicia Moore", "Nguyễn Vân", "Nguyễn Vinh", "نرگس"]
    assert len(set(map(name_key, names))) == len(names)


def test_a_name_without_letters_has_no_key() -> None:
    assert name_key("... !!") == ""


@given(st.text(max_size=40))
def test_a_skeleton_is_its_own(text: str) -> None:
    assert skeleton(skeleton(text)) == skeleton(text)


def test_the_table_is_the_whole_of_unicodes() -> None:
    table = prototypes()
    assert len(table) == 6_311
    assert table["а"] == "a"
    assert table["m"] == "rn"


def test_another_file_is_refused() -> None:
    with pytest.raises(ValueError, match=r"not Unicode's confusables\.txt"):
        reduced("# a file\n")
