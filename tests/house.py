"""The files of the house, and to which wing each belongs."""

from __future__ import annotations

import ast
from pathlib import Path

from messages import PROJECT

FILES = sorted(
    [*PROJECT.glob("qa/**/*.py"), *PROJECT.glob("pages/**/*.py"), *PROJECT.glob("tests/**/*.py"), PROJECT / "app.py"]
)


CODE = [f for f in FILES if "tests" not in f.parts]


def wing(path: Path) -> str:
    parts = path.relative_to(PROJECT).parts
    return parts[1] if parts[0] == "qa" and len(parts) > 2 else parts[0] if parts[0] != "qa" else ""


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(a.name for a in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found
