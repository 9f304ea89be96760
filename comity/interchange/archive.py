"""The rows of this room, as an export holds them."""

from collections.abc import Iterator, Sequence
from typing import Any

from comity.ground import rows
from comity.interchange.models import Account, Arrival

ARRIVAL = ("publication_id", "story_id", "digest", "name")
ACCOUNT = ("reader_id", "email", "website", "role", "joined_at")


def lines(publication: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Return what a publication's stories were called elsewhere, and its readers' accounts."""
    arrivals = Arrival.objects.filter(publication=publication).order_by("story_id", "digest")
    for record in rows.told(arrivals, ARRIVAL):
        yield "arrival", record
    accounts = Account.objects.filter(reader__publication=publication).order_by("reader_id")
    for record in rows.told(accounts, ACCOUNT):
        yield "account", record


def read_arrival(record: Any) -> list[Any]:
    """Return a line's values; raises ValueError where it is none."""
    return rows.read(Arrival, ARRIVAL, record)


def read_account(record: Any) -> list[Any]:
    """Return a line's values; raises ValueError where it is none."""
    return rows.read(Account, ACCOUNT, record)


def restore_arrivals(values: Sequence[Sequence[Any]]) -> int:
    """Put names back, inside a write. Those that are there stay as they are."""
    return rows.insert(Arrival, ARRIVAL, values, ignore=True)


def restore_accounts(values: Sequence[Sequence[Any]]) -> int:
    """Put accounts back, inside a write. Those that are there stay as they are."""
    return rows.insert(Account, ACCOUNT, values, ignore=True)
