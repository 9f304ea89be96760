"""A page of a discussion as a tree, at a cost that does not grow with the story."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import QuerySet

from comity.comments import paging
from comity.comments.models import Comment
from comity.comments.queries.view import CommentView
from comity.comments.state import State
from comity.publications.orders import BY_RANK, IN_TIME, thread_number
from comity.stories.queries import StoryView

RANKING = {"best": "-best", "votes": "-points", "discussed": "-conversation"}


@dataclass(frozen=True)
class Branch:
    """A comment with the answers that are shown under it."""

    comment: CommentView
    answers: tuple["Branch", ...]

    @property
    def continues(self) -> bool:
        """Whether it has more answers than are shown here."""
        return self.comment.answers > len(self.answers)


@dataclass(frozen=True)
class PageView:
    """One page of a story's discussion in one order."""

    story: StoryView
    order: str
    page: int
    pages: int
    branches: tuple[Branch, ...]
    focus: CommentView | None = None
    """The comment whose conversation this page continues, with its order `thread-…`."""
    pinned: CommentView | None = None
    """The comment that the newsroom shows above the thread, where this page shows it."""

    @property
    def settled(self) -> bool:
        """Whether no new answer can come onto this page: an older page of an order by time.

        Such a page shows no count and no version, so that it stays as it is.
        """
        return self.order not in BY_RANK and self.page < self.pages


def page(story: StoryView, order: str, number: int) -> PageView | None:
    """Return a page; number 0 is the one that the order opens with. None: no such page."""
    focus = None
    thread = thread_number(order)
    if thread is not None:
        row = Comment.objects.filter(story=story.id, number=thread, shown=True).first()
        if row is None:
            return None
        focus = CommentView.of(row)
        cut = paging.in_time(number, focus.seats)
    elif order in IN_TIME:
        cut = paging.in_time(number, story.roots, newest_first=order == "newest")
    elif order in BY_RANK:
        cut = paging.by_rank(number, story.roots_shown)
    else:
        return None
    if cut is None:
        return None
    top = list(_top(story, order, cut, focus))
    branches = _grown(top)
    if focus is not None:
        branches = (Branch(focus, branches),)
    found = PageView(story, order, cut.page, cut.pages, branches, focus)
    return replace(found, pinned=_pinned(found)) if story.pinned else found


def _pinned(page: PageView) -> CommentView | None:
    """Return the pinned comment for a page that is drawn anew with each change, or None."""
    if page.focus or page.settled or (page.order in BY_RANK and page.page > 1):
        return None
    rows = Comment.objects.filter(
        story=page.story.id, number=page.story.pinned or 0, state=State.PUBLISHED
    )
    row = rows.first()
    return CommentView.of(row) if row else None


def _top(
    story: StoryView, order: str, cut: paging.Cut, focus: CommentView | None
) -> QuerySet[Comment]:
    if focus is not None:
        rows = Comment.objects.filter(parent=focus.id)
    else:
        rows = Comment.objects.filter(story=story.id, parent=None)
    rows = rows.filter(shown=True)
    if order in BY_RANK:
        return rows.order_by(RANKING[order], "number")[cut.skip : cut.skip + paging.SIZE]
    rows = rows.filter(position__gte=cut.first, position__lte=cut.last)
    return rows.order_by("-position" if order == "newest" else "position")


def _grown(top: list[Comment]) -> tuple[Branch, ...]:
    """Read the answers level by level, the earliest of each first, until the budget is spent."""
    under: dict[object, list[Comment]] = defaultdict(list)
    level, left = top, paging.BUDGET - len(top)
    for _step in range(paging.LEVELS):
        parents = [row.id for row in level if row.answers]
        if not parents or left <= 0:
            break
        level = list(
            Comment.objects.filter(
                parent__in=parents, position__lte=paging.SIBLINGS, shown=True
            ).order_by("position", "number")[:left]
        )
        left -= len(level)
        for row in level:
            under[row.parent_id].append(row)
    return _branches(top, under)


def _branches(rows: Iterable[Comment], under: dict[object, list[Comment]]) -> tuple[Branch, ...]:
    return tuple(
        Branch(CommentView.of(row), _branches(under.get(row.id, ()), under)) for row in rows
    )
