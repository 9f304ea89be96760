"""A letter as a mail: plain and HTML from one context, and headers that no text can add to."""

from datetime import datetime
from email.utils import format_datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation

from comity.ground.addresses import addressed, one_line
from comity.ground.contrast import legible, read_colour, written_colour
from comity.notices import links
from comity.notices.letters import decision, news, proof
from comity.notices.letters.inline import inlined
from comity.notices.letters.written import Sheet, Written
from comity.notices.models import Letter
from comity.publications.queries import publication
from comity.readers.queries import Address, reader_by_id

WHITE = (255, 255, 255)
WRITERS = {
    Letter.Kind.NEWS: news.written,
    Letter.Kind.DECISION: decision.written,
    Letter.Kind.PROOF: proof.written,
}
LONGEST_SUBJECT = 150


def mail(letter: Letter, address: Address) -> EmailMultiAlternatives | None:
    """Return the mail that a letter is; None where there is nothing left to say in it.

    It is written when it is sent, so that what was removed meanwhile does not leave; its
    Message-ID and Date stay the same however often it is sent.
    """
    house = publication(letter.publication_id)
    sheet = Sheet(letter, house, reader_by_id(letter.reader_id))
    with translation.override(_language(address.language, house.locale)):
        written = WRITERS[Letter.Kind(letter.kind)](sheet)
        return _mail(sheet, written, address) if written is not None else None


def message_id(name: str) -> str:
    """Return the Message-ID of a letter, or of the thread that letters belong to."""
    return f"<{name}@{settings.DEFAULT_FROM_EMAIL.rpartition('@')[2]}>"


def _mail(sheet: Sheet, written: Written, address: Address) -> EmailMultiAlternatives:
    stop = links.stop(sheet.reader.id, sheet.letter.kind)
    context = {
        **written.context,
        "subject": written.subject,
        "house": sheet.house,
        "reader": sheet.reader,
        "kind": sheet.letter.kind,
        "home": settings.PUBLIC_URL,
        "stop": stop,
        "wishes": links.wishes(sheet.reader.id),
        "lang": translation.get_language(),
        "rtl": translation.get_language_bidi(),
    }
    made = EmailMultiAlternatives(
        one_line(written.subject)[:LONGEST_SUBJECT],
        render_to_string(f"notices/{written.template}.txt", context),
        settings.MAIL_BOUNCES or settings.DEFAULT_FROM_EMAIL,
        [addressed("", address.email)],
        headers=_headers(sheet, written.thread, stop),
    )
    made.attach_alternative(_html(sheet, written, context), "text/html")
    return made


def _headers(sheet: Sheet, thread: str, stop: str) -> dict[str, str]:
    """Return the headers. Sources: RFC 2369 and RFC 8058 (List-…), RFC 3834 (Auto-Submitted)."""
    made: datetime = sheet.letter.made_at
    host = urlsplit(settings.PUBLIC_URL).hostname
    headers = {
        "From": addressed(sheet.house.name, settings.DEFAULT_FROM_EMAIL),
        "Message-ID": message_id(str(sheet.letter.id)),
        "Date": format_datetime(made),
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "List-Id": addressed(sheet.house.name, f"x@{sheet.house.key}.{host}").replace("x@", ""),
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
    }
    if thread:
        headers["References"] = headers["In-Reply-To"] = message_id(thread)
    return headers


def _html(sheet: Sheet, written: Written, context: dict[str, object]) -> str:
    accent = legible(read_colour(sheet.house.accent), WHITE)
    return inlined(
        render_to_string(f"notices/{written.template}.html", context),
        accent=written_colour(accent),
        home=settings.PUBLIC_URL,
        rtl=translation.get_language_bidi(),
    )


def _language(wanted: str, house: str) -> str:
    for choice in (wanted, house):
        try:
            return translation.get_supported_language_variant(choice)
        except LookupError:
            continue
    return "en"
