"""report: what the executive's page says of a period as a page, a PDF or a workbook, by the name of the file."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from qa.clock import this_day
from qa.failures import DATE_UNREADABLE
from qa.metrics.question import Question
from qa.translation import translate as _
from qa.verb import Answer, Call, Verb
from qa.voice.issuing import issue

DAYS = 14


def _arguments(parser) -> None:
    parser.add_argument("file", help="file to write: .html, .pdf or .xlsx")
    parser.add_argument("--since", help="YYYY-MM-DD")
    parser.add_argument("--until", help="YYYY-MM-DD, the last day with contacts where it is not said")
    parser.add_argument("--programme", help="of one programme alone")


def _day(text: str | None, usual: date) -> date:
    try:
        return date.fromisoformat(text) if text else usual
    except ValueError as problem:
        raise DATE_UNREADABLE(text=text) from problem


def _run(call: Call) -> Answer:
    args, path = call.args, Path(call.args.file)
    until = _day(args.until, call.reader.last_day() or this_day())
    since, until = sorted((_day(args.since, until - timedelta(DAYS - 1)), until))
    where = {"programme": (args.programme,)} if args.programme else {}
    days = timedelta((until - since).days + 1)
    now, before = Question(since, until, where), Question(since - days, until - days, where)
    _name, content = issue(call.reader, now, before, path.suffix.removeprefix(".").lower())
    path.write_bytes(content)
    return Answer({"file": str(path), "bytes": len(content)}, [_("报告写到了 {path}，并记入审计。").format(path=path)])


VERB = Verb("report", "写一份报告", "Write a report", _arguments, _run, paths=("file",), is_scoped=True)
