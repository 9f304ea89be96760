"""The model's folder: its files, their digests, its calibration; checked before anything loads."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from comity.toxicity.calibration import Calibration

FOLDER = Path(__file__).parent / "model"
LIGHT, NET, TOKENIZER = "light.npz", "net.onnx", "tokenizer.json"
REVISION = "net.revision"  # where there is one


class ModelError(Exception):
    """The model cannot be used: a file is missing, damaged, or of another version."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What `manifest.json` says: the model's version, each file's SHA-256, each tier's weights."""

    folder: Path
    version: str
    digests: dict[str, str]
    calibrations: dict[str, Calibration]

    @classmethod
    def read(cls, folder: Path = FOLDER) -> Manifest:
        """The manifest of the model in `folder`.

        Raises ModelError where there is none or it cannot be read.
        """
        path = folder / "manifest.json"
        try:
            content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            return cls(
                folder=folder,
                version=str(content["version"]),
                digests=dict(content["files"]),
                calibrations={
                    tier: Calibration.of(weights) for tier, weights in content["tiers"].items()
                },
            )
        except FileNotFoundError as error:
            raise ModelError(f"the model is missing: there is no {path}") from error
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelError(f"the model's manifest {path} cannot be read: {error}") from error

    def sound(self, name: str) -> Path:
        """The path of one of the model's files, once its digest has been found right.

        Raises ModelError where it is missing or differs from what was trained.
        """
        path = self.folder / name
        try:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError as error:
            raise ModelError(f"the model file {path} cannot be read: {error.strerror}") from error
        if digest != self.digests.get(name):
            raise ModelError(f"the model file {path} is damaged: its SHA-256 is {digest}")
        return path
