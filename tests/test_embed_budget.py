"""What a reader's browser has to fetch: measured on the committed files, as they are sent."""

import shutil
import subprocess
from pathlib import Path

import brotli
import pytest

ROOT = Path(__file__).parent.parent
BUILT = ROOT / "comity/static/comity"
EMBED = ROOT / "embed"
READING = ("embed.js", "discussion.css")
WRITING = (*READING, "write.js", "write.css")
SVG = "http://www.w3.org/2000/svg"
"""A name, not an address: no browser asks for it."""


def on_the_wire(*names: str) -> int:
    """Return the sum of the files' sizes in bytes, with brotli at its best."""
    return sum(len(brotli.compress((BUILT / name).read_bytes(), quality=11)) for name in names)


def test_to_read_costs_at_most_8_kb() -> None:
    assert on_the_wire(*READING) <= 8_000


def test_to_write_costs_at_most_16_kb_in_all() -> None:
    assert on_the_wire(*WRITING) <= 16_000


def test_the_readme_says_what_it_costs() -> None:
    read, write = (f"**{on_the_wire(*names) / 1000:.1f} kB**" for names in (READING, WRITING))
    assert f"| {read} / {write} |" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_a_funding_bar_costs_at_most_3_kb_and_only_where_it_stands() -> None:
    assert on_the_wire("goal.js", "goal.css") <= 3_000
    assert "comity-goal" not in (BUILT / "embed.js").read_text()


def test_the_scripts_reach_no_other_host_and_hold_no_code_made_from_text() -> None:
    for name in ("embed.js", "write.js", "goal.js"):
        script = (BUILT / name).read_text().replace(SVG, "")
        for banned in ("http://", "https://www", "eval(", "new Function", "document.cookie"):
            assert banned not in script, f"{banned} in {name}"


def test_the_committed_build_is_what_the_sources_give(tmp_path: Path) -> None:
    if shutil.which("node") is None or not (EMBED / "node_modules").exists():
        pytest.skip("needs Node and `npm ci` in embed/; CI runs embed/check.sh")
    subprocess.run(["node", "build.mjs", tmp_path], cwd=EMBED, check=True, stdout=subprocess.PIPE)
    fresh = sorted(path.name for path in tmp_path.iterdir())
    assert fresh == sorted(path.name for path in BUILT.iterdir() if path.suffix in {".js", ".css"})
    for name in fresh:
        assert (tmp_path / name).read_bytes() == (BUILT / name).read_bytes(), name
