"""Reads what `export_net` wrote back into PyTorch, and puts changed weights in their place."""

from collections.abc import Collection

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from bench.toxicity.export_net import LARGEST
from bench.toxicity.net import Net
from comity.toxicity import ATTRIBUTES


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


def replaced(before: bytes, net: Net, taught: Collection[str]) -> bytes:
    """The file with the parameters `taught` of the net in place of its own, at its scales.

    int8 weights keep the scale of their column; what lies beyond its largest step is cut to it.
    """
    model = _parsed(before)
    known = {one.name: one for one in model.graph.initializer}
    for name, parameter in net.named_parameters():
        if name not in taught:
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
