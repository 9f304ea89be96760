"""Hints that several readers may be one: evidence with its strength. They decide nothing."""

import uuid
from dataclasses import dataclass
from itertools import islice

from comity.comments.queries.neighbours import Neighbour, neighbours
from comity.comments.queries.ties import Echo, Tie, echoes, ties
from comity.ground.refusal import marked as _
from comity.houserules import Sentence
from comity.moderation.queries.card import Card

RING = 3
"""So many votes for each other are more than chance in one day's reading."""

MOST = 5


@dataclass(frozen=True)
class Hint:
    """Why a reader may be another one as well. `strength` is from 0 to 1."""

    kind: str
    reader: uuid.UUID
    name: str
    strength: float
    sentence: Sentence


def hints(card: Card) -> tuple[Hint, ...]:
    """Return what speaks for a comment's author being another reader too, strongest first."""
    author = card.comment.reader
    if author is None:
        return ()
    found = [
        *map(_same_words, echoes(card.comment, card.fingerprint)),
        *_rings(author),
        *map(_same_network, neighbours(author, card.comment.publication)),
    ]
    found.sort(key=lambda hint: -hint.strength)
    return tuple(islice(found, MOST))


def _same_words(echo: Echo) -> Hint:
    sentence = (
        Sentence(_("said the same, word for word"))
        if echo.exact
        else Sentence(_("said nearly the same in this thread"))
    )
    return Hint("words", echo.reader, echo.name, 0.8 if echo.exact else 0.5, sentence)


def _same_network(other: Neighbour) -> Hint:
    """One day shared with one other reader is even odds; a school's day says next to nothing."""
    sentence = Sentence(
        _("posted from the same network on the same day, on %(days)s of the days that are kept"),
        {"days": other.days},
    )
    strength = min(0.9, other.weight / (other.weight + 1))
    return Hint("network", other.reader, other.name, round(strength, 2), sentence)


def _rings(author: uuid.UUID) -> list[Hint]:
    return [_ring(tie) for tie in ties(author) if min(tie.given, tie.got) >= RING]


def _ring(tie: Tie) -> Hint:
    mutual = min(tie.given, tie.got)
    strength = min(0.9, mutual / (mutual + 5) * tie.share)
    sentence = Sentence(
        _("%(got)s votes for this reader, %(given)s in return"),
        {"got": tie.got, "given": tie.given},
    )
    return Hint("votes", tie.reader, tie.name, round(strength, 2), sentence)
