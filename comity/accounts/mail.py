"""The mails of an account: a code with a link, and what becomes of its address."""

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
    link = f"{settings.PUBLIC_URL}/accounts/{house.key}/link/{asked.link}/{query}"
    _send_code("code", asked, house, link=link)


def send_to_new(asked: Asked, house: PublicationView) -> None:
    """Send the code that makes an address an account's; Refusal `mail_down` (503).

    There is no link: the code is for the browser in which somebody is signed in.
    """
    _send_code("new", asked, house)


def tell_former(email: str, house: PublicationView) -> None:
    """Tell an address that it is an account's no more. What goes wrong is logged alone."""
    subject = gettext("Your address for %(paper)s was changed") % {"paper": one_line(house.name)}
    try:
        _mail("former", email, house, subject).send()
    except Exception as fault:  # each of the mail services has errors of its own
        log.warning("a former address could not be told: %s", type(fault).__name__)


def _send_code(template: str, asked: Asked, house: PublicationView, **more: str) -> None:
    # Among letters that run from the right, the halves of a code would change places
    # (U+2066 to U+2069).
    code = f"\u2066{shown(asked.code)}\u2069" if get_language_bidi() else shown(asked.code)
    said = {"code": code, "paper": one_line(house.name)}
    subject = gettext("%(code)s is your code for %(paper)s") % said
    minutes = int(LASTS.total_seconds() // 60)
    try:
        _mail(template, asked.email, house, subject, code=code, minutes=minutes, **more).send()
    except Exception as fault:  # each of the mail services has errors of its own
        log.warning("a mail with a code could not be sent: %s", type(fault).__name__)
        raise Refusal(
            "mail_down", 503, _("No mail can be sent right now. Please try again in a while.")
        ) from fault


def _mail(
    template: str, to: str, house: PublicationView, subject: str, **more: str | int
) -> EmailMultiAlternatives:
    home, rtl = settings.PUBLIC_URL, get_language_bidi()
    context = {
        "house": house,
        "subject": subject,
        "home": home,
        "lang": get_language(),
        "rtl": rtl,
        **more,
    }
    made = EmailMultiAlternatives(
        subject,
        render_to_string(f"accounts/mail/{template}.txt", context).strip() + "\n",
        addressed(house.name, settings.DEFAULT_FROM_EMAIL),
        [to],
        headers={"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"},
    )
    accent = written_colour(legible(read_colour(house.accent), WHITE))
    page = render_to_string(f"accounts/mail/{template}.html", context)
    made.attach_alternative(inlined(page, accent=accent, home=home, rtl=rtl), "text/html")
    return made
