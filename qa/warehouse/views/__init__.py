"""What is in force where machine and people differ, each defined once; readable whole, or only for the contacts that
are being worked on.

A definition names what it reads in braces: `{finding}`. As a view that is the table; narrowed it is the table's rows of
the contacts in `touched` (work_id), found by row first, which reads three times as fast; as a subquery to read once, or
as a temporary table `only_finding` for a stage that reads it often.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from qa.warehouse.writer import Writer

NAMED = re.compile(r"\{(\w+)\}")
ONLY = """select * from {name} where rowid in (select rowid from {name} where interaction_id in (select work_id
    from touched))"""


@cache
def views() -> dict[str, str]:
    """{name: its SELECT, what it reads in braces}, each after those it reads."""
    bodies = {path.stem: path.read_text("utf-8").rstrip() for path in sorted(Path(__file__).parent.glob("*.sql"))}
    placed: dict[str, str] = {}
    while len(placed) < len(bodies):
        free = [
            n
            for n, body in bodies.items()
            if n not in placed and not (set(NAMED.findall(body)) & set(bodies) - set(placed))
        ]
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
    return NAMED.sub(
        lambda m: f"(\n{narrowed(views()[m[1]])}\n)" if m[1] in views() else f"({ONLY.format(name=m[1])})", sql
    )


def prepared(sql: str) -> str:
    """The definition over the temporary tables that `prepare` makes."""
    return NAMED.sub(r"only_\1", sql)


def prepare(writer: Writer, *definitions: str) -> None:
    """Read every table that the definitions name, once, for the contacts in `touched`."""
    wanted = {name for sql in definitions for name in NAMED.findall(sql)}
    wanted = wanted.union(*(reads()[n] for n in wanted & views().keys()))
    for name in sorted(wanted - views().keys()):
        writer.execute(f"create or replace temp table only_{name} as {ONLY.format(name=name)}")
    for name, body in views().items():
        if name in wanted:
            writer.execute(f"create or replace temp table only_{name} as {prepared(body)}")
