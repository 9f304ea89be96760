"""What other rooms may ask about comments. Answers are frozen."""

from comity.comments.queries.lineage import Lineage, lineages
from comity.comments.queries.one import (
    comment,
    comment_numbered,
    comments,
    comments_numbered,
    mine,
)
from comity.comments.queries.tree import Branch, PageView, page
from comity.comments.queries.view import CommentView
from comity.comments.queries.where import Whereabouts, whereabouts

__all__ = [
    "Branch",
    "CommentView",
    "Lineage",
    "PageView",
    "Whereabouts",
    "comment",
    "comment_numbered",
    "comments",
    "comments_numbered",
    "lineages",
    "mine",
    "page",
    "whereabouts",
]
