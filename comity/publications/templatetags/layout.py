"""What the layout of every page asks for."""

from functools import cache
from hashlib import sha256

from django import template
from django.conf import settings

register = template.Library()

STAMP_DIGITS = 8


@register.simple_tag
@cache
def asset(name: str) -> str:
    """Return the address of one of Comity's own files, with the stamp that lets it be kept.

    The stamp is the beginning of its SHA-256 in hexadecimal, as `readlane.shelf` knows it.
    """
    content = (settings.STATIC / name).read_bytes()
    return f"{settings.STATIC_URL}{name}?v={sha256(content).hexdigest()[:STAMP_DIGITS]}"
