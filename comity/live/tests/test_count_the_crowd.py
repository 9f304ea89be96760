"""Streams are counted by network, and networks are not written down."""

import pytest

from comity.live.crowd import Crowd


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.7", "192.0.2.7", True),
        ("192.0.2.7", "192.0.2.8", False),
        ("::ffff:192.0.2.7", "192.0.2.7", True),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("", "", True),
        ("unix:", "elsewhere", False),
    ],
)
def test_a_network_is_known_again(one: str, other: str, same: bool) -> None:
    crowd = Crowd()
    assert (crowd.network(one) == crowd.network(other)) is same


def test_a_network_cannot_be_known_by_another_process() -> None:
    assert Crowd().network("192.0.2.7") != Crowd().network("192.0.2.7")


def admits(crowd: Crowd, here: bytes, there: bytes) -> tuple[bool, bool, bool]:
    """Return whether one more is admitted at all, from here, from there."""
    full = crowd.is_full
    return not full, not crowd.is_full_of(here), not crowd.is_full_of(there)


def test_who_leaves_makes_room_for_the_next() -> None:
    crowd = Crowd(in_all=3, from_one=2)
    here, there = crowd.network("192.0.2.7"), crowd.network("192.0.2.8")
    crowd.enter(here)
    crowd.enter(here)
    assert admits(crowd, here, there) == (True, False, True)
    crowd.enter(there)
    assert admits(crowd, here, there) == (False, False, True)
    crowd.leave(here)
    assert admits(crowd, here, there) == (True, True, True)


def test_nothing_is_left_of_who_has_left() -> None:
    crowd = Crowd()
    network = crowd.network("192.0.2.7")
    crowd.enter(network)
    crowd.leave(network)
    assert len(crowd) == 0
    assert not crowd._open
