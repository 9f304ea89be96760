"""The grounds on which a comment or a reader can be restricted, and what each is called in law.

The categories are those of the EU's transparency database
(https://transparency.dsa.ec.europa.eu/page/api-documentation, "category").
"""

from dataclasses import dataclass

from django.db.models import TextChoices

from comity.ground.refusal import marked as _


class Ground(TextChoices):
    """Why something is restricted or reported."""

    SPAM = "spam"
    ADVERTISING = "advertising"
    OFF_TOPIC = "off_topic"
    INSULT = "insult"
    HARASSMENT = "harassment"
    HATE = "hate"
    THREAT = "threat"
    ILLEGAL = "illegal"
    MISINFORMATION = "misinformation"
    PERSONAL_DATA = "personal_data"
    OTHER = "other"


@dataclass(frozen=True)
class Reason:
    """A ground in words: its title, what the author is told, its category in the database."""

    ground: Ground
    title: str
    explanation: str
    category: str


REASONS: tuple[Reason, ...] = (
    Reason(
        Ground.SPAM,
        _("Spam"),
        _("It repeats what was posted elsewhere, or was not written for this discussion."),
        "STATEMENT_CATEGORY_SCAMS_AND_FRAUD",
    ),
    Reason(
        Ground.ADVERTISING,
        _("Advertising"),
        _("It promotes goods, services or a site rather than speaking to the story."),
        "STATEMENT_CATEGORY_OTHER_VIOLATION_TC",
    ),
    Reason(
        Ground.OFF_TOPIC,
        _("Off topic"),
        _("It does not speak to the story or to the comment that it answers."),
        "STATEMENT_CATEGORY_OTHER_VIOLATION_TC",
    ),
    Reason(
        Ground.INSULT,
        _("Insult"),
        _("It insults somebody. The same view can be put without that."),
        "STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH",
    ),
    Reason(
        Ground.HARASSMENT,
        _("Harassment"),
        _("It goes after a person again and again, or calls on others to do so."),
        "STATEMENT_CATEGORY_CYBER_VIOLENCE",
    ),
    Reason(
        Ground.HATE,
        _("Hate speech"),
        _("It attacks people for what they are: their origin, religion, sex, disability and such."),
        "STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH",
    ),
    Reason(
        Ground.THREAT,
        _("Threat"),
        _("It threatens somebody, or wishes them harm."),
        "STATEMENT_CATEGORY_VIOLENCE",
    ),
    Reason(
        Ground.ILLEGAL,
        _("Illegal content"),
        _("It breaks the law that is named here."),
        "STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH",
    ),
    Reason(
        Ground.MISINFORMATION,
        _("Misinformation"),
        _("It states as a fact what is known to be false, in a way that can do harm."),
        "STATEMENT_CATEGORY_NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS",
    ),
    Reason(
        Ground.PERSONAL_DATA,
        _("Personal data"),
        _("It makes public what belongs to somebody's private life: an address, a number, a file."),
        "STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS",
    ),
    Reason(
        Ground.OTHER,
        _("Other"),
        _("It breaks the house rules in the way that is explained here."),
        "STATEMENT_CATEGORY_OTHER_VIOLATION_TC",
    ),
)

BY_GROUND = {reason.ground: reason for reason in REASONS}
