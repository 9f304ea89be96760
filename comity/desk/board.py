"""What a queue's page shows of the work: the list, the card that is open, and where it goes on."""

import uuid
from dataclasses import dataclass, replace

from comity.comments.queries import CommentView
from comity.desk.asking import Asked
from comity.moderation.queries.appeals import ReaderAppeal, waiting_about_readers
from comity.moderation.queries.card import Card, card
from comity.moderation.queries.hints import Hint, hints
from comity.moderation.queries.queue import QueuePage, queue_page
from comity.moderation.queries.reader import Record, record
from comity.moderation.queues import Queue
from comity.readers.roles import Staff, colleagues
from comity.stories.queries import StoryView, stories_by_id


@dataclass(frozen=True)
class Board:
    """A page of a queue with one of its cards; the template knows these fields by their names."""

    page: QueuePage
    chosen: Card | None
    shown_comment: CommentView | None
    """The card's comment with the evidence marked in its words."""
    record: Record | None
    """What is known of its reader; None also where nobody is."""
    hints: tuple[Hint, ...]
    reader_appeals: tuple[ReaderAppeal, ...]
    takes_back: bool
    """Whether approving the card's comment takes back what its viewer decided, and was appealed."""
    alone: bool
    """Whether nobody else works here who could answer an appeal against what one decided."""
    narrowed_to: StoryView | None
    here_address: str
    next_address: str


def board(wish: Asked, staff: Staff) -> Board:
    """Return what was asked for; Refusal `no_such_comment` (404) for a card that is not theirs."""
    page = queue_page(staff, wish.queue, wish.filters, wish.after)
    chosen = _chosen(wish, page, staff)
    reader = chosen.comment.reader if chosen else None
    return Board(
        page,
        chosen,
        replace(chosen.comment, html=chosen.html) if chosen else None,
        record(reader, staff) if reader else None,
        hints(chosen) if chosen else (),
        waiting_about_readers(staff) if wish.queue == Queue.APPEALS else (),
        _takes_back(chosen, staff),
        {each.user for each in colleagues(staff.publication)} <= {staff.user},
        _narrowed_to(wish.filters.story, staff),
        _address(wish, staff, chosen.comment.id if chosen else None),
        _address(wish, staff, _next(page, chosen)),
    )


def _chosen(wish: Asked, page: QueuePage, staff: Staff) -> Card | None:
    """Return the card that was asked for, or the first of the page."""
    if wish.at is not None:
        return card(wish.at, staff)
    return card(page.cases[0].comment.id, staff) if page.cases else None


def _takes_back(chosen: Card | None, staff: Staff) -> bool:
    waiting = chosen.appeals if chosen else ()
    return any(each.about.by == staff.user and not each.frees_reader for each in waiting)


def _narrowed_to(story: uuid.UUID | None, staff: Staff) -> StoryView | None:
    """Return the story that alone is looked at, where it is the publication's own."""
    found = stories_by_id([story]).get(story) if story else None
    return found if found and found.publication == staff.publication else None


def _address(wish: Asked, staff: Staff, at: uuid.UUID | None) -> str:
    return wish.address(staff.publication, at=at, after=wish.after)


def _next(page: QueuePage, chosen: Card | None) -> uuid.UUID | None:
    """Return the id of the card after the chosen one, or of the one before the last."""
    if chosen is None:
        return None
    ids = [each.comment.id for each in page.cases]
    if chosen.comment.id not in ids:
        return ids[0] if ids else None
    place = ids.index(chosen.comment.id)
    following = ids[place + 1 : place + 2] or ids[max(0, place - 1) : place]
    return following[0] if following else None
