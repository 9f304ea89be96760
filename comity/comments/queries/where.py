"""On which page a comment stands: what a permanent link opens."""

from collections.abc import Iterable
from dataclasses import dataclass

from comity.comments import paging
from comity.comments.models import Comment
from comity.comments.queries.tree import Branch, page
from comity.comments.queries.view import CommentView
from comity.publications.orders import THREAD
from comity.stories.queries import StoryView


@dataclass(frozen=True)
class Whereabouts:
    """The page on which a comment can be seen."""

    order: str
    page: int


def whereabouts(story: StoryView, comment: CommentView) -> Whereabouts:
    """Return where a comment is shown: in the whole discussion, or in its conversation."""
    if comment.parent is None or comment.root is None:
        return Whereabouts("oldest", paging.page_of(comment.position, story.roots))
    root = Comment.objects.only("position").get(id=comment.root)
    whole = Whereabouts("oldest", paging.page_of(root.position, story.roots))
    there = page(story, whole.order, whole.page)
    if there is not None and _stands_in(comment.number, there.branches):
        return whole
    parent = Comment.objects.only("number", "seats").get(id=comment.parent)
    return Whereabouts(f"{THREAD}{parent.number}", paging.page_of(comment.position, parent.seats))


def _stands_in(number: int, branches: Iterable[Branch]) -> bool:
    return any(
        branch.comment.number == number or _stands_in(number, branch.answers) for branch in branches
    )
