"""Rounds are gone by one at a time, and one that fails does not end them."""

import threading

import pytest

from comity.journal.rounds import Rounds

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]


def test_a_round_that_fails_is_followed_by_the_next() -> None:
    done, third = [], threading.Event()

    def work() -> None:
        done.append(1)
        if len(done) == 3:
            third.set()
        raise OSError("not now")

    rounds = Rounds("failing", 0.01, work)
    thread = threading.Thread(target=rounds.run)
    thread.start()
    assert third.wait(20)
    rounds.stop()
    thread.join(20)
    assert not thread.is_alive()


def test_two_of_one_name_do_not_go_at_once() -> None:
    went, twice = [], threading.Event()

    def round_of(who: int) -> Rounds:
        def work() -> None:
            went.append(who)
            if len(went) == 3:
                twice.set()

        return Rounds("shared", 0.01, work)

    both = [round_of(1), round_of(2)]
    threads = [threading.Thread(target=each.run) for each in both]
    for thread in threads:
        thread.start()
    assert twice.wait(20)
    for each in both:
        each.stop()
    for thread in threads:
        thread.join(20)
    assert len(set(went[:3])) == 1
