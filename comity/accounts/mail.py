"""The one mail that an account sends: a code and a link."""

import logging

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import get_language, get_language_bidi, gettext

from comity.accounts.actions import Asked
from comity.accounts.proofs import LASTS, shown
from comity.ground.addresses import addressed, one_line
from comity.ground.contrast import legible, read_colour, written_colour
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.notices.letters.inline import inlined
from comity.publications.queries import PublicationView

log = logging.getLogger(__name__)

WHITE = (255, 255, 255)


def send(asked: Asked, house: PublicationView, query: str) -> None:
    """Send a question to its address, in the active language; Refusal `mail_down` (503).

    `query` keeps that language for the link. The mail leaves while the reader waits for it, so
    that the code is kept nowhere.
    """
    try:
        _mail(asked, house, query).send()
    except Exception as fault:  # each of the mail services has errors of its own
        log.warning("a sign-in mail could not be sent: %s", type(fault).__name__)
        raise Refusal(
            "mail_down", 503, _("No mail can be sent right now. Please try again in a while.")
        ) from fault


def _mail(asked: Asked, house: PublicationView, query: str) -> EmailMultiAlternatives:
    home, rtl = settings.PUBLIC_URL, get_language_bidi()
    # Among letters that run from the right, the halves of a code would change places
    # (U+2066 to U+2069).
    code = f"\u2066{shown(asked.code)}\u2069" if rtl else shown(asked.code)
    said = {"code": code, "paper": one_line(house.name)}
    subject = gettext("%(code)s is your code for %(paper)s") % said
    context = {
        "house": house,
        "subject": subject,
        "home": home,
        "lang": get_language(),
        "rtl": rtl,
        "code": code,
        "link": f"{home}/accounts/{house.key}/link/{asked.link}/{query}",
        "minutes": int(LASTS.total_seconds() // 60),
    }
    made = EmailMultiAlternatives(
        subject,
        render_to_string("accounts/mail/code.txt", context),
        addressed(house.name, settings.DEFAULT_FROM_EMAIL),
        [asked.email],
        headers={"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"},
    )
    accent = written_colour(legible(read_colour(house.accent), WHITE))
    page = render_to_string("accounts/mail/code.html", context)
    made.attach_alternative(inlined(page, accent=accent, home=home, rtl=rtl), "text/html")
    return made
