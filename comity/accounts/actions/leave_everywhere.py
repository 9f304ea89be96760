"""Sign an account out of every browser, and of every page of every publication."""

from collections.abc import Callable

from comity.accounts.people import Person
from comity.accounts.telling import tell
from comity.readers.actions import end_all_sessions
from comity.readers.epochs import raise_account
from comity.readers.queries import readers_of_account


def leave_everywhere(person: Person, publication: str) -> Callable[[], None]:
    """End every session of an account: also of one that has no reader anywhere yet."""

    def write() -> None:
        raise_account(person.pk)
        for reader in readers_of_account(person.pk):
            end_all_sessions(reader)()
        tell("account.signed_out_everywhere", publication, person)

    return write
