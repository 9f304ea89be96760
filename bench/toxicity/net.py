"""The net in PyTorch: some layers of MiniLM, the mean of its word pieces, six logits."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

WIDTH, HEADS, INNER, POSITIONS, PIECES = 384, 12, 1536, 128, 30_522
DROPPED = 0.1
_MASKED = -10_000.0


class Layer(nn.Module):
    """One transformer layer: attention, then two dense layers, each with its norm after it."""

    def __init__(self) -> None:
        """Untrained weights."""
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """(texts, pieces, width) to the same; mask is added to the attention's scores."""
        texts, pieces, _ = x.shape
        shape = (texts, pieces, 3, HEADS, WIDTH // HEADS)
        query, key, value = self.qkv(x).view(shape).permute(2, 0, 3, 1, 4)
        # By hand: scaled_dot_product_attention's backward pass is three times slower on a CPU.
        scores = (query * (WIDTH // HEADS) ** -0.5) @ key.transpose(-1, -2) + mask
        seen = (scores.softmax(-1).to(value.dtype) @ value).transpose(1, 2)
        x = self.norm1(x + self.out(seen.reshape(texts, pieces, WIDTH)))
        normed: Tensor = self.norm2(x + self.down(functional.gelu(self.up(x))))
        return normed


class Net(nn.Module):
    """Word-piece ids, padded with 0, to raw logits (texts, labels)."""

    def __init__(self, layers: int, labels: int) -> None:
        """Untrained weights; word gradients are sparse, since a batch holds few of the pieces."""
        super().__init__()
        self.words = nn.Embedding(PIECES, WIDTH, sparse=True)
        self.places = nn.Parameter(torch.zeros(POSITIONS, WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.pre = nn.Linear(WIDTH, WIDTH)
        self.head = nn.Linear(WIDTH, labels)

    def forward(self, ids: Tensor) -> Tensor:
        """The logits; dropout only on what goes in and on what is pooled."""
        keep = ids != 0
        x = self.norm(self.words(ids) + self.places[: ids.shape[1]])
        x = functional.dropout(x, DROPPED, self.training)
        kind = torch.bfloat16 if torch.is_autocast_enabled("cpu") else torch.float32
        mask = torch.zeros(ids.shape, dtype=kind).masked_fill(~keep, _MASKED)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        weight = keep[:, :, None].to(x.dtype)
        pooled = torch.tanh(self.pre((x * weight).sum(1) / weight.sum(1)))
        logits: Tensor = self.head(functional.dropout(pooled, DROPPED, self.training))
        return logits.float()

    @classmethod
    def from_minilm(cls, weights: Path, take: Sequence[int], labels: int) -> Net:
        """The net whose layers are MiniLM's layers `take`; only the head starts at random."""
        known = load_file(weights)
        net = cls(len(take), labels)

        def copy(target: nn.Module, *names: str) -> None:
            for kind in ("weight", "bias"):
                joined = torch.cat([known[f"{name}.{kind}"] for name in names])
                getattr(target, kind).data.copy_(joined)

        net.words.weight.data.copy_(known["embeddings.word_embeddings.weight"])
        places = known["embeddings.position_embeddings.weight"][:POSITIONS]
        net.places.data.copy_(places + known["embeddings.token_type_embeddings.weight"][0])
        copy(net.norm, "embeddings.LayerNorm")
        for layer, number in zip(net.layers, take, strict=True):
            at = f"encoder.layer.{number}"
            heads = (f"{at}.attention.self.{name}" for name in ("query", "key", "value"))
            copy(layer.qkv, *heads)
            copy(layer.out, f"{at}.attention.output.dense")
            copy(layer.norm1, f"{at}.attention.output.LayerNorm")
            copy(layer.up, f"{at}.intermediate.dense")
            copy(layer.down, f"{at}.output.dense")
            copy(layer.norm2, f"{at}.output.LayerNorm")
        return net
