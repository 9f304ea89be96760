"""The script of pages that were made for Coral, at the path where Coral has its own."""

from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from comity.pages.shown import telling
from comity.publications.queries import publication

LASTS = 300
"""Seconds for which a browser may keep it: its address stays when it changes."""


@require_safe
@telling
def script(request: HttpRequest, key: str) -> HttpResponse:
    """Send the script that a page of the publication calls `Coral.createStreamEmbed` of."""
    publication(key)
    response = HttpResponse(_source(), content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = f"public, max-age={LASTS}"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@cache
def _source() -> bytes:
    return (settings.STATIC / "comity" / "coral.js").read_bytes()
