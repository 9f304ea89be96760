"""Writes the manifest: both tiers calibrated on the validation rows, the digest of each file."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from bench.toxicity import calibrate, sources
from bench.toxicity.progress import watched
from bench.toxicity.size import QUICK, Size
from comity.toxicity import revision
from comity.toxicity.light import Light
from comity.toxicity.manifest import LIGHT, NET, REVISION, TOKENIZER, Manifest
from comity.toxicity.net import Net
from comity.toxicity.windows import WORDS

FILES = (LIGHT, NET, REVISION, TOKENIZER)


def write_manifest(folder: Path, size: Size) -> None:
    """Calibrate both tiers of the model in `folder`; write the digests and the lines."""
    there = [name for name in FILES if (folder / name).exists()]
    digests = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in there}
    version = f"{datetime.now(UTC):%Y.%m.%d}-{_of_all(digests)}{'-quick' if size == QUICK else ''}"
    by_source: dict[str, list[sources.Row]] = defaultdict(list)
    for row in sources.load("validation"):
        by_source[row.source].append(row)
    rows = [row for some in by_source.values() for row in some[: size.calibrated]]
    texts = [" ".join(row.text.split()[:WORDS]) for row in rows]
    light = Light.load(folder / LIGHT)
    with revision.net(Manifest(folder, version, digests, {})) as model:
        net = Net(model, folder / TOKENIZER)
    seen = watched(texts, "calibration", len(texts))
    raw = [(light.logits(text), net.logits([text])[0]) for text in seen]
    by_light, by_net = np.array(raw, dtype=float).swapaxes(0, 1)
    manifest = {
        "version": version,
        "files": digests,
        "tiers": {
            tier: calibrate.fit(rows, logits, tier)
            for tier, logits in (("light", by_light), ("net", by_net))
        },
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def _of_all(digests: Mapping[str, str]) -> str:
    """Six digits that tell two models of one day apart."""
    return hashlib.sha256("".join(digests.values()).encode()).hexdigest()[:6]
