"""The page about the API names every code that a client can meet."""

import ast
from collections.abc import Iterator
from pathlib import Path

import comity
from comity.ground.text import SENTENCES

ROOMS = ("ground", "publications", "stories", "readers", "comments", "funding", "api")
PAGE = Path(comity.__file__).parent.parent / "docs" / "api.md"


def codes() -> Iterator[str]:
    """Yield the code of each Refusal that these rooms' sources make."""
    yield from SENTENCES
    for room in ROOMS:
        for source in (Path(comity.__file__).parent / room).rglob("*.py"):
            if "tests" not in source.parts:
                yield from _made(ast.parse(source.read_text(encoding="utf-8")))


def _made(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Refusal":
            code = node.args[0]
            if isinstance(code, ast.Constant):
                yield str(code.value)


def test_every_code_is_explained() -> None:
    page = PAGE.read_text(encoding="utf-8")
    found = set(codes())
    assert len(found) > 30
    assert {code for code in found if f"`{code}`" not in page} == set()
