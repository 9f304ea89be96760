"""A publication's one colour, made fit to be read in the light and in the dark.

The sheet is a pure function of its address, so that it may be kept forever; a style in the
page itself is what its content security policy forbids.
"""

import re

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

PAPERS = {"light": (255, 255, 255), "dark": (23, 22, 20)}
"""The grounds that the colour stands on: `--paper` in embed/styles/tokens.css."""

CONTRAST = 5.0
"""The least contrast with the ground. AA asks for 4.5; the tint behind a chosen thing, mixed
from the same colour, takes a little of it."""

_COLOUR = re.compile(r"[0-9a-f]{6}")

Colour = tuple[int, int, int]


@require_safe
def sheet(_request: HttpRequest, colour: str) -> HttpResponse:
    """Send the two colours, for light and for dark, that stand for one."""
    if not _COLOUR.fullmatch(colour):
        raise Http404
    red, green, blue = bytes.fromhex(colour)
    light, dark = (legible((red, green, blue), ground) for ground in PAPERS.values())
    css = f":root{{--comity-accent:light-dark({_hex(light)},{_hex(dark)})}}\n"
    response = HttpResponse(css, content_type="text/css; charset=utf-8")
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


def legible(colour: Colour, ground: Colour) -> Colour:
    """Return the colour nearest to `colour`, towards black or white, that reads on `ground`."""
    end = 0 if _luminance(ground) > 0.18 else 255
    for step in range(101):
        red, green, blue = (round(part + (end - part) * step / 100) for part in colour)
        if contrast((red, green, blue), ground) >= CONTRAST:
            return red, green, blue
    return end, end, end


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours, from 1 to 21. Source: WCAG 2.2, contrast ratio."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    """Return the relative luminance, from 0 to 1. Source: WCAG 2.2, relative luminance."""
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _hex(colour: Colour) -> str:
    return "#" + bytes(colour).hex()
