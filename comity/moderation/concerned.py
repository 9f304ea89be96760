"""Whom a decision concerns."""

import uuid

from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
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
