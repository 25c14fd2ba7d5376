"""backup and restore: one folder with everything a centre has, consistent while people work, checked before it is said to be back."""

from __future__ import annotations

from pathlib import Path

from qa.backing_up import back_up, restore
from qa.errors import QAError
from qa.pipeline import rebuild
from qa.translation import translate as _
from qa.verb import Answer, Call, Verb


def _to(parser) -> None:
    parser.add_argument("folder", help="a folder that does not exist yet")


def _backup(call: Call) -> Answer:
    manifest = back_up(call.store, Path(call.args.folder))
    rows, records = sum(manifest["rows"].values()), sum(manifest["records"].values())
    words = _("已备份到 {path}：{n:,} 行，{records:,} 条人写的记录，{files:,} 个文件，都有校验和。备份里有密钥，请妥善保管。")
    told = {"folder": call.args.folder, "rows": manifest["rows"], "records": manifest["records"]}
    return Answer(told, [words.format(path=call.args.folder, n=rows, records=records, files=len(manifest["sums"]))])


def _restore(call: Call) -> Answer:
    if call.served:
        raise QAError("心声正开着，不能往正在用的数据文件夹里恢复。", "先停掉它，再用 XINSHENG_DATA 指一个空文件夹恢复。")
    manifest = restore(call.store, Path(call.args.folder))
    rebuild(call.store, call.say)
    rows, records = sum(manifest["rows"].values()), sum(manifest["records"].values())
    words = _("已恢复并核对：{n:,} 行，{records:,} 条人写的记录，和备份时一样。")
    return Answer({"folder": call.args.folder, "rows": manifest["rows"], "records": manifest["records"]}, [words.format(n=rows, records=records)])


VERBS = [
    Verb("backup", "备份到一个文件夹", "Back up into a folder", _to, _backup, paths=("folder",)),
    Verb("restore", "从备份恢复到空的数据文件夹", "Restore a backup into an empty data folder", _to, _restore, paths=("folder",)),
]
