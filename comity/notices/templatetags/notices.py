"""What the templates of the letters ask for."""

from django import template

register = template.Library()


@register.filter
def indented(text: str) -> str:
    """Return a text with each of its lines set in, as plain letters set off what is quoted."""
    return "\n".join(f"    {line}".rstrip() for line in text.splitlines())
