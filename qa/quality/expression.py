"""Rules over named conditions: `a && !b || c`, checked, evaluated, and asked whether they can come out either way."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from functools import lru_cache
from itertools import product

from qa.quality.failures import RULE_INCOMPLETE, RULE_NAMES_UNKNOWN, RULE_NOT_LOGIC

MOST_NAMES = 12


def expression(text: str, names: set[str]) -> ast.expr:
    """`a && !b || c` as a checked syntax tree. Raises QAError for anything but names, &&, ||, ! and brackets."""
    try:
        tree = ast.parse(
            text.replace("&&", " and ").replace("||", " or ").replace("!", " not ").strip(), mode="eval"
        ).body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as problem:
        raise RULE_INCOMPLETE(text=text[:200]) from problem
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id not in names:
            raise RULE_NAMES_UNKNOWN(text=text, name=node.id, names="、".join(sorted(names)))
        if not isinstance(node, (ast.BoolOp, ast.UnaryOp, ast.Name, ast.And, ast.Or, ast.Not, ast.Load)):
            raise RULE_NOT_LOGIC(text=text)
    return tree


@lru_cache(maxsize=2000)
def rule(text: str) -> tuple[ast.expr, tuple[str, ...]]:
    """(tree, conditions it speaks of) of a rule that was checked before, read once."""
    tree = ast.parse(text.replace("&&", " and ").replace("||", " or ").replace("!", " not ").strip(), mode="eval").body
    return tree, tuple(named(tree))


def named(tree: ast.expr) -> list[str]:
    """The conditions a rule speaks of, in its order."""
    return [node.id for node in ast.walk(tree) if isinstance(node, ast.Name)]


def holds(tree: ast.expr, found: Mapping[str, object]) -> bool:
    """`found`: for each condition what made it hold, None where it does not."""
    if isinstance(tree, ast.Name):
        return found[tree.id] is not None
    if isinstance(tree, ast.UnaryOp):
        return not holds(tree.operand, found)
    parts = (holds(part, found) for part in tree.values)
    return all(parts) if isinstance(tree.op, ast.And) else any(parts)


def constant(tree: ast.expr) -> bool | None:
    """True or False for a rule that always comes out so, whatever its conditions say; None for one that depends, or has
    too many to try."""
    names = sorted(set(named(tree)))
    if len(names) > MOST_NAMES:
        return None
    ways = {
        holds(tree, {n: True if is_met else None for n, is_met in zip(names, met)})
        for met in product((True, False), repeat=len(names))
    }
    return ways.pop() if len(ways) == 1 else None
