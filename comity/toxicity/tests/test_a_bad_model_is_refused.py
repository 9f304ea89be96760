"""A missing or damaged model file is a clear error at the start, and "no score" in service."""

import json
import shutil
from pathlib import Path

import pytest

from comity.toxicity import ModelError, Scorer, manifest, score


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the model, to damage."""
    copy = tmp_path / "model"
    shutil.copytree(manifest.FOLDER, copy)
    return copy


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"the model is missing: there is no .*manifest\.json"):
        Scorer(tmp_path)


@pytest.mark.parametrize("name", [manifest.LIGHT, manifest.NET, manifest.TOKENIZER])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ModelError, match=name):
        Scorer(folder)


@pytest.mark.parametrize("name", [manifest.LIGHT, manifest.NET, manifest.TOKENIZER])
def test_one_flipped_bit_is_found(folder: Path, name: str) -> None:
    content = bytearray((folder / name).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / name).write_bytes(content)
    with pytest.raises(ModelError, match="is damaged"):
        Scorer(folder)


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"version": 1, "files": {}}'])
def test_a_manifest_that_cannot_be_read_is_refused(folder: Path, content: str) -> None:
    (folder / "manifest.json").write_text(content)
    with pytest.raises(ModelError, match="cannot be read"):
        Scorer(folder)


def test_a_calibration_of_another_shape_is_refused(folder: Path) -> None:
    path = folder / "manifest.json"
    content = json.loads(path.read_text())
    content["tiers"]["net"]["offset"].pop()
    path.write_text(json.dumps(content))
    with pytest.raises(ModelError, match="does not fit"):
        Scorer(folder)


def test_in_service_there_is_no_score_and_the_reason_is_given(tmp_path: Path) -> None:
    judgement = score("Good morning.", tmp_path)
    assert judgement.scores == {}
    assert judgement.failed
    assert judgement.absent is not None
    assert "the model is missing" in judgement.absent
