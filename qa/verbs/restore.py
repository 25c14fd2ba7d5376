"""restore: a backup into an empty data folder, checked before it is said to be back."""

from __future__ import annotations

from pathlib import Path

from qa.backing_up import restore
from qa.failures import APP_IS_RUNNING
from qa.pipeline import rebuild
from qa.translation import translate as _
from qa.verb import Answer, Call, Verb


def _from(parser) -> None:
    parser.add_argument("folder", help="a folder that backup wrote")


def _restore(call: Call) -> Answer:
    if call.served:
        raise APP_IS_RUNNING()
    manifest = restore(call.store, Path(call.args.folder))
    rebuild(call.store, call.say)
    rows, records = sum(manifest["rows"].values()), sum(manifest["records"].values())
    words = _("已恢复并核对：{n:,} 行，{records:,} 条人写的记录，和备份时一样。")
    return Answer(
        {"folder": call.args.folder, "rows": manifest["rows"], "records": manifest["records"]},
        [words.format(n=rows, records=records)],
    )


VERB = Verb(
    "restore",
    "从备份恢复到空的数据文件夹",
    "Restore a backup into an empty data folder",
    _from,
    _restore,
    paths=("folder",),
)
