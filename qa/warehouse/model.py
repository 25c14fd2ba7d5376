"""Table contracts, read from tables/*.sql: grain, columns, types, what each column means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyarrow as pa

FOLDER = Path(__file__).parent / "tables"
MIGRATIONS = Path(__file__).parent / "migrations"
COLUMN = re.compile(r"^    (\w+) ([a-z]+),? -- (?:\[([a-z]+!?)\] )?(.+)$", re.MULTILINE)
CLASSES = {
    "key": "made by us, names nobody",
    "id": "the source's own number of a thing: kept while it tells of nobody, else a keyed hash",
    "code": "a word of a list; with ! the list is closed, and any other word is unknown",
    "staff": "people and queues of the centre: kept for colleagues, a personal number in it makes it a keyed hash",
    "name": "a customer's name: only its first character stays",
    "address": "a customer's address: a keyed hash, or masked for the eye",
    "text": "free text: masked",
    "words": "what was said: masked with the whole contact",
}
ARROW = {
    "varchar": pa.string(),
    "bigint": pa.int64(),
    "ubigint": pa.uint64(),
    "smallint": pa.int16(),
    "integer": pa.int32(),
    "double": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "timestamptz": pa.timestamp("us", tz="UTC"),
}


@dataclass(frozen=True)
class TableContract:
    """One table: `grain` says what a row is, `columns` maps a name to (SQL type, meaning), `privacy` a text column to
    its class in CLASSES.

    `closed`: the words of a code column whose list is closed.
    """

    name: str
    grain: str
    columns: dict[str, tuple[str, str]]
    ddl: str
    privacy: dict[str, str]
    closed: dict[str, frozenset[str]]

    @property
    def schema(self) -> pa.Schema:
        """The table's Arrow schema."""
        return pa.schema([(name, ARROW[kind]) for name, (kind, _) in self.columns.items()])

    def empty(self) -> pa.Table:
        """The table without a row."""
        return self.schema.empty_table()

    def arrow(self, rows: list[dict]) -> pa.Table:
        """Rows as a table of exactly this shape; a missing column is NULL."""
        return pa.table(
            {
                name: pa.array([r.get(name) for r in rows], kind)
                for name, kind in zip(self.schema.names, self.schema.types)
            }
        )


@cache
def contracts() -> dict[str, TableContract]:
    """{table: contract} from the commented SQL of every table."""
    found = {}
    for path in sorted(FOLDER.glob("*.sql")):
        ddl = path.read_text("utf-8")
        lines = COLUMN.findall(ddl)
        columns = {name: (kind, meaning) for name, kind, _, meaning in lines}
        privacy = {name: label.removesuffix("!") for name, _, label, _ in lines if label}
        closed = {name: frozenset(meaning.split(", ")) for name, _, label, meaning in lines if label.endswith("!")}
        found[path.stem] = TableContract(
            path.stem, ddl.splitlines()[0].removeprefix("-- "), columns, ddl, privacy, closed
        )
    return found


def landed_tables() -> tuple[str, ...]:
    """Tables that export rows are written to, deleted and replaced by row_key."""
    return tuple(n for n, t in contracts().items() if "row_key" in t.columns and n != "ingest_row")
