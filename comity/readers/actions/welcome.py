"""Welcome who is new: a guest with their first word, a member of staff by appointment."""

from comity.readers.actions.make import make
from comity.readers.models import Reader
from comity.readers.queries import ReaderView, seen


def welcome_guest(publication: str, name: str) -> ReaderView:
    """Make a guest of this name (fitted by `rules.fit_name`)."""
    return make(publication, Reader.Kind.GUEST, name)


def appoint(publication: str, name: str, badge: str, user_id: int | None) -> ReaderView:
    """Let a member of staff speak under this name and badge."""
    row = Reader.objects.filter(
        publication_id=publication, kind=Reader.Kind.STAFF, name=name
    ).first()
    if row is not None:
        return seen(row)
    return make(publication, Reader.Kind.STAFF, name, badge=badge, user_id=user_id)
