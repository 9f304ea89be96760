"""What the templates of a discussion ask for."""

from collections.abc import Mapping

from django import template
from django.conf import settings
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from comity.comments import links, look, wording
from comity.comments.queries import PageView
from comity.publications.orders import ORDERS
from comity.publications.queries import PublicationView

register = template.Library()

register.simple_tag(wording.said, name="words")
register.simple_tag(look.keys)
register.simple_tag(look.look)


@register.simple_tag
def mail_is_sent() -> bool:
    """Say whether readers can be told by mail: otherwise nobody is asked for an address."""
    return bool(settings.MAIL)


@register.simple_tag
def accounts_begin(house: PublicationView) -> bool:
    """Say whether readers can come to an account here: by mail, or by another site.

    With neither, signing in would end at a password that nobody can have. Whom the publisher's own
    site signs in needs no button.
    """
    begins = settings.MAIL or settings.SOCIALACCOUNT_PROVIDERS
    return house.settings.accounts and bool(begins)


@register.simple_tag
def script_words() -> SafeString:
    """Write the script's words as attributes of the section."""
    return format_html_join("", ' data-say-{}="{}"', wording.told().items())


@register.simple_tag
def language_query(house: PublicationView) -> str:
    """Return what links need to stay in this page's language: "" or "?lang=…"."""
    return links.query(get_language() or house.locale, house.locale)


@register.simple_tag
def pager(page: PageView, query: str) -> links.Pager:
    """Return the pages around this one."""
    return links.pager(page, query)


@register.simple_tag
def orders(page: PageView, query: str) -> list[Mapping[str, str]]:
    """Return the orders that a discussion can be read in: name, title, address."""
    titles = {
        "best": gettext("Best"),
        "newest": gettext("Newest"),
        "oldest": gettext("Oldest"),
        "votes": gettext("Most voted"),
        "discussed": gettext("Most discussed"),
    }
    return [
        {
            "name": name,
            "title": titles[name],
            "address": links.listing(page.story.slug, name, query=query),
        }
        for name in ORDERS
    ]
