"""Patterns that cannot run away, and word lists in one pass."""

from __future__ import annotations

import time

import pytest

from comity.ground.patterns import Automaton, Pattern, PatternError, Patterns


def test_a_pattern_finds_spans_in_code_points() -> None:
    assert Pattern(r"b+").spans("éébb😀B") == ((2, 4), (5, 6))
    assert Pattern(r"(?-i)b+").spans("éébb😀B") == ((2, 4),)
    assert Pattern(r"x*").spans("aaa") == ()
    assert len(Pattern(r"a").spans("a" * 500)) == 100


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("", "empty"),
        ("(?=a)b", "invalid perl operator"),
        (r"(a)\1", "invalid escape sequence"),
        ("(a", "missing"),
        ("a" * 1_001, "longer than 1000"),
        (r"((a{100}){100}){100}", "invalid repetition size"),
        (r"(\pL{500}){2}", ""),
    ],
)
def test_a_pattern_that_cannot_be_used_is_named_with_its_reason(pattern: str, reason: str) -> None:
    with pytest.raises(PatternError) as refusal:
        Pattern(pattern)
    assert refusal.value.pattern == pattern
    assert reason in refusal.value.reason
    assert repr(pattern)[:20] in str(refusal.value)


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|aa)*b", "(.*)*x", "(a?){50}a{50}b"])
def test_no_pattern_is_slow(pattern: str) -> None:
    compiled = Pattern(pattern)
    began = time.perf_counter()
    compiled.spans("a" * 20_000 + "!")
    assert time.perf_counter() - began < 2.0


def test_many_patterns_say_which_of_them_matched() -> None:
    patterns = Patterns([r"cheap\s+(?:pills|watches)", "casino", r"win \d+"])
    assert list(patterns.hits("a Casino with cheap  watches")) == [
        (14, 28, r"cheap\s+(?:pills|watches)"),
        (2, 8, "casino"),
    ]
    assert list(patterns.hits("nothing of the kind")) == []


@pytest.mark.parametrize(
    "sources",
    [
        [r"\Qa.b", "c"],
        ["(?P<n>x)", "(?P<n>y)", r"a\.b"],
        ["(?i)x", r"a\.b"],
    ],
)
def test_patterns_do_not_change_each_other(sources: list[str]) -> None:
    alone = {hit for source in sources for hit in Patterns([source]).hits("say a.b and c, x, y")}
    assert set(Patterns(sources).hits("say a.b and c, x, y")) == alone


def test_half_a_character_is_no_reason_to_fail() -> None:
    assert Pattern("b").spans("\ud83db") == ((1, 2),)


def test_an_automaton_finds_overlapping_words_with_all_their_values() -> None:
    automaton = Automaton([("he", 1), ("she", 2), ("hers", 3), ("he", 4), ("", 5)])
    assert set(automaton.hits("ushers")) == {(2, 4, 1), (2, 4, 4), (1, 4, 2), (2, 6, 3)}
    assert list(automaton.hits("😀 he")) == [(2, 4, 1), (2, 4, 4)]
    assert list(Automaton[int]([]).hits("anything")) == []
