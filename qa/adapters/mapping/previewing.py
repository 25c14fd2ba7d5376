"""A file before it is imported: what it is, its first rows, and what a mapping would make of them and set aside."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import islice

from qa.adapters.files.tables import encoding_for, table_records
from qa.adapters.files.upload import Upload
from qa.adapters.files.workbooks import is_workbook, sheets
from qa.adapters.mapping.fitting import table_for
from qa.adapters.mapping.mapped_table import source_of
from qa.adapters.mapping.shapes import Shape, shape_of
from qa.adapters.refusal import BROKEN, Refused, broken
from qa.adapters.source import Source
from qa.adapters.staging.collecting import batches
from qa.adapters.staging.hiding import Hiding, Masker
from qa.adapters.staging.parsing import recognise

ROWS, CHECKED = 8, 2_000
WIDE = 0.7  # a header may leave a few cells empty
SHAPED, TITLES = 200, 12  # rows that tell what a column holds; lines that may stand above a header


@dataclass(frozen=True)
class Seen:
    """The beginning of a table as it stands in the file. `problem` says why it cannot be read this way."""

    columns: list[str] = field(default_factory=list)
    rows: list[dict] = field(default_factory=list)
    encoding: str = ""
    sheets: list[str] = field(default_factory=list)
    problem: Refused | None = None
    header: int = 1
    shapes: dict[str, Shape] = field(default_factory=dict)


@dataclass(frozen=True)
class Tried:
    """What becomes of the first CHECKED rows: counts, what is refused and why, what the accepted ones say, masked, and
    how much of each table they hold; of agents, how many people."""

    read: int = 0
    accepted: int = 0
    skipped: int = 0
    refused: list[tuple[int, Refused, str]] = field(default_factory=list)
    says: dict[str, list[dict]] = field(default_factory=dict)
    holds: dict[str, int] = field(default_factory=dict)


def known_as(upload: Upload) -> str:
    """The platform that knows this content by itself; "" when a mapping is needed."""
    found = recognise(upload, Source("preview", "preview"))
    return found.name if found else ""


def look(upload: Upload, table: dict) -> Seen:
    """The first rows under a choice of sheet, header row, encoding and separator; without a choice the header is where
    a line first looks like one."""
    try:
        names = sheets(upload) if is_workbook(upload) else []
        used = encoding_for(upload, table)
        header = int(table.get("header_row", 1))
        if "header_row" not in table and table.get("header", True):
            header = header_line(upload, table)
            table = table | ({"header_row": header} if header > 1 else {})
        rows, refused = [], None
        for record in islice(table_records(upload, table), SHAPED):
            if isinstance(record.value, dict):
                rows.append({k: "" if v is None else str(v) for k, v in record.value.items()})
            elif isinstance(record.value, Refused):
                refused = refused or record.value
        columns = list(rows[0]) if rows else []
        shapes = {name: shape_of([row.get(name, "") for row in rows]) for name in columns}
        return Seen(columns, rows[:ROWS], used, names, None if rows else refused, header, shapes)
    except BROKEN as problem:
        return Seen(problem=broken(problem))


def header_line(upload: Upload, table: dict) -> int:
    """In which line the header stands: the first that has about as many cells as the widest of the first lines, all of
    them different words; a title above it has fewer."""
    lines = [
        (record.no, [str(cell).strip() for cell in record.value.values()])
        for record in islice(table_records(upload, table | {"header": False}), TITLES)
        if isinstance(record.value, dict)
    ]
    widest = max((sum(map(bool, line)) for _number, line in lines), default=0)
    for number, line in lines:
        cells = [cell for cell in line if cell]
        if len(cells) >= max(2, WIDE * widest) and len(set(cells)) == len(cells) and not any(map(_is_number, cells)):
            return number
    return 1


def _is_number(cell: str) -> bool:
    return cell.replace(".", "", 1).replace("-", "").replace(":", "").isdigit()


def values_of(upload: Upload, table: dict, column: str, most: int = 30) -> list[str]:
    """The different values of a column, the commonest first: what has to be translated."""
    try:
        found = Counter(
            str(r.value.get(column, ""))
            for r in islice(table_records(upload, table), CHECKED)
            if isinstance(r.value, dict)
        )
    except BROKEN:
        return []
    return [value for value, _ in found.most_common(most) if value.strip()]


def attempt(upload: Upload, content: dict, masker: Masker) -> Tried:
    """What this mapping makes of the file. Raises QAError when the mapping itself is wrong."""
    source = source_of(content, "preview")
    hiding = Hiding(source, masker)
    if table_for(upload, source) is None:
        return Tried(0, 0, 0, [(0, Refused("HEADER_CHANGED", "match"), upload.name)])
    read = accepted = skipped = 0
    refused: list[tuple[int, Refused, str]] = []
    says: dict[str, list[dict]] = {}
    holds: Counter = Counter()
    people: set[str] = set()
    for batch in batches(upload, source, recognise(upload, source), masker):
        statuses = Counter(batch.ledger["status"].to_pylist())
        read, accepted, skipped = read + batch.ledger.num_rows, accepted + statuses[""], skipped + statuses["skipped"]
        refused += [(no, why, hiding.shown(why)) for no, _, why, _ in batch.refused]
        for name, table in batch.facts.items():
            mine = says.setdefault(name, [])
            holds[name] += table.num_rows
            people.update(table["agent_id"].to_pylist() if name == "agent" else [])
            mine += [_shown(row, masker) for row in table.slice(0, ROWS - len(mine)).to_pylist()]
        if read >= CHECKED:
            break
    return Tried(read, accepted, skipped, refused, says, dict(holds) | ({"agent": len(people)} if people else {}))


def _shown(row: dict, masker: Masker) -> dict:
    kept = {
        k: v
        for k, v in row.items()
        if v is not None and k not in ("_row_no", "row_key", "part_no", "interaction_id", "address_hash")
    }
    return kept | ({"text": masker.text(kept["text"])} if kept.get("text") else {})
