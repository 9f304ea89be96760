"""Retrains the model from the labelled comments: `python -m bench.toxicity --minilm FOLDER`.

Writes light.npz, net.onnx, tokenizer.json and manifest.json. What is not trained anew is taken
from the model that stands in `comity/toxicity/model/`, its net with its revision; a net that is
trained anew has none.
"""

import argparse
import json
import shutil
from pathlib import Path

from bench.toxicity.manifest import FILES, write_manifest
from bench.toxicity.size import QUICK, WHOLE
from comity.toxicity.manifest import FOLDER, LIGHT, NET, REVISION, TOKENIZER


def main() -> None:
    """Train what is asked for, then calibrate and write the manifest."""
    asked = arguments()
    size = QUICK if asked.quick else WHOLE
    work: Path = asked.work / ("quick" if asked.quick else "whole")
    into: Path = asked.into
    for folder in (work, into):
        folder.mkdir(parents=True, exist_ok=True)
    if not (into / NET).exists():
        for name in FILES:
            if (FOLDER / name).exists() and not (into / name).exists():
                shutil.copyfile(FOLDER / name, into / name)
    if asked.minilm:
        from bench.toxicity import checkpoint, export_net, train_net

        net = train_net.train(asked.minilm, work, size)
        (into / REVISION).unlink(missing_ok=True)
        export_net.export(net, into / NET)
        bare_tokenizer(asked.minilm / "tokenizer.json", into / TOKENIZER)
        checkpoint.forget(work)
    if not asked.keep_light:
        from bench.toxicity import train_light

        train_light.train(into / LIGHT, size)
    write_manifest(into, size)


def arguments() -> argparse.Namespace:
    """What is asked for; exits with a sentence where it makes no sense."""
    parser = argparse.ArgumentParser(prog="python -m bench.toxicity", description=__doc__)
    parser.add_argument("--minilm", type=Path, help="MiniLM's folder; without it the net stays")
    parser.add_argument("--keep-light", action="store_true", help="the light tier stays")
    parser.add_argument("--into", type=Path, default=FOLDER, help="where the model is written")
    parser.add_argument("--work", type=Path, default=Path("/tmp/comity-toxicity"))
    parser.add_argument(
        "--quick", action="store_true", help="few rows, minutes: to see that everything works"
    )
    asked = parser.parse_args()
    if asked.quick and asked.into.resolve() == FOLDER:
        parser.error("--quick makes a model that judges badly: give it a folder with --into")
    return asked


def bare_tokenizer(origin: Path, target: Path) -> None:
    """The tokenizer without its padding and truncation, which the scorer sets itself."""
    content = json.loads(origin.read_text(encoding="utf-8"))
    content["padding"] = content["truncation"] = None
    target.write_text(
        json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8"
    )


if __name__ == "__main__":
    main()
