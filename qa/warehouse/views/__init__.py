"""What is in force where machine and people differ, each defined once; readable whole, or only for the contacts that are being worked on.

A definition names what it reads in braces: `{finding}`. As a view that is the table; narrowed it is the table's rows of the contacts in `touched`.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

NAMED = re.compile(r"\{(\w+)\}")
ONLY = "(select * from {name} where interaction_id in (select work_id from touched))"


@cache
def views() -> dict[str, str]:
    """{name: its SELECT, what it reads in braces}, each after those it reads."""
    bodies = {path.stem: path.read_text("utf-8").rstrip() for path in sorted(Path(__file__).parent.glob("*.sql"))}
    placed: dict[str, str] = {}
    while len(placed) < len(bodies):
        free = [n for n, body in bodies.items() if n not in placed and not (set(NAMED.findall(body)) & set(bodies) - set(placed))]
        placed |= {n: bodies[n] for n in free}
    return placed


def reads() -> dict[str, set[str]]:
    """{view: the tables and views behind it, all the way down}."""
    behind: dict[str, set[str]] = {}
    for name, body in views().items():
        named = set(NAMED.findall(body))
        behind[name] = named.union(*(behind[n] for n in named & behind.keys()))
    return behind


def whole(sql: str) -> str:
    """The definition over everything: braces name tables and views."""
    return NAMED.sub(r"\1", sql)


def narrowed(sql: str) -> str:
    """The definition over the contacts in the table `touched` (work_id) alone, down to the tables its views read."""
    return NAMED.sub(lambda m: f"(\n{narrowed(views()[m[1]])}\n)" if m[1] in views() else ONLY.format(name=m[1]), sql)
