"""The letter that asks whether an address is the reader's, and says what for."""

from django.utils.translation import gettext

from comity.notices import links
from comity.notices.letters.written import Sheet, Written
from comity.notices.models import Proof
from comity.notices.queries.follows import follows_of


def written(sheet: Sheet) -> Written | None:
    """Return what stands in the letter; None where its link was used already."""
    if not Proof.objects.filter(letter=sheet.letter.id, used_at=None).exists():
        return None
    return Written(
        gettext("Is this your address? %(paper)s asks") % {"paper": sheet.house.name},
        "proof",
        {
            "follows": follows_of(sheet.reader.id),
            "confirm": links.proof(sheet.letter.id),
            "never": links.stop(sheet.reader.id, sheet.letter.kind),
        },
    )
