"""The page about the API names every operation, and every code that a client can meet."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import comity
from comity.ground.text import SENTENCES

ROOMS = (
    *("moderation", "ground", "publications", "stories", "readers", "comments", "funding"),
    *("notices", "api"),
)
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


def _bare(path: str) -> str:
    return re.sub(r"{\w+}", "{}", path.partition("?")[0])


def test_every_operation_is_described_and_no_other() -> None:
    paths = json.loads((Path(comity.__file__).parent / "api" / "openapi.json").read_text())["paths"]
    known = {
        f"{method.upper()} {_bare(path.removeprefix('/api/v1'))}"
        for path, methods in paths.items()
        for method in methods
    }
    table = PAGE.read_text(encoding="utf-8").partition("## What can be asked")[2]
    rows = re.findall(r"`(GET|PUT|POST|PATCH|DELETE) (/[^`]*)`", table.partition("\n## ")[0])
    assert {f"{method} {_bare(path)}" for method, path in rows} == known
