"""Colours that can be read on their ground."""

CONTRAST = 5.0
"""The least contrast with the ground. AA asks for 4.5; the tint behind a chosen thing, mixed
from the same colour, takes a little of it."""

Colour = tuple[int, int, int]
"""Red, green and blue, from 0 to 255."""


def read_colour(written: str) -> Colour:
    """Return the colour that six hexadecimal digits name, with or without `#`."""
    red, green, blue = bytes.fromhex(written.removeprefix("#"))
    return red, green, blue


def written_colour(colour: Colour) -> str:
    """Return a colour as style sheets write it."""
    return "#" + bytes(colour).hex()


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
