"""A bar in words and figures, as one reader sees it: what the template and the API show. Pure."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from babel.dates import format_date, format_skeleton
from django.utils.translation import get_language_bidi, gettext, ngettext

from comity.comments import links
from comity.funding import money, scale
from comity.funding.queries.goals import GoalView, Standing
from comity.publications.queries import PublicationView


@dataclass(frozen=True)
class Mark:
    """A mark on the scale: its place in per cent of the bar, its figure ("" where no room is)."""

    at: float
    text: str
    anchor: str
    """`start`, `middle` or `end`: which part of the figure stands at the place."""


@dataclass(frozen=True)
class Bar:
    """A bar, ready as text in one language. Amounts are written as that language writes them."""

    goal: str
    title: str
    """The month or the campaign."""
    sentence: str
    sum: str
    value_text: str
    """What a screen reader says of the bar."""
    percent: int
    """Of the goal, at most 100."""
    filled: float
    """Of the bar's length, in per cent."""
    marks: tuple[Mark, ...]
    until: str
    left: str
    """The days that are left, true today alone."""
    link: str
    label: str
    figures: str
    """Where the months and the contributors are shown."""
    figures_label: str
    lang: str
    dir: str

    @classmethod
    def of(
        cls, standing: Standing, house: PublicationView, locale: str, today: date, *, till: bool
    ) -> Self:
        """Return the bar of a goal in `locale`, which is the active language.

        `till` says whether this server takes money for the publication; the bar's button leads
        there unless the goal has a link of its own.
        """
        goal, raised = standing.goal, standing.raised
        steps = scale.steps(goal.marks)
        told = {"raised": money.shown(raised, goal.currency, locale)}
        told["wanted"] = money.shown(goal.wanted, goal.currency, locale)
        percent = scale.percent(raised, goal.wanted)
        running = goal.period.holds(today) and not goal.closed
        figures, query = f"/funding/{house.key}/", links.query(locale, house.locale)
        give = f"{figures}give/{query}" if till and running else ""
        link = goal.link or give
        own = {"publication": house.name}
        return cls(
            goal=str(goal.id),
            title=title(goal, locale),
            sentence=goal.text or gettext("%(publication)s is paid for by its readers.") % own,
            sum=gettext("%(raised)s of %(wanted)s") % told,
            value_text=gettext("%(raised)s of %(wanted)s raised, %(percent)s%%")
            % {**told, "percent": percent},
            percent=min(percent, 100),
            filled=scale.share(raised, goal.marks[-1]),
            marks=tuple(
                Mark(
                    step.at,
                    money.shown(step.amount, goal.currency, locale) if step.told else "",
                    "start" if step.at == 0 else "end" if step.at == 100 else "middle",
                )
                for step in steps
            ),
            until=_until(goal, locale),
            left=_left(goal, locale, today),
            link=link,
            label=(goal.label or gettext("Support %(publication)s") % own) if link else "",
            figures=figures + query,
            figures_label=gettext("All months"),
            lang=locale,
            dir="rtl" if get_language_bidi() else "ltr",
        )


def title(goal: GoalView, locale: str) -> str:
    """Return what a goal is called: a month in the reader's language, or the campaign's name."""
    return goal.name or format_skeleton("yMMMM", goal.period.begins, locale=_sep(locale))


def moment(at: datetime, locale: str) -> str:
    """Say when figures were right: a day and a minute, in UTC."""
    said = {"moment": f"{day(at.date(), locale)}, {at:%H:%M} UTC"}
    return gettext("As of %(moment)s") % said


def day(at: date, locale: str) -> str:
    """Return a day as a language writes it."""
    return format_date(at, "long", locale=_sep(locale))


def _until(goal: GoalView, locale: str) -> str:
    if goal.period.ends is None:
        return ""
    return gettext("until %(day)s") % {"day": day(goal.period.ends, locale)}


def _left(goal: GoalView, locale: str, today: date) -> str:
    left = goal.period.days_left(today)
    if left is None:
        return ""
    if left == 0:
        assert goal.period.ends is not None
        return gettext("ended on %(day)s") % {"day": day(goal.period.ends, locale)}
    if left == 1:
        return gettext("last day")
    return ngettext("%(days)s day left", "%(days)s days left", left) % {"days": left}


def _sep(locale: str) -> str:
    return locale.replace("-", "_")
