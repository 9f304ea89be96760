"""The read lane answers with nothing of Django in the process."""

import pkgutil
import subprocess
import sys

import pytest

import comity.live
import comity.readlane
import comity.snapshots.stores


@pytest.mark.parametrize("room", [comity.readlane, comity.live, comity.snapshots.stores])
def test_it_does_not_import_django(room: object) -> None:
    path, name = room.__path__, room.__name__  # type: ignore[attr-defined]
    modules = [name] + [
        f"{name}.{module.name}" for module in pkgutil.iter_modules(path) if module.name != "tests"
    ]
    program = f"import sys, {', '.join(modules)}; assert 'django' not in sys.modules"
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
