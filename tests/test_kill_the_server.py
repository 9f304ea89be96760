"""The server is ended by kill -9 while readers write: nothing acknowledged is lost or doubled.

The long series is `python -m bench.write --kill ROUNDS`; this is its short round.
"""

import os
from pathlib import Path

import pytest

from bench.write.__main__ import ENOUGH, audited, is_whole, one_round, seeds
from bench.write.clients import Acknowledged
from tests.server import serving


@pytest.mark.skipif("COMITY_DATABASE_URL" in os.environ, reason="this round is on SQLite")
def test_no_acknowledged_write_is_lost_or_doubled(tmp_path: Path) -> None:
    whole = Acknowledged()
    with serving(tmp_path / "data", demo=True) as server:
        known = seeds(server)
        whole.add(one_round(server, 8, 1.0, known, 0, kill=True))
        found = audited(server, whole)
    assert found["comments_acknowledged"] >= ENOUGH
    assert is_whole(found), found
