"""Banned and suspect words: found through disguise, and not where they only seem to be."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from comity.houserules import Policy, Verdict, WordList, WordListError, judge
from comity.houserules.reading import Reading
from comity.houserules.tests.scenes import said, scene
from comity.houserules.tests.sentences import clean_sentences
from comity.houserules.tests.wordlists import DISGUISES, ENTRIES, WORDS

NEWSROOM = WordList(ENTRIES.splitlines())


def found(words: WordList, text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in words.find(Reading(text))]


def test_of_ten_thousand_clean_sentences_nearly_none_is_held() -> None:
    policy = Policy(banned_words=NEWSROOM)
    held: Counter[str] = Counter()
    examples = []
    for kind, text in clean_sentences(10_000):
        judgement = judge(said(text), policy, scene())
        if judgement.verdict is not Verdict.PUBLISH:
            held[kind] += 1
            examples.append((text, found(NEWSROOM, text)))
    assert held.total() <= 50, (held, examples[:20])


@pytest.mark.parametrize("disguise", DISGUISES)
def test_of_two_hundred_words_in_disguise_nearly_all_are_found(disguise: str) -> None:
    random = Random(disguise)
    banned = WordList(WORDS)
    missed = []
    for word in WORDS[:200]:
        hidden = DISGUISES[disguise](word, random)
        if hidden not in found(banned, f"Honestly, you {hidden}, I mean it."):
            missed.append(hidden)
    assert len(missed) <= 10, missed


def test_a_word_is_found_whole_and_with_stars_inside_of_others() -> None:
    words = WordList(["ass", "idiot*", "*fuck*", "*phile"])
    assert found(words, "class, assess, bass and Essex") == []
    hits = found(words, "an ass; idiots; unfuckable; an anglophile")
    assert hits == ["ass", "idiots", "unfuckable", "anglophile"]
    assert found(words, "philes, subidiot") == []
    assert found(WordList(["slut*", "*fuck*"]), "sluttier, FuckKenny") == ["sluttier", "FuckKenny"]
    assert found(words, "idiots-the worst of them") == ["idiots"]


def test_a_phrase_is_found_over_any_white_space() -> None:
    words = WordList(["go to hell"])
    assert found(words, "Go  to\nHELL") == ["Go  to\nHELL"]
    assert found(words, "they go to hello kitty") == []


def test_a_masked_word_is_found_and_a_hyphen_is_no_mask() -> None:
    words = WordList(["shit", "fuck", "tit"])
    hits = ["sh*t", "s**t", "f#ck", "sh-t", "f--k", "F–k"]
    assert found(words, f"{', '.join(hits)} and f***") == hits
    assert found(WordList(["arsehole*", "bitch"]), "4#Edit, a*e, b**tch") == ["b**tch"]
    assert found(words, "the S-T segment, t*t, f-k, S—T") == []


def test_one_doubled_letter_may_be_another_word_and_three_may_not() -> None:
    words = WordList(["bot", "coon", "moron"])
    assert found(words, "a boot, a con, a cone") == []
    assert found(words, "boooot, cooooon, moroon, mmorron") == ["boooot", "cooooon", "mmorron"]


def test_one_stands_for_i_and_for_l_in_the_same_word() -> None:
    words = WordList(["criminal", "gorilla", "fall"])
    assert found(words, "cr1m1na1 gor111a CR!M!NA1") == ["cr1m1na1", "gor111a", "CR!M!NA1"]
    assert found(words, "to fail 1st is no FAIL") == []


def test_numbers_are_no_words() -> None:
    assert found(WordList(["ass", "sos", "leg"]), "455, 505, the A55, $0$, 1,000") == []


def test_spaced_letters_are_known_behind_an_article() -> None:
    words = WordList(["idiot", "tit"])
    assert found(words, "he is a i d i o t; u.i.d.i.o.t") == ["i d i o t", "i.d.i.o.t"]
    assert found(words, "c o n s t i t u t i o n") == []


def test_signs_that_may_be_letters_may_also_part_words() -> None:
    words = WordList(["stupid", "asshole*", "slut*", "b*tch"])
    assert found(words, "how stupid!And so on|stupid") == ["stupid", "stupid"]
    assert found(words, "@assholes, @sshole") == ["assholes", "@sshole"]
    assert found(words, "U.S.–Turkey, U.S._TV") == []


def test_other_scripts_have_their_disguises_too() -> None:
    words = WordList(["احمق", "дурак", "địt", "馬鹿", "โง่"])
    assert found(words, "احمق‌ها احمـــق احمقققق") == ["احمق", "احمـــق", "احمقققق"]
    assert found(words, "ДУРАК д у р а к дуррррак") == ["ДУРАК", "д у р а к", "дуррррак"]
    assert found(words, "đ.ị.t nhưng đít") == ["đ.ị.t"]
    assert found(words, "この馬鹿野郎 คนโง่มาก") == ["馬鹿", "โง่"]


def test_turkish_i_and_dotless_i_are_two_letters() -> None:
    words = WordList(["sik"])
    assert found(words, "SIK SIK GELİYORUM, sık sık") == []
    assert found(words, "SİK, SiK, s i k") == ["SİK", "SiK", "s i k"]


def test_a_pattern_is_searched_as_written_and_as_read() -> None:
    words = WordList([r"/cheap\s+(?:pills|watches)/", r"/\b\d{4} \d{4} \d{4} \d{4}\b/"])
    assert found(words, "CHEAP  p1lls at 1111 2222 3333 4444") == [
        "CHEAP  p1lls",
        "1111 2222 3333 4444",
    ]


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ("/(?=a)b/", "RE2 says: invalid perl operator"),
        (r"/(a)\1/", "RE2 says: invalid escape sequence"),
        ("//", "RE2 says: it is empty"),
        ("***", "it has no letter"),
        ("!?", "it has no letter"),
        ("x" * 101, "at most 100 characters"),
    ],
)
def test_an_entry_that_cannot_be_used_is_named_with_its_reason(entry: str, reason: str) -> None:
    with pytest.raises(WordListError) as refusal:
        WordList(["fine", entry])
    assert refusal.value.entry == entry
    assert reason in refusal.value.reason


def test_a_list_has_an_end() -> None:
    with pytest.raises(WordListError, match="at most 200 patterns"):
        WordList(f"/{number}/" for number in range(201))
    with pytest.raises(WordListError, match="at most 20000 entries"):
        WordList(f"word{number}" for number in range(20_001))


def test_blank_lines_and_remarks_say_nothing() -> None:
    words = WordList(["", "  ", "# a remark", "  idiot  ", "#maga"])
    assert words.lines == ("idiot", "#maga")
    assert found(words, "an idiot with #MAGA") == ["idiot", "#MAGA"]


def test_banned_words_reject_with_their_spans_and_suspect_words_hold() -> None:
    policy = Policy.from_settings({"banned_words": ["idiot*", "idi*"], "suspect_words": "casino\n"})
    judgement = judge(said("Such 1d10ts! Casinos, a casino."), policy, scene())
    assert judgement.verdict is Verdict.REJECT
    banned, suspect = judgement.findings[:2]
    assert (banned.rule, banned.spans, banned.count) == ("banned_words", ((5, 11),), 1)
    assert (suspect.rule, suspect.verdict) == ("suspect_words", Verdict.HOLD)
    assert suspect.spans == ((24, 30),)


def test_a_name_is_read_as_well() -> None:
    policy = Policy.from_settings({"banned_words": ["idiot"]})
    judgement = judge(said("Good morning.", name="The 1d1ot"), policy, scene())
    assert judgement.verdict is Verdict.REJECT
    assert judgement.findings[0].spans == ()
    assert "name" in str(judgement.findings[0].sentence)
