"""Welcome somebody with an account: from now on they are a reader of this publication, too."""

from collections.abc import Callable

from django.db import IntegrityError, transaction

from comity.readers.actions.address import give_address, prove_address
from comity.readers.actions.make import make
from comity.readers.models import Reader
from comity.readers.names import free_name
from comity.readers.queries import ReaderView, seen
from comity.readers.rules import name_taken


def welcome_account(
    publication: str, user_id: int, name: str, *, email: str = "", language: str = ""
) -> Callable[[], ReaderView]:
    """Make the account of a user a reader by `name`; one who is that already stays as they are.

    `email` is one that they have proved. Refusals: name_missing, name_of_staff, name_taken (422)
    and the codes of a text, here and in the write.
    """
    free_name(publication, name, proved=email.lower())

    def write() -> ReaderView:
        there = Reader.objects.filter(publication_id=publication, user_id=user_id).first()
        if there is not None:
            return seen(there)
        shown = free_name(publication, name, proved=email.lower())
        try:
            with transaction.atomic():
                made = make(publication, Reader.Kind.ACCOUNT, shown, user_id=user_id)
        except IntegrityError as fault:
            raise name_taken() from fault
        if email:
            give_address(made.id, email.lower(), language)
            prove_address(made.id, email.lower())
        return made

    return write
