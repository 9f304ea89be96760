"""The server is ended by kill -9 while readers write: nothing acknowledged is lost or doubled.

The long series is `python -m bench.write --kill ROUNDS`; this is its short round.
"""

import os
from pathlib import Path

import pytest

from bench.write.__main__ import audited, is_whole, one_round, seeds
from bench.write.clients import Acknowledged
from tests.server import serving


@pytest.mark.skipif("COMITY_DATABASE_URL" in os.environ, reason="this round is on SQLite")
def test_no_acknowledged_write_is_lost_or_doubled(tmp_path: Path) -> None:
    whole = Acknowledged()
    with serving(tmp_path / "data", demo=True) as server:
        known = seeds(server)
        for count in range(2):
            whole.add(one_round(server, 8, 2.0, known, count, kill=True))
        found = audited(server, whole)
    assert found["comments_acknowledged"] > 10
    assert is_whole(found), found
