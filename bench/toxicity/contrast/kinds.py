"""What each kind of contrast row is labelled with: six shares of raters, None where unknown."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """The labels that a kind of sentence gets, in the order of `comity.toxicity.ATTRIBUTES`."""

    toxicity: float
    severe_toxicity: float | None
    identity_attack: float
    insult: float | None
    profanity: float | None
    threat: float

    @property
    def labels(self) -> tuple[float | None, ...]:
        """The six labels, in order."""
        return (
            self.toxicity,
            self.severe_toxicity,
            self.identity_attack,
            self.insult,
            self.profanity,
            self.threat,
        )


HATE = Kind(0.95, None, 0.98, None, 0.02, 0.02)
HATE_IMPLIED = Kind(0.88, 0.03, 0.95, None, 0.0, 0.02)
HATE_PROFANE = Kind(0.98, 0.4, 0.97, None, 0.95, 0.03)
HATE_SLUR = Kind(0.98, 0.5, 0.96, None, 0.8, 0.03)
HATE_THREAT = Kind(0.98, 0.6, 0.97, None, 0.03, 0.95)
CIVIL = Kind(0.02, 0.0, 0.02, 0.01, 0.0, 0.0)
COUNTER = Kind(0.08, 0.01, 0.04, 0.05, 0.03, 0.02)
SLUR_NAMED = Kind(0.15, 0.02, 0.06, 0.06, None, 0.0)
RECLAIMED = Kind(0.18, 0.02, 0.05, 0.05, None, 0.0)
PROFANE = Kind(0.3, 0.02, 0.01, 0.03, 0.96, 0.01)
GRUMBLE = Kind(0.18, 0.0, 0.01, 0.05, 0.0, 0.02)
GRUMBLE_PROFANE = Kind(0.5, 0.05, 0.01, 0.1, 0.96, 0.02)
INSULT = Kind(0.93, 0.05, 0.03, 0.97, 0.05, 0.02)
INSULT_PROFANE = Kind(0.98, 0.5, 0.04, 0.95, 0.97, 0.02)
HOSTILE = Kind(0.72, 0.02, 0.03, 0.62, 0.03, 0.02)
THREAT = Kind(0.95, 0.5, 0.03, 0.15, 0.03, 0.97)
IDIOM = Kind(0.06, 0.0, 0.01, 0.02, 0.0, 0.04)
