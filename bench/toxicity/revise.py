"""Goes on training the net that stands, and keeps what changed: `python -m bench.toxicity.revise`.

The table of word pieces, two thirds of the file, stays as it is, and so do the scales of the int8
weights: a revision is small (see `comity/toxicity/revision.py`). Writes net.revision and the
manifest. A revision always starts from `net.onnx`, never from an earlier one.
"""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from tokenizers import Tokenizer

from bench.toxicity import checkpoint, sources
from bench.toxicity.checkpoint import Checkpoint
from bench.toxicity.export_net import LARGEST
from bench.toxicity.manifest import write_manifest
from bench.toxicity.net import Net
from bench.toxicity.size import QUICK, REVISING, Size
from bench.toxicity.train_net import PIECES, Lesson, Teacher, contrasted
from comity.toxicity import ATTRIBUTES
from comity.toxicity.manifest import FOLDER, NET, REVISION, TOKENIZER
from comity.toxicity.revision import difference

KEPT = ("words.", "places", "norm.", "pre.")
RATE = 2e-4
# News weighs more than in a first training, which gave it three: here contrast rows, of which none
# is about a story, are most of what is seen. So do the two sources of free and difficult sentences.
WEIGHTS = {"civil_spans": 5.0, "dghs": 3.0, "hatemoji": 2.0}
# The mean of two runs judges sentences that neither has seen a little better than each of them.
SEEDS = (11, 12)


def main() -> None:
    """Train, write what changed, calibrate."""
    asked = arguments()
    size = QUICK if asked.quick else REVISING
    work: Path = asked.work / ("quick" if asked.quick else "whole")
    folder: Path = asked.model
    before = (folder / NET).read_bytes()
    net = mean([train(before, folder / TOKENIZER, work, size, seed) for seed in SEEDS])
    (folder / REVISION).write_bytes(difference(before, revised(before, net)))
    for seed in SEEDS:
        checkpoint.forget(work / str(seed))
    write_manifest(folder, size)
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
    return asked


def train(before: bytes, tokenizer_path: Path, work: Path, size: Size, seed: int) -> Net:
    """The net in `before`, taught a round of comments and contrast rows more."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    tokenizer = Tokenizer.from_file(str(tokenizer_path))
    tokenizer.no_padding()
    tokenizer.enable_truncation(PIECES)
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
    kept = Checkpoint(folder, f"revision {size} seed={seed}")
    Teacher(net, tokenizer, kept, size, seed).teach(0, lesson)
    return net.eval()


def mean(nets: Sequence[Net]) -> Net:
    """The net whose weights are the mean of theirs; it takes the place of the first."""
    states = [net.state_dict() for net in nets]
    nets[0].load_state_dict(
        {name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]}
    )
    return nets[0]


def read(model: bytes) -> Net:
    """The net of an exported file, in PyTorch; what int8 has rounded stays rounded."""
    known = {one.name: numpy_helper.to_array(one) for one in _parsed(model).graph.initializer}
    net = Net(sum(name.endswith(".qkv") for name in known), len(ATTRIBUTES))
    state = {}
    for name in net.state_dict():
        constant = _constant(name)
        value = known[constant]
        if constant == "words":
            value = value * known["words_scale"]
        elif value.dtype == np.int8:
            value = (value * known[f"{constant}.scale"]).T
        state[name] = torch.from_numpy(np.array(value))
    net.load_state_dict(state)
    return net


def revised(before: bytes, net: Net) -> bytes:
    """The file with the net's weights in place of its own, at the scales that it has."""
    model = _parsed(before)
    known = {one.name: one for one in model.graph.initializer}
    for name, parameter in net.named_parameters():
        if name.startswith(KEPT):
            continue
        constant = known[_constant(name)]
        value = parameter.detach().numpy()
        if constant.data_type == onnx.TensorProto.INT8:
            steps = np.rint(value.T / numpy_helper.to_array(known[f"{constant.name}.scale"]))
            value = np.clip(steps, -LARGEST, LARGEST).astype(np.int8)
        constant.raw_data = np.ascontiguousarray(value).tobytes()
    found: bytes = model.SerializeToString()
    return found


def _parsed(model: bytes) -> onnx.ModelProto:
    return onnx.load_model_from_string(model)


def _constant(parameter: str) -> str:
    """The name that `export_net` gives to a parameter of the net."""
    owner, _, kind = parameter.rpartition(".")
    if owner.rpartition(".")[2].startswith("norm"):
        return f"{owner}.{'gamma' if kind == 'weight' else 'beta'}"
    if kind == "weight" and (owner == "words" or owner.startswith("layers.")):
        return owner
    return parameter


if __name__ == "__main__":
    main()
