"""A report leaves the house: made as one kind of paper, and written down who took it."""

from __future__ import annotations

from collections.abc import Callable

from qa.access.failures import EXPORT_KIND_UNKNOWN, MAY_NOT_EXPORT
from qa.access.reading import Reader
from qa.exporting import MAY_EXPORT
from qa.metrics.question import Question
from qa.records.book import audit
from qa.voice import paper
from qa.voice.report import Report, report

KINDS: dict[str, Callable[[Report], bytes]] = {"html": paper.html, "pdf": paper.pdf, "xlsx": paper.xlsx}


def issue(reader: Reader, question: Question, before: Question, kind: str, language: str = "") -> tuple[str, bytes]:
    """(file name, content). Raises QAError for a role that takes nothing out, an unknown kind, and a PDF without a
    font."""
    if reader.scope.role not in MAY_EXPORT:
        raise MAY_NOT_EXPORT()
    if kind not in KINDS:
        raise EXPORT_KIND_UNKNOWN(kind=kind, kinds="、".join(KINDS))
    content = KINDS[kind](report(reader, question, before, language))
    audit(reader.scope.user, "export", "report", f"{kind} {question.since} – {question.until}, {reader.scope.role}")
    return f"xinsheng-{question.since}-{question.until}.{kind}", content
