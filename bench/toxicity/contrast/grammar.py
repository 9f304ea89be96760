"""Fills the patterns: draws a group and words for the slots, a frame around, a manner of typing."""

import random
import re
from collections.abc import Sequence

from . import hate, implied, more
from .groups import GROUPS, RECLAIMED, SLURS, Group
from .words import WORDS

HATEFUL: Sequence[str] = (*hate.OPEN, *hate.BEASTS, *implied.IMPLIED[:20], *more.HATE)
SLOT = re.compile(r"\{(\w+)\}")
FIRST_PERSON = ("live in this town", "work at the hospital", "vote", "pay taxes", "like this film")
PRAISE = ("kind", "brave", "brilliant", "talented", "funny", "smart", "lovely", "great")
FOUL_PLURAL = ("assholes", "idiots", "morons", "bastards", "pricks", "liars", "shitheads")

# Said before or after anything, by anybody: no label may hang on these.
BEFORE = (
    "Honestly,", "Look,", "I mean,", "To be fair,", "As a reader from Ohio,", "Listen:", "Well,",
    "Let me be clear:", "Hey everyone,", "Fact:", "Just saying,", "It has to be said:", "lol",
    "Another long thread, but", "I read the whole article and", "In short:", "@user", "PSA:",
    "My two cents:", "After forty years in this town I can say:", "Unpopular opinion:", "OK but",
    "Sorry, but", "You know what?", "Reminder:", "Since nobody else says it:", "Agreed.", "No.",
    "Good morning.", "Yes!", "Come on.", "Here is what I think.", "Interesting article.",
)  # fmt: skip
AFTER = (
    "Just my opinion.", "That's all.", "Think about it.", "End of story.", "And that's a fact.",
    "What do you think?", "lol", "smh", "Have a nice day.", "I said what I said.", "Period.",
    "Everybody knows it.", "Greetings from Bristol.", "...", "!!!", "Read it again.", "#news",
    "It's that simple.", "Always have, always will.", "Thanks for reading.", "Am I right?",
    "Sad but true.", "Every single day.", "You heard me.", "Believe me.", "😂", "🙏", "😡", "❤️",
    "👏👏", "👋", "🥳", "👍🏽", "🤔", "🎉🎉", "☀️", "🌈", "✅", "🔥", "💯", "🤷", "⚽", "🚲", "😊",
    "🙄", "💔", "🇬🇧", "🎂", "😢", "🐶",
)  # fmt: skip
BESIDE = (
    "The council meets again on Thursday.", "I have lived here since 1988.",
    "The article leaves out the budget figures.", "My bus was late again this morning.",
    "Turnout was about forty percent.", "The bridge has been closed since March.",
    "I wrote to my representative about it.", "The photo in this piece is from last year.",
    "House prices have gone up everywhere.", "We went to the fair with the kids on Sunday.",
    "The second paragraph repeats the first.", "The train line should have been built long ago.",
    "They announced the results at noon.", "The summer has been hot and dry.",
    "I subscribed to this paper ten years ago.", "The match was postponed because of the rain.",
    "Taxes went up twice this year.", "The new school opens in September.",
)  # fmt: skip


def with_article(noun: str) -> str:
    """`idiot` to `an idiot`; what begins with its own article is left alone."""
    if noun.startswith(("a ", "an ", "the ")):
        return noun
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def fill(pattern: str, chance: random.Random, group: Group | None = None) -> str:
    """One sentence from a pattern; one group throughout, fresh words for every slot."""
    group = group or chance.choice(GROUPS)
    slur, slurs, _ = chance.choice(SLURS)
    reclaimed = chance.choice(RECLAIMED)

    def word(match: re.Match[str]) -> str:
        match match[1]:
            case "P":
                return group.plural
            case "S":
                return group.singular
            case "A":
                return group.adjective
            case "slur":
                return slur
            case "slurs":
                return slurs
            case "re":
                return reclaimed[0]
            case "res":
                return reclaimed[1]
            case "HATE":
                return fill(chance.choice(HATEFUL), chance, group).rstrip(".")
            case "anfool":
                return with_article(chance.choice(WORDS["fool"]))
            case "anfoul":
                return with_article(chance.choice(WORDS["foul"]))
            case "foul2":
                return chance.choice(FOUL_PLURAL)
            case "do2":
                return chance.choice(FIRST_PERSON)
            case "said2":
                return chance.choice(("say", "claim", "believe", "think", "shout", "write"))
            case "role2":
                return chance.choice(WORDS["role"])
            case "villain1":
                return chance.choice(("thief", "crook", "liar", "moron", "savage", "criminal"))
            case "good3":
                return chance.choice(PRAISE)
            case slot:
                return chance.choice(WORDS[slot])

    text = SLOT.sub(word, pattern)
    text = re.sub(r"\bA[n]? (?=[aeiouAEIOU])", "An ", re.sub(r"\bAn (?=[^aeiouAEIOU])", "A ", text))
    return re.sub(r"\ba (?=[aeio]\w)", "an ", text)


def framed(text: str, chance: random.Random) -> str:
    """The sentence with talk around it that means nothing either way."""
    if chance.random() < 0.22:
        text = f"{chance.choice(BEFORE)} {text}"
    if chance.random() < 0.18:
        text = f"{text} {chance.choice(AFTER)}"
    if chance.random() < 0.14:
        extra = " ".join(chance.sample(BESIDE, chance.randint(1, 3)))
        text = f"{extra} {text}" if chance.random() < 0.5 else f"{text} {extra}"
    return text


def typed(text: str, chance: random.Random) -> str:
    """The sentence as people type: lower case, no full stop, capitals, a slip of the finger."""
    roll = chance.random()
    if roll < 0.3:
        text = text.lower()
    elif roll < 0.33:
        text = text.upper()
    if chance.random() < 0.25:
        text = text.rstrip(".")
    if chance.random() < 0.06 and len(text) > 20:
        at = chance.randrange(len(text) - 2)
        text = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text
