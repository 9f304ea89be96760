"""Whom and what a decision concerns: none of it another publication's, or another section's."""

import uuid

from comity.comments.queries.one import no_such_comment
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.moderation.models import Case
from comity.readers.queries import ReaderView, reader_by_id
from comity.readers.roles import Staff


def own_reader(reader: uuid.UUID, by: Staff) -> ReaderView:
    """Return a reader of the publication that `by` works in; Refusal `no_such_reader` (404)."""
    try:
        found = reader_by_id(reader)
    except LookupError:
        found = None
    if found is None or found.publication != by.publication:
        raise Refusal("no_such_reader", 404, _("There is no such reader here."))
    return found


def own_case(comment: uuid.UUID, by: Staff) -> Case:
    """Return a comment's case where `by` sees it; Refusal `no_such_comment` (404)."""
    case = Case.objects.filter(pk=comment, publication=by.publication).first()
    if case is None or not by.covers(case.section):
        raise no_such_comment()
    return case
