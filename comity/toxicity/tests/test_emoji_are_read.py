"""Emoji are read by their names; what the net cannot read must not count as abuse."""

import pytest

from comity.toxicity import Scorer
from comity.toxicity.emoji import named


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Good morning 👋🏽 everyone", "Good morning waving hand everyone"),
        ("I love this ❤️", "I love this heart"),
        ("🏳️‍🌈 Happy pride!", "waving flag rainbow Happy pride!"),
        ("go 🇹🇷🇩🇪 go", "go flag go"),
        ("😂😂😂 5️⃣", "face with tears of joy 5"),
        ("I have a 🔪", "I have a knife"),
        ("© 2024 ™ → Überraschung, 日本", "© 2024 ™ → Überraschung, 日本"),
    ],
)
def test_an_emoji_is_its_name(text: str, read: str) -> None:
    assert " ".join(named(text).split()) == read


@pytest.mark.parametrize(
    "wall", ["".join(map(chr, range(0x1F400, 0x1F4FF))), "🇹🇷🇩🇪" * 60, "🇹🇷 🇩🇪 " * 20, "😂" * 250]
)
def test_a_wall_of_emoji_does_not_hide_what_comes_after_it(scorer: Scorer, wall: str) -> None:
    (scores,) = scorer.score([f"{wall} You are a stupid liar."])
    assert scores["insult"] > 0.5


@pytest.mark.parametrize(
    "text",
    [
        "Thank you 🙏",
        "I love this ❤️",
        "So happy for you 🥳🥳",
        "Congrats 🎂🎈",
        "see you there 🚲",
        "Good morning 👋🏽 everyone here!",
        "Happy Eid 🌙",
        "🏳️‍🌈 Happy pride!",
        "👍🏿",
        "I voted ✅",
        "Lovely photo 📸 of the bridge",
    ],
)
def test_a_friendly_emoji_is_no_abuse(scorer: Scorer, text: str) -> None:
    (scores,) = scorer.score([text])
    assert max(scores.values()) < 0.35


def test_an_insult_in_a_picture_is_one(scorer: Scorer) -> None:
    (scores,) = scorer.score(["You are a 🤡"])
    assert scores["insult"] > 0.5
