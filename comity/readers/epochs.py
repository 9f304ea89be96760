"""Epochs: the number that every token of a reader names. Raised, it ends all of them.

An account has one of its own, which only rises: its readers come, and go with an erasure, so
that no sum of theirs would keep a browser out for good.
"""

import uuid

from django.db.models import F

from comity.readers.models import AccountEpoch, Reader


def raise_epoch(reader: uuid.UUID) -> None:
    """End every token of a reader and every browser of their account's, inside a write."""
    rows = Reader.objects.filter(id=reader)
    rows.update(epoch=F("epoch") + 1)
    for user_id in rows.filter(kind=Reader.Kind.ACCOUNT).values_list("user_id", flat=True):
        raise_account(user_id)


def raise_account(user_id: int) -> None:
    """End every browser of an account's, inside a write; the tokens of its readers stay good."""
    AccountEpoch.objects.get_or_create(user_id=user_id)
    AccountEpoch.objects.filter(user=user_id).update(epoch=F("epoch") + 1)


def epoch_of_account(user_id: int) -> int:
    """Return a number that never comes back once it was raised; 0 where it never was."""
    found = AccountEpoch.objects.filter(user=user_id).values_list("epoch", flat=True)
    return found.first() or 0
