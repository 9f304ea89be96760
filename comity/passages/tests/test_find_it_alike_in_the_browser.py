"""The browser finds what the server finds: both are held to the same cases.

`embed/tests/anchoring.test.mjs` reads the file that this test writes anew and compares.
"""

import json
import random
from pathlib import Path
from typing import Any

from comity.passages.anchoring import Text, describe, locate
from comity.passages.tests import edits

KEPT = Path(__file__).parents[3] / "embed/tests/anchoring.json"


def cases() -> list[dict[str, Any]]:
    """Return edited texts, and what is found in each."""
    made = []
    for seed in range(1000, 1008):
        chance = random.Random(seed)
        edited = edits.edit(chance)
        text = Text(edited.text)
        found = []
        for start, end in edits.passages(chance, 10):
            sought = describe(edits.story(), start, end)
            place = locate(text, sought)
            found.append({"sought": vars(sought), "found": vars(place) if place else None})
        made.append({"text": edited.text, "found": found})
    return made


def test_the_kept_cases_are_what_the_server_finds() -> None:
    fresh = json.dumps(cases(), ensure_ascii=False, indent=1) + "\n"
    if not KEPT.exists():
        KEPT.write_text(fresh, encoding="utf-8")
    assert KEPT.read_text(encoding="utf-8") == fresh, f"delete {KEPT.name} to have it made anew"
