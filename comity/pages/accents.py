"""A publication's one colour, made fit to be read in the light and in the dark.

The sheet is a pure function of its address, so that it may be kept forever; a style in the
page itself is what its content security policy forbids.
"""

import re

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from comity.ground.contrast import legible, read_colour, written_colour

PAPERS = {"light": (255, 255, 255), "dark": (23, 22, 20)}
"""The grounds that the colour stands on: `--paper` in embed/styles/tokens.css."""

_COLOUR = re.compile(r"[0-9a-f]{6}")


@require_safe
def sheet(_request: HttpRequest, colour: str) -> HttpResponse:
    """Send the two colours, for light and for dark, that stand for one."""
    if not _COLOUR.fullmatch(colour):
        raise Http404
    chosen = read_colour(colour)
    light, dark = (written_colour(legible(chosen, ground)) for ground in PAPERS.values())
    css = f":root{{--comity-accent:light-dark({light},{dark})}}\n"
    response = HttpResponse(css, content_type="text/css; charset=utf-8")
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
