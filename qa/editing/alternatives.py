"""A rule as a list of alternatives, and back: `a && !b || c` is [[a, not b], [c]]. What people choose from lists."""

from __future__ import annotations

import ast

from qa.quality.expression import rule

# An alternative is names, a `!` before what must not hold.
Alternative = tuple[str, ...]


def alternatives(text: str) -> list[Alternative]:
    """The ways a rule can hold, each as what must and must not hold; [] for an empty rule. Ways that contradict
    themselves, or only ask for more than another, are left out."""
    return _lean(_ways(rule(text)[0], True)) if text.strip() else []


def as_rule(ways: list[Alternative]) -> str:
    """The other way round; an alternative without anything is none."""
    return " || ".join(" && ".join(way) for way in ways if way)


def _ways(tree: ast.expr, wanted: bool) -> list[frozenset[str]]:
    if isinstance(tree, ast.Name):
        return [frozenset((tree.id if wanted else f"!{tree.id}",))]
    if isinstance(tree, ast.UnaryOp):
        return _ways(tree.operand, not wanted)
    parts = [_ways(part, wanted) for part in tree.values]
    if isinstance(tree.op, ast.Or) == wanted:
        return [way for ways in parts for way in ways]
    found = [frozenset()]
    for ways in parts:
        found = [one | way for one in found for way in ways]
    return found


def _lean(ways: list[frozenset[str]]) -> list[Alternative]:
    possible = [way for way in dict.fromkeys(ways) if not any(f"!{name}" in way for name in way)]
    least = [way for way in possible if not any(other < way for other in possible)]
    return [tuple(sorted(way, key=lambda name: (name.startswith("!"), name))) for way in least]
