"""backup: one folder with everything a centre has, consistent while people work."""

from __future__ import annotations

from pathlib import Path

from qa.backing_up import back_up
from qa.translation import translate as _
from qa.verb import Answer, Call, Verb


def _to(parser) -> None:
    parser.add_argument("folder", help="a folder that does not exist yet")


def _backup(call: Call) -> Answer:
    manifest = back_up(call.store, Path(call.args.folder))
    rows, records = sum(manifest["rows"].values()), sum(manifest["records"].values())
    words = _(
        "已备份到 {path}：{n:,} 行，{records:,} 条人写的记录，{files:,} 个文件，都有校验和。备份里有密钥，请妥善保管。"
    )
    told = {"folder": call.args.folder, "rows": manifest["rows"], "records": manifest["records"]}
    return Answer(told, [words.format(path=call.args.folder, n=rows, records=records, files=len(manifest["sums"]))])


VERB = Verb("backup", "备份到一个文件夹", "Back up into a folder", _to, _backup, paths=("folder",))
