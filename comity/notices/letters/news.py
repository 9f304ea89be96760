"""A letter of news: one comment, or many as a digest by story."""

from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from comity.notices.kinds import About
from comity.notices.letters.written import Sheet, Written
from comity.notices.told import Told, told
from comity.notices.wording import line
from comity.stories.queries import StoryView

MOST = 50
"""Comments that one letter shows; it says how many more there are."""


@dataclass(frozen=True)
class Item:
    """One notice with its line."""

    told: Told
    line: str


@dataclass(frozen=True)
class Chapter:
    """What a letter tells of one story."""

    story: StoryView
    items: tuple[Item, ...]


def written(sheet: Sheet) -> Written | None:
    """Return what stands in the letter; None where nothing of it is public any more."""
    found = told(sheet.letter.notices.order_by("id"))
    if not found:
        return None
    chapters = _chapters(found[:MOST])
    context = {"chapters": chapters, "more": max(0, len(found) - MOST)}
    thread = f"story-{chapters[0].story.id}" if len(chapters) == 1 else ""
    return Written(_subject(found, sheet.house.name), "news", context, thread)


def _chapters(found: list[Told]) -> tuple[Chapter, ...]:
    stories = {each.story.id: each.story for each in found if each.story is not None}
    return tuple(
        Chapter(
            story,
            tuple(Item(each, line(each)) for each in found if each.story == story),
        )
        for story in stories.values()
    )


def _subject(found: list[Told], house: str) -> str:
    if len(found) == 1:
        headline = found[0].story.headline if found[0].story else house
        return f"{line(found[0])}: {headline}"
    if all(each.about == About.PICK for each in found):
        return gettext("The newsroom has picked your comments")
    said = ngettext(
        "%(number)s new comment in %(paper)s", "%(number)s new comments in %(paper)s", len(found)
    )
    return said % {"number": len(found), "paper": house}
