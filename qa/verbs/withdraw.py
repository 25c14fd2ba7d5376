"""withdraw: take an import back; without a name, list the newest ones."""

from __future__ import annotations

from qa.adapters.failures import IMPORT_NOT_KNOWN
from qa.adapters.landing.withdrawing import imported, withdraw
from qa.pipeline import masker, refresh
from qa.translation import translate as _
from qa.verb import Answer, Call, Verb

MOST = 200


def _arguments(parser) -> None:
    parser.add_argument("file", nargs="?", default="", help="file name or file id, as the list shows it")


def _run(call: Call) -> Answer:
    reader = call.reader
    known = imported(reader, MOST)
    if not call.args.file:
        lines = [
            f"{str(one['received_at'])[:16]}  {one['file_id'][:12]}  {one['held']:>9,}  {one['name']}" for one in known
        ]
        return Answer([one | {"received_at": str(one["received_at"])} for one in known], lines)
    meant = [one for one in known if one["name"] == call.args.file or one["file_id"].startswith(call.args.file)]
    if len(meant) != 1:
        raise IMPORT_NOT_KNOWN()
    found = withdraw(reader, masker(), meant[0]["file_id"])
    refresh(call.store, call.say)
    line = _("已撤回 {name}：{rows} 行不再算数；同一来源的另外 {files} 个文件重新读过。").format(
        name=found.name, rows=f"{found.rows:,}", files=found.files
    )
    return Answer({"name": found.name, "rows": found.rows, "files": found.files}, [line])


VERB = Verb("withdraw", "撤回一次导入", "Take an import back", _arguments, _run)
