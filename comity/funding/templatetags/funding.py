"""What templates ask of funding."""

from typing import Any

from django import template
from django.utils.translation import get_language

from comity.funding.bar import Bar, Mark, moment
from comity.funding.showing import bar_now
from comity.ground import clock
from comity.publications.queries import PublicationView
from comity.stories.queries import StoryView

register = template.Library()


@register.inclusion_tag("funding/on_story.html")
def goal_bar(house: PublicationView, story: StoryView) -> dict[str, Any]:
    """Show the bar that stands above a story, where there is one, as of now."""
    locale = get_language() or "en"
    bar = bar_now(house, locale, story.facts)
    return {"bar": bar, "house": house, "as_of": moment(clock.now(), locale)}


@register.filter
def along(mark: Mark, bar: Bar) -> str:
    """Return a mark's place from the left edge, as SVG counts, in per cent."""
    return _number(100 - mark.at if bar.dir == "rtl" else mark.at)


@register.filter
def from_left(bar: Bar) -> str:
    """Return where the filled part begins, from the left edge, in per cent."""
    return _number(100 - bar.filled if bar.dir == "rtl" else 0)


@register.filter
def filled(bar: Bar) -> str:
    """Return the length of the filled part in per cent."""
    return _number(bar.filled)


def _number(value: float) -> str:
    """Write a number as SVG reads it, whatever language is active."""
    return f"{value:g}%"
