"""Goes on training the net that stands, and keeps what changed: `python -m bench.toxicity.revise`.

A revision is small (see `comity/toxicity/revision.py`). Writes net.revision and the manifest. It
always starts from `net.onnx`, never from an earlier revision.
"""

import argparse
import os
import shutil
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import torch

from bench.toxicity import checkpoint, contrast, sources
from bench.toxicity.checkpoint import Checkpoint
from bench.toxicity.exported import read, replaced
from bench.toxicity.manifest import write_manifest
from bench.toxicity.net import Net
from bench.toxicity.size import QUICK, REVISING, Size
from bench.toxicity.train_net import Lesson, Teacher, contrasted, cut_tokenizer
from comity.toxicity.manifest import FOLDER, NET, REVISION, TOKENIZER
from comity.toxicity.revision import difference

# Two thirds of the file is the table of word pieces; what stands beside it here is float32, of
# which nothing compresses. The layers learn around them.
KEPT = ("words.", "places", "norm.", "pre.")
RATE = 2e-4
# News weighs more than in a first training, which gave it three: here contrast rows, of which few
# are about a story, are most of what is seen. So do two sources of free and difficult sentences.
WEIGHTS = {"civil_spans": 5.0, "dghs": 3.0, "hatemoji": 2.0}
# The mean of two runs judges sentences that neither has seen a little better than each of them.
SEEDS = (11, 12)


def main() -> None:
    """Train, write what changed beside the model, calibrate, and only then put it in place."""
    asked = arguments()
    size = QUICK if asked.quick else REVISING
    work: Path = asked.work / ("quick" if asked.quick else "whole")
    folder: Path = asked.model
    before = (folder / NET).read_bytes()
    nets = [train(before, folder / TOKENIZER, work, size, seed) for seed in SEEDS]
    made = work / "model"
    shutil.rmtree(made, ignore_errors=True)
    shutil.copytree(folder, made)
    (made / REVISION).write_bytes(revision(before, mean(nets)))
    write_manifest(made, size)
    for name in (REVISION, "manifest.json"):
        shutil.copyfile(made / name, folder / f"{name}.part")
        os.replace(folder / f"{name}.part", folder / name)
    for seed in SEEDS:
        checkpoint.forget(work / str(seed))
    print(f"{folder / REVISION}: {(folder / REVISION).stat().st_size:,} bytes")


def arguments() -> argparse.Namespace:
    """What is asked for; exits with a sentence where it makes no sense."""
    parser = argparse.ArgumentParser(prog="python -m bench.toxicity.revise", description=__doc__)
    parser.add_argument("--model", type=Path, default=FOLDER, help="the model that is revised")
    parser.add_argument("--work", type=Path, default=Path("/tmp/comity-toxicity-revision"))
    parser.add_argument("--quick", action="store_true", help="few rows: to see that it works")
    asked = parser.parse_args()
    if asked.quick and asked.model.resolve() == FOLDER:
        parser.error("--quick makes a model that judges badly: give a copy with --model")
    if not (asked.model / NET).exists():
        parser.error(f"there is no {asked.model / NET} to revise")
    return asked


def train(before: bytes, tokenizer: Path, work: Path, size: Size, seed: int) -> Net:
    """The net in `before`, taught a round of comments and contrast rows more.

    The checkpoint stands in a folder of `work` that has the seed's name; raises SystemExit where it
    is of another net, of other patterns, or of a run of another size.
    """
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    net = read(before)
    for name, value in net.named_parameters():
        value.requires_grad = not name.startswith(KEPT)
    rows = [
        replace(row, weight=WEIGHTS.get(row.source, row.weight))
        for row in sources.load("train", every=size.every)
    ]
    lesson = Lesson(
        "revision",
        lambda: contrasted(rows, size, seed),
        lambda way: RATE * max(0.02, 1 - way),
    )
    folder = work / str(seed)
    folder.mkdir(parents=True, exist_ok=True)
    recipe = f"{size} seed={seed} net={sha256(before).hexdigest()} patterns={contrast.digest()}"
    teacher = Teacher(net, cut_tokenizer(tokenizer), Checkpoint(folder, recipe), size, seed)
    teacher.teach(0, lesson)
    return net.eval()


def mean(nets: Sequence[Net]) -> Net:
    """The net whose weights are the mean of theirs; it takes the place of the first."""
    states = [net.state_dict() for net in nets]
    nets[0].load_state_dict(
        {name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]}
    )
    return nets[0]


def revision(before: bytes, net: Net) -> bytes:
    """What makes the taught net of the one in `before`."""
    taught = [name for name, _ in net.named_parameters() if not name.startswith(KEPT)]
    return difference(before, replaced(before, net, taught))


if __name__ == "__main__":
    main()
