"""What this room keeps of a reader: what they said and how they voted."""

import uuid
from collections.abc import Iterator
from functools import partial

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from comity.comments.actions.erase import erase, erase_votes
from comity.comments.models import Comment, Former, Vote
from comity.comments.queries.of_reader import ids_of_reader
from comity.comments.wording import reason, standing
from comity.ground import rows, writelane
from comity.readers.belongings import Chapter, Manner, Piece, in_parts
from comity.stories.queries import stories_by_id

COMMENT = (
    *(
        "id",
        "story_id",
        "parent_id",
        "number",
        "name",
        "source",
        "html",
        "state",
        "reason",
        "asked",
    ),
    *("posted_at", "edited_at", "pick", "ups", "downs", "quote", "network", "origin", "told"),
)
VOTE = ("comment_id", "value", "cast_at")


def told(reader: uuid.UUID) -> Iterator[Chapter]:
    """Return a reader's comments, with what they said before, and their votes."""
    yield Chapter("comments", _("What you said"), _comments(reader))
    yield Chapter("votes", _("How you voted"), _votes(reader))


def forget(reader: uuid.UUID, manner: Manner) -> None:
    """Erase a reader's comments, or leave the public ones to nobody; erase their votes."""
    for comment in ids_of_reader(reader):
        writelane.run(erase(comment, keep_words=manner is Manner.NAMELESS))
    while writelane.run(partial(erase_votes, reader)):
        pass


def _comments(reader: uuid.UUID) -> Iterator[Piece]:
    for some in in_parts(ids_of_reader(reader)):
        found = Comment.objects.filter(id__in=some).order_by("id")
        there = stories_by_id(found.values_list("story_id", flat=True))
        formers = list(Former.objects.filter(comment__in=some).order_by("replaced_at"))
        for row, data in zip(found, rows.told(found, COMMENT), strict=True):
            story = there[row.story_id]
            data["address"] = story.address
            data["former"] = [each.source for each in formers if each.comment_id == row.id]
            lines = (
                (
                    _("Posted"),
                    date_format(row.posted_at, "DATETIME_FORMAT") if row.posted_at else "",
                ),
                (_("State"), standing(row.state, row.asked)),
                (_("Reason"), reason(row.reason) or row.asked),
            )
            yield Piece(data, story.headline, lines, html=row.html)


def _votes(reader: uuid.UUID) -> Iterator[Piece]:
    votes = Vote.objects.filter(reader=reader).order_by("id").select_related("comment")
    there = stories_by_id(set(votes.values_list("comment__story_id", flat=True)))
    for row, data in zip(votes, rows.told(votes, VOTE), strict=True):
        cast = _("up") if row.value > 0 else _("down")
        story = there[row.comment.story_id]
        lines = ((_("Vote"), cast), (_("Cast"), date_format(row.cast_at, "DATETIME_FORMAT")))
        yield Piece(data, story.headline, lines)
