"""A letter about a decision: a statement of reasons, or the answer to an appeal (DSA, art. 17)."""

from django.conf import settings
from django.utils.translation import get_language, gettext

from comity.moderation.queries import statements
from comity.moderation.telling import told
from comity.notices.kinds import About
from comity.notices.letters.written import Sheet, Written


def written(sheet: Sheet) -> Written | None:
    """Return what stands in the letter: all that the statement's page says."""
    notice = sheet.letter.notices.first()
    if notice is None:
        return None
    statement = statements.statement(notice.subject)
    appeal = notice.about == About.APPEAL
    subject = (
        gettext("Your appeal has been answered") if appeal else gettext("Statement of reasons")
    )
    here = settings.PUBLIC_URL + statements.address(statement.id)
    return Written(
        f"{subject}: {sheet.house.name}",
        "decision",
        {
            "title": subject,
            "appeal": appeal,
            "statement": statement,
            "told": told(statement),
            "address": f"{here}?lang={get_language()}",
        },
        f"statement-{statement.id}",
    )
