"""Threads: what everybody reads, page by page."""

from django.http import HttpRequest, HttpResponse
from ninja import Schema

from comity.api.caching import publicly
from comity.api.plain import Order
from comity.api.router import router
from comity.api.shown import CommentOut
from comity.comments import queries
from comity.comments.queries import Branch
from comity.comments.queries.one import no_such_comment
from comity.ground import writelane
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.publications.orders import is_order
from comity.publications.queries import publication
from comity.stories.queries import story


class BranchOut(CommentOut):
    """A comment with the answers shown under it; `more` where it has others besides.

    All of them stand in the order `thread-<number>`.
    """

    replies: list["BranchOut"]
    more: bool

    @classmethod
    def grown(cls, branch: Branch) -> "BranchOut":
        """Return a branch with all that is shown of it."""
        return cls(
            **dict(CommentOut.of(branch.comment)),
            replies=[cls.grown(each) for each in branch.answers],
            more=branch.continues,
        )


class PageOut(Schema):
    """One page of a story's thread. `count` is of the whole story."""

    slug: str
    version: int
    count: int
    order: str
    page: int
    pages: int
    comments: list[BranchOut]


class Whereabouts(Schema):
    """The page on which a comment can be seen."""

    order: str
    page: int


class CommentFound(CommentOut):
    """One comment, and where it stands."""

    where: Whereabouts


@router.get("/stories/{slug:slug}/comments", tags=["threads"], response=PageOut)
async def read_thread(
    request: HttpRequest,
    response: HttpResponse,
    slug: str,
    order: Order = "",
    page: int = 0,
) -> PageOut:
    """Return a page of a thread; page 0 is the one with which an order opens.

    `order` is best, newest, oldest, votes, discussed or thread-<number>; without one, the
    publication's own. Problems: no_such_story, unknown_order, no_such_page.
    """
    publicly(response, seconds=5)
    return await writelane.prepare(_page, slug, order, page)


@router.get("/stories/{slug:slug}/comments/{int:number}", tags=["threads"], response=CommentFound)
async def read_comment(
    request: HttpRequest, response: HttpResponse, slug: str, number: int
) -> CommentFound:
    """Return one comment by its number. Problems: no_such_story, no_such_comment."""
    publicly(response, seconds=5)
    return await writelane.prepare(_comment, slug, number)


def _page(slug: str, order: str, number: int) -> PageOut:
    if order and not is_order(order):
        raise Refusal("unknown_order", 404, _("Comments cannot be sorted in this way."))
    there = story(slug)
    shown = queries.page(there, order or publication(there.publication).settings.order, number)
    if shown is None:
        raise Refusal("no_such_page", 404, _("This discussion has no such page."))
    return PageOut(
        slug=slug,
        version=shown.story.version,
        count=shown.story.count,
        order=shown.order,
        page=shown.page,
        pages=shown.pages,
        comments=[BranchOut.grown(branch) for branch in shown.branches],
    )


def _comment(slug: str, number: int) -> CommentFound:
    there = story(slug)
    comment = queries.comment_numbered(there.id, number)
    if not comment.shown:
        raise no_such_comment()
    where = queries.whereabouts(there, comment)
    return CommentFound(
        **dict(CommentOut.of(comment)), where=Whereabouts(order=where.order, page=where.page)
    )
