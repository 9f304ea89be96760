"""The form by which a reader points a comment out: the same in the embed and without script."""

from urllib.parse import urlencode

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from comity.comments import links
from comity.moderation.grounds import REASONS

NOTICES = "/notices-of-illegal-content/"


def address(slug: str, number: int) -> str:
    """Return where a comment is reported without script."""
    return f"{links.comment(slug, number)}report/"


def form(
    slug: str, number: int, *, query: str = "", ground: str = "", text: str = "", problem: str = ""
) -> SafeString:
    """Return the form's HTML in the active language, with what was chosen and written in it.

    `query` keeps the language of the page; `problem` is what is wrong with what was sent.
    """
    comment = f"{settings.PUBLIC_URL}{links.comment(slug, number)}"
    return render_to_string(
        "moderation/report_form.html",
        {
            "action": address(slug, number) + query,
            "notice": f"{NOTICES}?{urlencode({'address': comment})}{query.replace('?', '&')}",
            "reasons": REASONS,
            "ground": ground,
            "text": text,
            "problem": problem,
        },
    )
