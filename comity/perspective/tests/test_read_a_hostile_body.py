"""A body that nobody would write by hand is refused, and soon: it is read where others wait."""

import subprocess
import sys

import pytest

PATIENCE = 30.0
"""Seconds; a reader that begins anew at each quote takes minutes."""

READ = """
import sys
from comity.perspective.faults import FaultError
from comity.perspective.reading import body
try:
    body(eval(sys.argv[1]))
except FaultError as fault:
    print(fault.code)
"""


@pytest.mark.parametrize(
    "written",
    [
        r"""b'{a:"' + b'\\"' * 60_000""",
        r"""b'{a:' + b'"\\' * 60_000""",
        r"""b'{' * 120_000""",
        r"""b'{a' * 60_000""",
        r"""b'{' + b' ' * 120_000 + b'a'""",
        r"""b'{a' + b' ' * 120_000""",
        r"""b'{a: ' * 500_000""",
        r"""b'[' * 500_000""",
    ],
)
def test_it_is_refused_soon(written: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", READ, written],
        check=True,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert done.stdout.strip() == "400"
