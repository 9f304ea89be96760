"""Writes the trained net as int8 ONNX, by hand, in onnxruntime's fused operators.

Weights are symmetric, one scale a column, in 7 bits: processors without VNNI add two products in
16 bits, which 8-bit weights would overflow. Activations are quantised as they come. The table of
word pieces is int8 too, one scale a row. There is no mask: texts run one by one, see
`comity/toxicity/net.py`.
"""

from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from bench.toxicity.net import HEADS, Net

FUSED = "com.microsoft"
LARGEST = 63
_EPSILON = 1e-12

Array = NDArray[np.generic]


class Graph:
    """Nodes and constants under construction."""

    def __init__(self) -> None:
        """Empty."""
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, value: Array) -> str:
        """A named constant."""
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(
        self, kind: str, *inputs: str, outputs: int = 1, domain: str = "", **attributes: object
    ) -> list[str]:
        """A node; the names of what comes out of it."""
        names = [f"{kind.lower()}_{len(self.nodes)}_{at}" for at in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, domain=domain, **attributes))
        return names


def columns(weight: Array, largest: int = LARGEST) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """int8 of (in, out) weights with one scale a column."""
    scale = np.maximum(np.abs(weight).max(axis=0), 1e-8) / largest
    return np.rint(weight / scale).astype(np.int8), scale.astype(np.float32)


def export(net: Net, target: Path) -> None:
    """Write the graph: `ids` (texts, pieces), int32 and of one length, to `logits`."""
    state = {name: value.detach().numpy() for name, value in net.state_dict().items()}
    graph = Graph()
    x = _embedded(graph, state)
    for number in range(len(net.layers)):
        x = _layer(graph, state, f"layers.{number}", x)
    logits = _head(graph, state, x)
    graph.nodes[-1].output[0] = logits = "logits"
    model = helper.make_model(
        helper.make_graph(
            graph.nodes,
            "comity-toxicity",
            [
                helper.make_tensor_value_info("ids", TensorProto.INT32, ["texts", "pieces"]),
            ],
            [helper.make_tensor_value_info(logits, TensorProto.FLOAT, ["texts", "labels"])],
            graph.constants,
        ),
        opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(FUSED, 1)],
        ir_version=9,
    )
    onnx.save(model, target)


def _embedded(graph: Graph, state: dict[str, Array]) -> str:
    table, scale = columns(state["words.weight"].T, 127)
    graph.constant("words", table.T)
    graph.constant("words_scale", scale[:, None])
    graph.constant("places", state["places"].astype(np.float32))
    graph.constant("zero", np.array([0], dtype=np.int64))
    (rows,) = graph.add("Gather", "words", "ids")
    (rows,) = graph.add("Cast", rows, to=TensorProto.FLOAT)
    (scales,) = graph.add("Gather", "words_scale", "ids")
    (rows,) = graph.add("Mul", rows, scales)
    (shape,) = graph.add("Shape", "ids", start=1, end=2)
    (places,) = graph.add("Slice", "places", "zero", shape, "zero")
    (rows,) = graph.add("Add", rows, places)
    gamma, beta = _pair(graph, state, "norm")
    return graph.add("LayerNormalization", rows, gamma, beta, epsilon=_EPSILON)[0]


def _layer(graph: Graph, state: dict[str, Array], name: str, x: str) -> str:
    weight, scale = columns(state[f"{name}.qkv.weight"].T)
    graph.constant(f"{name}.qkv", weight)
    graph.constant(f"{name}.qkv.scale", scale)
    graph.constant(f"{name}.qkv.zero", np.zeros_like(scale, dtype=np.int8))
    graph.constant(f"{name}.qkv.bias", state[f"{name}.qkv.bias"])
    whole, whole_scale, whole_zero = graph.add("DynamicQuantizeLinear", x, outputs=3)
    (seen,) = graph.add(
        "QAttention",
        whole,
        f"{name}.qkv",
        f"{name}.qkv.bias",
        whole_scale,
        f"{name}.qkv.scale",
        "",
        whole_zero,
        f"{name}.qkv.zero",
        domain=FUSED,
        num_heads=HEADS,
    )
    x = _skip_norm(graph, state, f"{name}.norm1", _dense(graph, state, f"{name}.out", seen), x)
    up = _dense(graph, state, f"{name}.up", x, biased=False)
    graph.constant(f"{name}.up.bias", state[f"{name}.up.bias"])
    (up,) = graph.add("BiasGelu", up, f"{name}.up.bias", domain=FUSED)
    return _skip_norm(graph, state, f"{name}.norm2", _dense(graph, state, f"{name}.down", up), x)


def _dense(graph: Graph, state: dict[str, Array], name: str, x: str, *, biased: bool = True) -> str:
    weight, scale = columns(state[f"{name}.weight"].T)
    graph.constant(name, weight)
    graph.constant(f"{name}.scale", scale)
    graph.constant(f"{name}.zero", np.zeros_like(scale, dtype=np.int8))
    bias = [graph.constant(f"{name}.bias", state[f"{name}.bias"])] if biased else []
    return graph.add(
        "DynamicQuantizeMatMul", x, name, f"{name}.scale", f"{name}.zero", *bias, domain=FUSED
    )[0]


def _skip_norm(graph: Graph, state: dict[str, Array], name: str, x: str, skipped: str) -> str:
    gamma, beta = _pair(graph, state, name)
    # Not onnxruntime's SkipLayerNormalization: on a CPU it costs four times these two.
    (total,) = graph.add("Add", x, skipped)
    return graph.add("LayerNormalization", total, gamma, beta, epsilon=_EPSILON)[0]


def _pair(graph: Graph, state: dict[str, Array], name: str) -> tuple[str, str]:
    gamma = graph.constant(f"{name}.gamma", state[f"{name}.weight"])
    return gamma, graph.constant(f"{name}.beta", state[f"{name}.bias"])


def _head(graph: Graph, state: dict[str, Array], x: str) -> str:
    (mean,) = graph.add("ReduceMean", x, axes=[1], keepdims=0)
    for name in ("pre", "head"):
        graph.constant(f"{name}.weight", state[f"{name}.weight"].astype(np.float32))
        graph.constant(f"{name}.bias", state[f"{name}.bias"])
    (pre,) = graph.add("Gemm", mean, "pre.weight", "pre.bias", transB=1)
    (pre,) = graph.add("Tanh", pre)
    return graph.add("Gemm", pre, "head.weight", "head.bias", transB=1)[0]
