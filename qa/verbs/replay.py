"""replay: read quarantined files once more from their sealed originals, with the mapping in force now."""

from __future__ import annotations

from qa.adapters.landing.replaying import replay_file
from qa.errors import QAError
from qa.pipeline import masker, refresh
from qa.settings import setting
from qa.verb import Answer, Call, Verb
from qa.verbs.importing import COUNTS


def _arguments(parser) -> None:
    parser.add_argument("source", nargs="?", default="", help="only files of this source")


def _run(call: Call) -> Answer:
    files = call.store.rows(
        """select distinct f.file_id, f.name from quarantine q join ingest_file f using (file_id)
            where q.resolved_at is null and q.severity = 'error' and (? = '' or f.source_id = ?) order by 2""",
        [call.args.source, call.args.source],
    )
    receipts, lines = [], []
    for file in files:
        try:
            receipts.append(replay_file(call.reader, masker(), file["file_id"]))
            lines.append(f"{file['name']:<40}" + "".join(f"{getattr(receipts[-1], c):>12,}" for c in COUNTS))
        except QAError as problem:
            lines.append(f"{file['name']:<40}  {problem.said(str(setting('language')))[0]}")
    refresh(call.store, call.say)
    return Answer([r.as_dict() for r in receipts], [f"{'':<40}" + "".join(f"{c:>12}" for c in COUNTS), *lines])


VERB = Verb(
    "replay",
    "按现在的映射重读隔离区里的文件",
    "Read quarantined files again with the mapping in force",
    _arguments,
    _run,
)
