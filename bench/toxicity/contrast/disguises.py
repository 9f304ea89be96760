"""Disguised spelling for the training rows, hateful and harmless alike."""

import random
import re

LEET = str.maketrans({"a": "4", "e": "3", "i": "1", "o": "0", "s": "5", "t": "7"})
LONG_WORD = re.compile(r"[A-Za-z]{4,}")


def disguised(text: str, chance: random.Random) -> str:
    """The text with its longer words in leet, masked, stretched, spaced out or glued together."""
    way = chance.choice(("leet", "mask", "glue", "space", "drop", "stretch"))
    if way == "glue":
        words = text.split()
        if len(words) < 8:
            return "".join(words)
        at = chance.randrange(len(words) - 3)
        return " ".join([*words[:at], "".join(words[at : at + 4]), *words[at + 4 :]])

    def change(match: re.Match[str]) -> str:
        word = match[0]
        if chance.random() < 0.5:
            return word
        at = chance.randrange(1, len(word) - 1)
        match way:
            case "leet":
                return word.translate(LEET)
            case "mask":
                return f"{word[:at]}*{word[at + 1 :]}"
            case "space":
                return " ".join(word)
            case "stretch":
                return word[:at] + word[at] * 4 + word[at + 1 :]
            case _:
                return word[:at] + word[at + 1 :]

    return LONG_WORD.sub(change, text)
