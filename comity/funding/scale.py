"""The scale of a bar: where its marks stand, and how far it is filled. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _

MOST_MARKS = 8
APART = 12.0
"""Per cent of the bar's length between two figures, so that they do not touch on a phone."""


@dataclass(frozen=True)
class Step:
    """A mark on the scale: its amount, its place in per cent, and whether its figure has room."""

    amount: int
    at: float
    told: bool


def marks(wanted: int, asked: Sequence[int] = ()) -> list[int]:
    """Return a goal's marks, ascending: those asked for, else nothing, half and all of it.

    The goal itself is always one. Refusal `bad_marks` (422).
    """
    if not asked:
        return sorted({0, wanted // 2, wanted})
    found = sorted({*asked, wanted})
    if found[0] < 0 or len(found) > MOST_MARKS:
        raise Refusal(
            "bad_marks",
            422,
            _("A scale has %(most)s marks at most, and none below nothing."),
            {"most": MOST_MARKS},
        )
    return found


def steps(marks: Sequence[int]) -> tuple[Step, ...]:
    """Return where the marks stand on a scale that ends at the last of them.

    Figures too close to be read are left out, from the end of the scale on: the goal stays.
    """
    top = marks[-1]
    placed: list[Step] = []
    for amount in reversed(marks):
        at = share(amount, top)
        told = all(other.at - at >= APART for other in placed if other.told)
        placed.append(Step(amount, at, told))
    return tuple(reversed(placed))


def share(amount: int, top: int) -> float:
    """Return an amount in per cent of the scale, from 0 to 100, to a tenth."""
    return round(min(max(amount, 0) / top, 1) * 100, 1)


def percent(raised: int, wanted: int) -> int:
    """Return the whole per cent that are raised; 100 only when all of it is."""
    return max(raised, 0) * 100 // wanted
