"""The six attributes that a comment is scored on, in the order of the model's outputs."""

from typing import Final

ATTRIBUTES: Final = (
    "toxicity",
    "severe_toxicity",
    "identity_attack",
    "insult",
    "profanity",
    "threat",
)
