"""What a rule is known by: its conditions and what the code of its operators says, so that evidence holds for the same
rule alone."""

from __future__ import annotations

import ast
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from qa.quality.scorecard import Item
from qa.quality.synonyms import synonym_files

# What a condition is called, and where its words came from, make no other rule.
NAMES = ("zh", "en", "list")
CODE = ("places.py", "judging.py", "operator.py", "expression.py")


@lru_cache(maxsize=500)
def code_version(used: frozenset[str]) -> str:
    """What these operators, the reading of rules and, where words count, the synonyms are known by: by what the code
    says, not by how it is laid out."""
    here = Path(__file__).parent
    told = [
        _says(path)
        for path in (*(here / "operators" / f"{name}.py" for name in sorted(used)), *(here / name for name in CODE))
    ]
    told += [path.read_text("utf-8") for path in synonym_files() if "keyword" in used]
    return blake2b("\n".join(told).encode(), digest_size=6).hexdigest()


def _says(path: Path) -> str:
    """A module without its layout, comments and docstrings, the same under every Python: neither makes another rule."""
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.FunctionDef, ast.ClassDef)) and ast.get_docstring(node) is not None:
            node.body = node.body[1:]
    return repr(_shape(tree))


def _shape(value: object) -> object:
    """Syntax as nested tuples of what is there; fields left empty, which newer Pythons add, are left out."""
    if isinstance(value, ast.AST):
        return (
            type(value).__name__,
            *(
                (name, _shape(part))
                for name, part in ast.iter_fields(value)
                if part not in (None, []) and name != "ctx"
            ),
        )
    return tuple(map(_shape, value)) if isinstance(value, list) else value


def rule_of(item: Item) -> str:
    """What an item's rule is known by, in whatever version of the card."""
    conditions = {
        name: {key: value for key, value in c.items() if key not in NAMES} for name, c in item.conditions.items()
    }
    told = (conditions, item.met, item.applies, code_version(frozenset(c["op"] for c in item.conditions.values())))
    return blake2b(repr(told).encode(), digest_size=6).hexdigest()
