"""Rows without sense: numbers, emoji, addresses, keyboard runs, names alone. Nothing is meant."""

import base64
import random

EMOJI = "😀😂🤣😍🙏👍👏🎉❤️🔥😢😡🤔🙄😎🤡💩🐷🐒🐀🌈✊👀💀☕⚽🍕🌍🚲📷🎵"
WORDS = (
    "yes", "no", "ok", "first", "thanks", "hello", "bravo", "this", "agreed", "same", "hm", "wow",
    "Trump", "Putin", "Merkel", "Biden", "Obama", "London", "Paris", "Israel", "Iran", "Turkey",
    "Islam", "gay", "black", "white", "women", "Jew", "Muslim", "lesbian", "trans", "immigrant",
    "bump", "lol", "why", "really", "source", "link", "test", "+1", "nice", "sad", "true", "false",
)  # fmt: skip


def noise(chance: random.Random) -> str:
    """One row."""
    match chance.randrange(7):
        case 0:
            return " ".join(str(chance.randrange(10 ** chance.randint(1, 6))) for _ in range(4))
        case 1:
            return chance.choice(EMOJI) * chance.randint(1, 40)
        case 2:
            return "".join(chance.choices(EMOJI, k=chance.randint(1, 12)))
        case 3:
            raw = bytes(chance.randrange(256) for _ in range(chance.randint(12, 200)))
            return base64.b64encode(raw).decode()
        case 4:
            return "".join(chance.choices("asdfghjklqwertyuiop ", k=chance.randint(3, 60)))
        case 5:
            word = chance.choice(WORDS)
            return " ".join([word] * chance.choice((1, 1, 1, 2, 3, 30)))
        case _:
            return " ".join(chance.sample(WORDS, chance.randint(2, 6)))
