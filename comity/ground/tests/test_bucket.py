"""Taking from a token bucket."""

from __future__ import annotations

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.ground.bucket import Bucket, take


def test_a_new_bucket_is_full_and_empties() -> None:
    bucket = None
    for _ in range(3):
        taken = take(bucket, 100.0, capacity=3, refill_per_second=0.5)
        assert taken.granted
        bucket = taken.bucket
    refused = take(bucket, 100.0, capacity=3, refill_per_second=0.5)
    assert not refused.granted
    assert refused.wait == pytest.approx(2.0)
    assert take(refused.bucket, 102.0, capacity=3, refill_per_second=0.5).granted


def test_it_never_holds_more_than_its_capacity() -> None:
    taken = take(Bucket(0, 0), 1e9, 2.5, capacity=2, refill_per_second=1)
    assert not taken.granted
    assert taken.bucket.tokens == 2
    assert taken.wait == inf


def test_a_bucket_that_does_not_refill_says_never() -> None:
    assert take(Bucket(0, 0), 10, capacity=1, refill_per_second=0).wait == inf


def test_a_clock_that_jumps_back_gives_and_takes_nothing() -> None:
    taken = take(Bucket(1, 1_000), 500, 1, capacity=5, refill_per_second=1)
    assert taken.granted
    assert taken.bucket.tokens == 0
    assert take(Bucket(0, 1_000), 500, 1, capacity=5, refill_per_second=1).wait == 1


@pytest.mark.parametrize(("cost", "capacity", "refill"), [(-1, 1, 1), (1, 0, 1), (1, 1, -1)])
def test_it_refuses_figures_that_mean_nothing(cost: float, capacity: float, refill: float) -> None:
    with pytest.raises(ValueError, match="must"):
        take(None, 0, cost, capacity=capacity, refill_per_second=refill)


@given(
    st.lists(st.tuples(st.floats(0, 50), st.floats(0, 5)), max_size=40),
    st.floats(1, 20),
    st.floats(0.01, 5),
)
def test_nobody_gets_more_than_capacity_and_refill(
    asked: list[tuple[float, float]], capacity: float, refill: float
) -> None:
    now, got, bucket = 0.0, 0.0, None
    for pause, cost in asked:
        now += pause
        taken = take(bucket, now, cost, capacity=capacity, refill_per_second=refill)
        bucket = taken.bucket
        got += cost if taken.granted else 0
        assert 0 <= bucket.tokens <= capacity
        assert taken.granted == (taken.wait == 0)
    assert got <= capacity + now * refill + 1e-6
