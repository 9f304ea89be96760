"""The readers of archives are usable alone: none of them loads Django."""

from __future__ import annotations

import subprocess
import sys

READERS = "artrans commento coral disqus isso remark42 textpage waline wordpress wpdiscuz"


def test_no_reader_imports_django() -> None:
    names = ", ".join(f"comity.interchange.{name}" for name in READERS.split())
    code = f"import sys, {names}; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
