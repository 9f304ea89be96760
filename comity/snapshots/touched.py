"""Which pages of a story a batch of facts touches. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from comity.comments import paging
from comity.comments.queries import Lineage
from comity.journal.record import Fact
from comity.publications.orders import BY_RANK, thread_number
from comity.snapshots.keys import PageKey
from comity.stories.queries import StoryView


@dataclass(frozen=True)
class Change:
    """One fact about a comment, or (lineage None) about the story itself."""

    fact: Fact
    lineage: Lineage | None


@dataclass(frozen=True)
class Touched:
    """What to do with the pages that are in demand."""

    again: tuple[PageKey, ...]
    """To be rendered again now."""
    away: tuple[PageKey, ...]
    """To be forgotten, and rendered when somebody asks."""


def touched(
    story: StoryView, default_order: str, changes: Iterable[Change], marked: Iterable[PageKey]
) -> Touched:
    """Sort the pages in demand into those to render again, to forget, and (neither) to keep.

    A page by time is touched by what stands on it; the newest, and the first page of each
    order by rank, by everything, because they show the count. Other pages by rank may
    have moved: they are forgotten.
    """
    changes = tuple(changes)
    whole = any(change.lineage is None for change in changes)
    again: list[PageKey] = []
    away: list[PageKey] = []
    for key in marked:
        order = key.order or default_order
        if whole or _stands_on(key, order, story, changes):
            again.append(key)
        elif order in BY_RANK:
            (again if key.page <= 1 else away).append(key)
    return Touched(tuple(again), tuple(away))


def _stands_on(key: PageKey, order: str, story: StoryView, changes: tuple[Change, ...]) -> bool:
    if order in BY_RANK:
        return False
    thread = thread_number(order)
    if thread is not None:
        return any(thread in change.lineage.line for change in changes if change.lineage)
    cut = paging.in_time(key.page, story.roots, newest_first=order == "newest")
    if cut is None or key.page == 0 or cut.page == cut.pages:
        return True
    return any(_on(cut, change) for change in changes)


def _on(cut: paging.Cut, change: Change) -> bool:
    if change.lineage is None:
        return True
    place = change.lineage.root_position
    if cut.first <= place <= cut.last:
        return True
    # The page before the newest was the newest until this root was one too many.
    entered = bool(change.fact.data.get("entered")) and change.lineage.is_root
    return entered and cut.page == cut.pages - 1
