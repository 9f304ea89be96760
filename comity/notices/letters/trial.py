"""Whether there is a way to the mail server, tried when somebody asks."""

from dataclasses import dataclass

from django.conf import settings
from django.core import mail as django_mail
from django.core.mail import EmailMessage

from comity.ground.addresses import addressed, fit_address


@dataclass(frozen=True)
class Trial:
    """What was seen when the mail server was tried."""

    well: bool
    seen: str


def try_mail(to: str = "") -> Trial:
    """Connect to the mail server, and send a letter where an address is given.

    Raises a Refusal `bad_email` (422) where it is none.
    """
    if not settings.MAIL:
        return Trial(True, "no mail is sent (COMITY_EMAIL_URL): readers are told in the page alone")
    recipient = fit_address(to) if to else ""
    connection = django_mail.get_connection()
    try:
        connection.open()
        if recipient:
            connection.send_messages([_letter(recipient)])
        connection.close()
    except Exception as fault:
        return Trial(False, f"{type(fault).__name__}: {fault}")
    server = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    where = settings.MAIL_SERVICE or settings.EMAIL_FILE_PATH or server
    return Trial(True, f"{where} takes {'the letter' if recipient else 'mail'}")


def _letter(recipient: str) -> EmailMessage:
    return EmailMessage(
        "A letter to try the way",
        "Comity can send mail.",
        settings.MAIL_BOUNCES or settings.DEFAULT_FROM_EMAIL,
        [recipient],
        headers={"From": addressed("Comity", settings.DEFAULT_FROM_EMAIL)},
    )
