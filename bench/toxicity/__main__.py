"""Retrains the model from the labelled comments: `python -m bench.toxicity --minilm FOLDER`.

Writes light.npz, net.onnx, tokenizer.json and manifest.json into `comity/toxicity/model/`.
"""

import argparse
import hashlib
import json
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from tqdm import tqdm

from bench.toxicity import calibrate, sources
from comity.toxicity.light import Light
from comity.toxicity.manifest import FOLDER, LIGHT, NET, TOKENIZER
from comity.toxicity.net import Net
from comity.toxicity.windows import WORDS

AT_MOST_A_SOURCE = 1_600


def main() -> None:
    """Train what is asked for, then calibrate and write the manifest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minilm", type=Path, help="MiniLM's folder; without it the net stays")
    parser.add_argument("--work", type=Path, default=Path("/tmp/comity-toxicity"))
    parser.add_argument("--keep-light", action="store_true", help="the light tier stays")
    asked = parser.parse_args()
    asked.work.mkdir(parents=True, exist_ok=True)
    FOLDER.mkdir(exist_ok=True)
    if asked.minilm:
        from bench.toxicity import export_net, train_net

        net = train_net.train(asked.minilm, asked.work)
        export_net.export(net, FOLDER / NET)
        bare_tokenizer(asked.minilm / "tokenizer.json", FOLDER / TOKENIZER)
    if not asked.keep_light:
        from bench.toxicity import train_light

        train_light.train(FOLDER / LIGHT)
    write_manifest()


def bare_tokenizer(origin: Path, target: Path) -> None:
    """The tokenizer without its padding and truncation, which the scorer sets itself."""
    content = json.loads(origin.read_text(encoding="utf-8"))
    content["padding"] = content["truncation"] = None
    target.write_text(
        json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8"
    )


def write_manifest() -> None:
    """Calibrate both tiers on the validation rows; write the digests and the lines."""
    by_source: dict[str, list[sources.Row]] = defaultdict(list)
    for row in sources.load("validation"):
        by_source[row.source].append(row)
    rows = [row for some in by_source.values() for row in some[:AT_MOST_A_SOURCE]]
    texts = [" ".join(row.text.split()[:WORDS]) for row in rows]
    light = Light.load(FOLDER / LIGHT)
    by_light = np.array([light.logits(text) for text in tqdm(texts, desc="light tier")], float)
    net = Net(FOLDER / NET, FOLDER / TOKENIZER)
    by_net = np.concatenate(
        [
            net.logits(texts[start : start + 64])
            for start in tqdm(range(0, len(texts), 64), desc="net")
        ]
    ).astype(float)
    files = (LIGHT, NET, TOKENIZER)
    manifest = {
        "version": f"{datetime.now(UTC):%Y.%m.%d}",
        "files": {name: hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() for name in files},
        "tiers": {
            "light": calibrate.fit(rows, [by_light]),
            "net": calibrate.fit(rows, [by_light, by_net]),
        },
    }
    (FOLDER / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
