"""export: the contacts behind a number as CSV, a workbook or Parquet by the name of the file, masked, neutralised
against formulas, and audited."""

from __future__ import annotations

from pathlib import Path

from qa.exporting import export
from qa.metrics.lists import contacts_behind
from qa.metrics.question import Question
from qa.translation import translate as _
from qa.verb import Answer, Call, Verb


def _arguments(parser) -> None:
    parser.add_argument("file", help="file to write: .csv, .xlsx or .parquet")
    parser.add_argument("--metric", help="only the contacts this metric counts")


def _run(call: Call) -> Answer:
    reader, path = call.reader, Path(call.args.file)
    rows, _total = contacts_behind(reader, Question(), call.args.metric, page=1, size=1_000_000)
    _name, content = export(reader, path.stem, rows, path.suffix.removeprefix(".").lower())
    path.write_bytes(content)
    return Answer(
        {"file": str(path), "rows": len(rows)},
        [_("已写出 {n:,} 行到 {path}，并记入审计。").format(n=len(rows), path=path)],
    )


VERB = Verb("export", "导出联络清单", "Export contacts", _arguments, _run, paths=("file",), is_scoped=True)
