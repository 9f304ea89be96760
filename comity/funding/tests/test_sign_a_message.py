"""A message is believed when its signature fits, and is fresh."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest

from comity.funding.signature import secret_of
from comity.ground.refusal import Refusal
from comity.ground.signature import TOLERANCE, sign, verify

NOW = datetime(2025, 3, 14, 12, tzinfo=UTC)
AT = int(NOW.timestamp())
OLD, NEW = "whk_old", "whk_new"


def test_a_message_signed_with_any_good_secret_is_taken() -> None:
    for secret in (OLD, NEW):
        verify(b"{}", sign(b"{}", secret, AT), [NEW, OLD], NOW)


def test_a_message_with_two_signatures_is_taken_if_one_fits() -> None:
    both = sign(b"{}", "whk_gone", AT) + ",v1=" + sign(b"{}", NEW, AT).partition("v1=")[2]
    verify(b"{}", both, [NEW], NOW)


@pytest.mark.parametrize(
    "header",
    [
        "",
        "t=1",
        "v1=00",
        f"t={AT},v1=",
        f"t={AT},v1=é",
        f"t={AT},t={AT},v1=00",
        f"t=-{AT},v1=00",
        "t=٣,v1=00",
        sign(b"{ }", NEW, AT),
        sign(b"{}", "whk_revoked", AT),
        sign(b"{}", NEW, AT).replace(f"t={AT}", f"t={AT + 1}"),
        sign(b"{}", NEW, AT)[:-1],
    ],
)
def test_a_forged_signature_is_refused(header: str) -> None:
    with pytest.raises(Refusal, match="bad_signature"):
        verify(b"{}", header, [NEW], NOW)


def test_nothing_is_believed_where_there_is_no_secret() -> None:
    with pytest.raises(Refusal, match="bad_signature"):
        verify(b"{}", sign(b"{}", "", AT), [], NOW)


@pytest.mark.parametrize("seconds", [TOLERANCE + 1, -TOLERANCE - 1])
def test_a_signature_that_is_replayed_later_is_refused(seconds: int) -> None:
    header = sign(b"{}", NEW, AT)
    with pytest.raises(Refusal, match="stale_signature"):
        verify(b"{}", header, [NEW], NOW + timedelta(seconds=seconds))


def test_each_secret_is_another() -> None:
    first, second = uuid.UUID(int=1), uuid.UUID(int=2)
    assert secret_of(first) == secret_of(first) != secret_of(second)
