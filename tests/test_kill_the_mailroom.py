"""Who carries mail is killed at every point: no notice is lost, and none becomes two.

The long series is `python -m bench.kills`; this is its short round.
"""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

from tests.postbox import Postbox, receiving
from tests.samples import bring_in_nothing

SAID = ("The first thing that was said.", "The second thing that was said.")


def _killed_at_every_point(box: Postbox, data: Path, readers: int) -> list[str]:
    """Run the mailroom, and return before what its workers were killed."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COMITY_")}
    done = subprocess.run(
        [sys.executable, "-m", "tests.mailroom", str(readers)],
        env={
            **kept,
            "DJANGO_SETTINGS_MODULE": "comity.settings",
            "COMITY_DATA": str(data),
            "COMITY_EMAIL_URL": box.url,
            "COMITY_EMAIL_FROM": "comments@courier.example",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    killed: list[str] = json.loads(done.stdout.splitlines()[-1])
    return killed


def test_killed_at_every_point_it_loses_nothing_and_repeats_nothing(tmp_path: Path) -> None:
    a_series(tmp_path, readers=3)


def a_series(folder: Path, readers: int) -> None:
    """Let so many readers be written to by who is killed before each thing that this takes."""
    bring_in_nothing(folder)
    with receiving() as box:
        killed = _killed_at_every_point(box, folder, readers)
    assert {"write", "say", "hear"} <= set(killed)
    assert len(killed) > 14
    for number in range(readers):
        letters = box.to(f"reader{number}@example.org")
        told = Counter(
            (sentence, each.mail["Message-ID"])
            for each in letters
            for sentence in SAID
            if sentence in each.plain
        )
        assert sorted(sentence for sentence, _letter in told) == sorted(SAID)
    # A mail that came again had been taken by a server whose worker died before it could note
    # that. It is the same mail to whoever gets it.
    again = [each for each in box.arrived if _count(box, each.mail["Message-ID"]) > 1]
    assert len({(each.mail["Message-ID"], each.mail["Date"], each.html) for each in again}) == len(
        {each.mail["Message-ID"] for each in again}
    )
    assert len(box.arrived) - readers <= killed.count("hear") + killed.count("write")


def _count(box: Postbox, message_id: str) -> int:
    return sum(each.mail["Message-ID"] == message_id for each in box.arrived)
