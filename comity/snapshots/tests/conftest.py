"""Stores to be tested: files, and Redis where its server is installed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from comity.snapshots.stores import Store
from comity.snapshots.stores.file import FileStore


@pytest.fixture
def open_store(tmp_path: Path) -> Callable[[], Store]:
    """Return what opens the same store once more, as another process would."""
    return lambda: FileStore(tmp_path / "snapshots", glance=0.0)
