"""What each threshold would hold and miss, drawn: one small chart an attribute, as SVG."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import numpy as np

from comity.toxicity.attributes import ATTRIBUTES
from comity.toxicity.decisions.fitting import GRID, Outcome, held_by
from comity.toxicity.decisions.reading import Decisions

WIDTH, HEIGHT = 300, 170
LEFT, TOP = 46, 34
GAP_X, GAP_Y = 56, 76
ACROSS = 2
BANDS = range(5, 100, 5)
"""Hundredths of a threshold that say their numbers when they are pointed at."""

STYLE = """
 svg { font: 13px system-ui, sans-serif; background: #fff; color: #1f2328 }
 text { fill: currentColor } .quiet { fill: #59636e; font-size: 11px }
 .frame { fill: none; stroke: #d1d9e0 } .line { fill: none; stroke-width: 2 }
 .caught { stroke: #1a7f37 } .needless { stroke: #bc4c00; stroke-dasharray: 5 3 }
 .chosen { stroke: currentColor } .band { fill: transparent } .band:hover { fill: #8b949e33 }
 .caught-word { fill: #1a7f37 } .needless-word { fill: #bc4c00 }
 @media (prefers-color-scheme: dark) {
  svg { background: #0d1117; color: #e6edf3 } .quiet { fill: #9198a1 } .frame { stroke: #3d444d }
  .caught { stroke: #3fb950 } .needless { stroke: #f0883e }
  .caught-word { fill: #3fb950 } .needless-word { fill: #f0883e }
 }
"""


def shares(decisions: Decisions, name: str) -> tuple[list[float], list[float]]:
    """Return for each threshold of GRID: the share of the rejected held, and of the approved."""
    rejected = max(1, int(decisions.rejected.sum()))
    approved = max(1, decisions.count - int(decisions.rejected.sum()))
    outcomes = [
        Outcome.of(held_by({name: float(at)}, decisions), decisions.rejected) for at in GRID
    ]
    return (
        [each.caught / rejected for each in outcomes],
        [each.needless / approved for each in outcomes],
    )


def picture(decisions: Decisions, chosen: Mapping[str, float]) -> str:
    """Return the SVG; `chosen` are the thresholds that are marked."""
    known = [
        name
        for column, name in enumerate(ATTRIBUTES)
        if not np.isnan(decisions.scores[:, column]).all()
    ]
    down = -(-len(known) // ACROSS)
    width = ACROSS * (WIDTH + GAP_X) + 20
    height = TOP + down * (HEIGHT + GAP_Y) + 40
    rejected = int(decisions.rejected.sum())
    charts = "".join(
        _chart(decisions, name, chosen.get(name), at % ACROSS, at // ACROSS)
        for at, name in enumerate(known)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}"'
        f' role="img" aria-label="What each threshold would hold and miss"><style>{STYLE}</style>'
        f'<text x="20" y="22">{decisions.count} decisions, {rejected} of them rejections. A score'
        f" from the threshold on is held.</text>{charts}"
        f'<text x="20" y="{height - 16}"><tspan class="caught-word">— rejected comments that it'
        f' holds</tspan>   <tspan class="needless-word">- - approved comments that it holds'
        f" needlessly</tspan></text></svg>\n"
    )


def _chart(decisions: Decisions, name: str, chosen: float | None, x: int, y: int) -> str:
    left, top = LEFT + x * (WIDTH + GAP_X), TOP + 26 + y * (HEIGHT + GAP_Y)
    caught, needless = shares(decisions, name)
    title = name.replace("_", " ") + (
        f": from {chosen:.2f}" if chosen is not None else ": not used"
    )
    parts = [
        f'<g transform="translate({left} {top})"><text y="-8">{escape(title)}</text>',
        f'<rect class="frame" width="{WIDTH}" height="{HEIGHT}"/>',
        _line("caught", caught),
        _line("needless", needless),
    ]
    if chosen is not None:
        at = chosen * WIDTH
        parts.append(f'<line class="chosen" x1="{at:.1f}" x2="{at:.1f}" y1="0" y2="{HEIGHT}"/>')
    parts += [
        f'<text class="quiet" x="-6" y="{(1 - share) * HEIGHT + 4:.0f}" text-anchor="end">'
        f"{share:.0%}</text>"
        f'<text class="quiet" x="{share * WIDTH:.0f}" y="{HEIGHT + 16}" text-anchor="middle">'
        f"{share:g}</text>"
        for share in (0.0, 0.5, 1.0)
    ]
    parts += [_band(at, caught[at - 1], needless[at - 1]) for at in BANDS]
    return "".join(parts) + "</g>"


def _line(kind: str, values: list[float]) -> str:
    points = " ".join(
        f"{at * WIDTH:.1f},{(1 - value) * HEIGHT:.1f}"
        for at, value in zip(GRID, values, strict=True)
    )
    return f'<polyline class="line {kind}" points="{points}"/>'


def _band(at: int, caught: float, needless: float) -> str:
    """A strip of the chart around a threshold, which tells its numbers when it is pointed at."""
    middle, wide = at / 100 * WIDTH, WIDTH / 20
    return (
        f'<rect class="band" x="{middle - wide / 2:.1f}" width="{wide:.1f}" height="{HEIGHT}">'
        f"<title>from {at / 100:.2f}: holds {caught:.0%} of the rejected"
        f" and {needless:.0%} of the approved</title></rect>"
    )
