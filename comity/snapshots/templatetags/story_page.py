"""What the template of a story page asks for."""

import re
from datetime import datetime
from html import unescape

from django import template
from django.conf import settings
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info

from comity.comments import links
from comity.comments.look import moment
from comity.comments.queries import PageView
from comity.publications.queries import PublicationView
from comity.snapshots import linked_data as data
from comity.stories.queries import StoryView

register = template.Library()

_FIRST_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)


@register.simple_tag
def absolute(address: str) -> str:
    """Return a web address for one that may start at the root of the server."""
    return settings.PUBLIC_URL + address if address.startswith("/") else address


@register.simple_tag
def canonical(story: StoryView) -> str:
    """Return the story's own address: its publisher's page, or the one that Comity shows."""
    return story.address or settings.PUBLIC_URL + links.story(story.slug)


@register.simple_tag
def linked_data(page: PageView, house: PublicationView) -> SafeString:
    """Write the page's JSON-LD into a script element."""
    said = data.linked_data(page, house, settings.PUBLIC_URL, canonical(page.story))
    return SafeString(f'<script type="application/ld+json">{said}</script>')


@register.filter
def lede(story: StoryView) -> str:
    """Return a story's summary as plain text, or else its first paragraph."""
    if story.summary:
        return story.summary
    first = _FIRST_PARAGRAPH.search(story.html)
    return " ".join(unescape(strip_tags(first[1])).split()) if first else ""


@register.filter
def on_date(at: datetime) -> SafeString:
    """Show the day on which a story appeared."""
    known = moment(at, "day")
    return format_html('<time datetime="{}"><bdi>{}</bdi></time>', known.machine, known.text)


@register.filter
def direction(language: str) -> str:
    """Return which way a language is written: ltr, rtl, or auto where it is not known."""
    try:
        return "rtl" if get_language_info(language)["bidi"] else "ltr"
    except KeyError:
        return "auto"


@register.filter
def on_the_web(address: str) -> bool:
    """Say whether an address that somebody wrote down leads to the web, and runs no script."""
    return address.startswith(("https://", "http://"))
