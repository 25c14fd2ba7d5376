"""export: the contacts behind a number as CSV, masked, neutralised against formulas, and audited."""

from __future__ import annotations

import csv
from pathlib import Path

from qa.access.reading import Reader
from qa.metrics.lists import contacts_behind
from qa.metrics.question import Question
from qa.records.book import audit
from qa.translation import translate as _
from qa.verb import Answer, Call, Verb

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def harmless(value: object) -> object:
    """A cell that no spreadsheet takes for a formula; real numbers stay numbers."""
    return f"'{value}" if isinstance(value, str) and value.startswith(DANGEROUS) else value


def _arguments(parser) -> None:
    parser.add_argument("file", help="CSV to write")
    parser.add_argument("--metric", help="only the contacts this metric counts")


def _run(call: Call) -> Answer:
    rows, total = contacts_behind(Reader(call.store), Question(), call.args.metric, page=1, size=1_000_000)
    path = Path(call.args.file)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        if rows:
            writer.writerow(rows[0])
            writer.writerows([harmless(v) for v in row.values()] for row in rows)
    audit("cli", "export", str(path.name), f"{len(rows)} rows, metric {call.args.metric or '-'}")
    return Answer(
        {"file": str(path), "rows": len(rows)},
        [_("已写出 {n:,} 行到 {path}，并记入审计。").format(n=len(rows), path=path)],
    )


VERB = Verb("export", "导出联络清单", "Export contacts", _arguments, _run, paths=("file",))
