"""What other rooms may ask about corrections."""

from comity.corrections.actions import Corrected
from comity.corrections.models import Correction


def corrections(publication: str, attribute: str = "toxicity") -> list[Corrected]:
    """Return a publication's corrections of an attribute that had a score, oldest first."""
    rows = Correction.objects.filter(
        publication=publication, attribute=attribute, given__isnull=False
    )
    return [Corrected(row.attribute, row.given, row.suggested) for row in rows.order_by("pk")]
