"""What a reader said, with what became of it, and how they voted."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse

from comity.comments import links
from comity.comments.queries import CommentView
from comity.comments.queries.of_reader import PAGE, Cast, cast_by, counts_of, said_by
from comity.comments.wording import reason, standing
from comity.moderation.queries.statements import addresses_of
from comity.pages.me.door import Visit, mine
from comity.stories.queries import StoryView, stories_by_id


@dataclass(frozen=True)
class Line:
    """One comment on the page: its story, where it stands, the reasons if it is restricted."""

    comment: CommentView
    story: StoryView
    address: str
    """Of the comment, from the root of the server; "" where it stands in no thread."""
    why: str
    """The address of the statement of reasons; "" where there is none."""
    vote: Cast | None = None

    @property
    def reason(self) -> str:
        """Why it was restricted, in the language of the page where that is a ground of ours."""
        return reason(self.comment.reason)

    @property
    def standing(self) -> str:
        """Where the comment stands, in words."""
        return standing(self.comment.state, self.comment.asked)


@dataclass(frozen=True)
class Pager:
    """The pages before and after this one; 0 where there is none."""

    newer: int
    older: int


@mine
def comments(visit: Visit) -> HttpResponse:
    """Show the reader's comments in every state, the newest first."""
    found = said_by(visit.speaker.id, visit.page)
    total, _votes = counts_of(visit.speaker.id)
    return visit.shown("comments", lines=_lines(found), pager=_pager(visit, total))


@mine
def votes(visit: Visit) -> HttpResponse:
    """Show the reader's votes, the latest first; what is no longer public is not shown again."""
    cast = cast_by(visit.speaker.id, visit.page)
    _comments, total = counts_of(visit.speaker.id)
    by_id = {each.comment.id: each for each in cast}
    lines = _lines([each.comment for each in cast], by_id)
    return visit.shown("votes", lines=lines, pager=_pager(visit, total))


def _lines(found: Iterable[CommentView], cast: dict[UUID, Cast] | None = None) -> list[Line]:
    found = list(found)
    there = stories_by_id({each.story for each in found})
    own = [] if cast else [each.id for each in found]
    why = addresses_of(own)
    return [
        Line(
            each,
            there[each.story],
            links.comment(there[each.story].slug, each.number) if each.shown else "",
            why.get(each.id, ""),
            cast[each.id] if cast else None,
        )
        for each in found
    ]


def _pager(visit: Visit, total: int) -> Pager:
    last = -(-total // PAGE)
    return Pager(visit.page - 1, visit.page + 1 if visit.page < last else 0)
