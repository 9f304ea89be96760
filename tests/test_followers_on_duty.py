"""Which followers and rounds this server runs: each has its own turn to be on duty."""

from collections import Counter

import pytest

from comity import followers
from comity.journal import running
from comity.journal.followers import Follower
from comity.journal.running import Task


def test_no_two_have_one_name_for_each_would_keep_the_other_off_duty(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names: list[str] = []

    def noted(each: Follower | Task) -> None:
        names.append(each.name)

    monkeypatch.setattr(running, "begin", noted)
    monkeypatch.setattr(running, "begin_task", noted)
    followers.begin_lasting()
    assert "copies" in names
    assert [name for name, times in Counter(names).items() if times > 1] == []
