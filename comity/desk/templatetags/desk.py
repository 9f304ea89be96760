"""What the desk's templates ask for."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from comity.desk import wording
from comity.desk.keyboard import KEYS, NAMED, Key
from comity.ground import clock
from comity.houserules import Finding
from comity.moderation.grounds import BY_GROUND, Ground

register = template.Library()

register.filter("queue_name", wording.queue)
register.filter("event_name", wording.event)
register.filter("rule_name", wording.rule)
register.filter("act_name", wording.act)
register.filter("counted", wording.counted)


@register.filter
def ground_name(ground: str) -> str:
    """Return a ground's title; nothing where there is none."""
    return gettext(BY_GROUND[Ground(ground)].title) if ground else ""


@register.filter
def said(template: str) -> str:
    """Translate a sentence that was marked where it was written."""
    return gettext(template)


@register.filter
def in_words(finding: Finding) -> str:
    """Return a finding's sentence."""
    return finding.sentence.told(gettext)


@register.filter
def percent(share: float | None) -> str:
    """Write a probability as whole per cent."""
    return "" if share is None else f"{round(100 * share)} %"


@register.filter
def ago(at: datetime | None) -> SafeString | str:
    """Write how long ago something was, with the moment itself for who asks."""
    if at is None:
        return ""
    return format_html(
        '<time datetime="{}" title="{} UTC">{}</time>',
        at.astimezone(UTC).isoformat(timespec="seconds"),
        f"{at.astimezone(UTC):%Y-%m-%d %H:%M}",
        _age(int((clock.now() - at).total_seconds())),
    )


@register.filter
def get(mapping: Mapping[str, Any], key: str) -> Any:
    """Return what a mapping holds under a key that is a variable."""
    return mapping.get(key, "")


@register.simple_tag
def every_key() -> tuple[Key, ...]:
    """Return all keys of the desk, in the order in which they are listed."""
    return KEYS


@register.simple_tag
def pressed_by(name: str) -> SafeString:
    """Let what bears this attribute be pressed by a key."""
    return format_html('data-key="{}"', NAMED[name].pressed)


@register.simple_tag
def stroke(name: str) -> str:
    """Return how a key is written beside what it presses."""
    return NAMED[name].strokes[0]


def _age(seconds: int) -> str:
    if seconds < 0:
        return gettext("not yet")
    if seconds < 60:
        return gettext("just now")
    for size, word in ((86_400, _days), (3_600, _hours), (60, _minutes)):
        if seconds >= size:
            return word(seconds // size)
    return ""


def _days(n: int) -> str:
    return ngettext("%(n)s day", "%(n)s days", n) % {"n": n}


def _hours(n: int) -> str:
    return ngettext("%(n)s h", "%(n)s h", n) % {"n": n}


def _minutes(n: int) -> str:
    return ngettext("%(n)s min", "%(n)s min", n) % {"n": n}
