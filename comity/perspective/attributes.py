"""Perspective's names for what is scored, and for what nobody scores here."""

from comity.toxicity import ATTRIBUTES

SCORED = {
    name: ours for ours in ATTRIBUTES for name in (ours.upper(), f"{ours.upper()}_EXPERIMENTAL")
} | {"TOXICITY_FAST": "toxicity"}
"""The scorer's attribute by each of Perspective's names for it."""

KNOWN = frozenset(SCORED) | {
    "SEXUALLY_EXPLICIT",
    "FLIRTATION",
    "ATTACK_ON_AUTHOR",
    "ATTACK_ON_COMMENTER",
    "INCOHERENT",
    "INFLAMMATORY",
    "LIKELY_TO_REJECT",
    "OBSCENE",
    "SPAM",
    "UNSUBSTANTIAL",
}
"""All names that Perspective knew; those that are not scored are refused in its words."""
