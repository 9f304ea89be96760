"""What can be done: keep a correction."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from comity.corrections.models import Correction
from comity.journal import record


@dataclass(frozen=True)
class Corrected:
    """An attribute's score as it was given (None: not at all) and as it should be, 0 to 1."""

    attribute: str
    given: float | None
    suggested: float


def keep(
    publication: str, corrected: Sequence[Corrected], *, language: str, model: str
) -> Callable[[], int]:
    """Keep a moderator's correction of one text; the write returns how many scores it held.

    `language` is the text's as it was detected, `model` the version that gave the scores.
    """

    def write() -> int:
        for each in corrected:
            row = Correction.objects.create(
                publication_id=publication,
                attribute=each.attribute,
                given=each.given,
                suggested=each.suggested,
                language=language[:10],
                model=model[:40],
            )
            record.append(
                "score.corrected",
                publication=publication,
                subject=str(row.pk),
                actor="system",
                data={"attribute": each.attribute, "suggested": each.suggested},
            )
        return len(corrected)

    return write
