"""What became of what was pointed out."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from comity.comments.queries import comment as comment_of
from comity.comments.state import State
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.moderation.models import Report


@dataclass(frozen=True)
class NoticeView:
    """A notice of illegal content, as the one who sent it may see it."""

    id: uuid.UUID
    made_at: datetime
    ground: str
    answered_at: datetime | None
    gone: bool
    """Whether the comment is no longer public."""


def notice(notice_id: uuid.UUID) -> NoticeView:
    """Return a notice; Refusal `no_such_notice` (404)."""
    rows = Report.objects.filter(id=notice_id, kind=Report.Kind.NOTICE)
    row = rows.select_related("decision").first()
    if row is None:
        raise Refusal("no_such_notice", 404, _("There is no such notice."))
    return NoticeView(
        row.id,
        row.made_at,
        row.ground,
        row.decision.at if row.decision else None,
        comment_of(row.comment_id).state != State.PUBLISHED,
    )
