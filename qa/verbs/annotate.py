"""annotate: transcripts in, findings out, no database; answers on standard output, a line each."""

from __future__ import annotations

import sys
from pathlib import Path

from qa.failures import FILE_NOT_FOUND
from qa.language.scorer import in_force
from qa.language.transcripts import annotate_lines
from qa.pipeline import masker
from qa.verb import Answer, Call, Verb


def _arguments(parser) -> None:
    parser.add_argument("file", help="JSON lines: id, turns")


def _run(call: Call) -> Answer:
    path = Path(call.args.file)
    if not path.is_file():
        raise FILE_NOT_FOUND(path=path)
    count = 0
    with path.open("rb") as lines:
        for answer in annotate_lines(lines, masker(), in_force()):
            sys.stdout.buffer.write(answer)
            count += 1
    sys.stdout.flush()
    return Answer(None, [])


VERB = Verb(
    "annotate",
    "标注对话文本，不用数据库",
    "Annotate transcripts, no database",
    _arguments,
    _run,
    needs_store=False,
    paths=("file",),
)
