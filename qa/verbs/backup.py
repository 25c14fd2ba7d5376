"""backup and restore: one folder with the warehouse as Parquet and the records as SQLite, consistent while people work."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pyarrow.parquet as pq

from qa.errors import QAError
from qa.pipeline import rebuild
from qa.settings import data_folder
from qa.translation import translate as _
from qa.verb import Answer, Call, Verb
from qa.warehouse.model import contracts


def _to(parser) -> None:
    parser.add_argument("folder", help="a folder that does not exist yet")


def _backup(call: Call) -> Answer:
    folder = Path(call.args.folder)
    if folder.exists():
        raise QAError("{path} 已经存在。", "换一个新的文件夹名，免得盖掉旧备份。", path=folder)
    half = folder.with_name(folder.name + ".part")
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir(parents=True)
    sizes = {}
    with call.store.writing():  # nobody writes between the first table and the last
        for name in contracts():
            table = call.store.read(f"select * from {name}")
            pq.write_table(table, half / f"{name}.parquet", compression="zstd")
            sizes[name] = table.num_rows
        records = data_folder() / "records.sqlite"
        if records.exists():
            with sqlite3.connect(records) as source, sqlite3.connect(half / "records.sqlite") as copy:
                source.backup(copy)
    for secret in ("keys", "sealed"):
        if (data_folder() / secret).exists():
            shutil.copytree(data_folder() / secret, half / secret)
    half.rename(folder)
    return Answer(
        {"folder": str(folder), "rows": sizes}, [_("已备份到 {path}：{n:,} 行。备份里有密钥，请妥善保管。").format(path=folder, n=sum(sizes.values()))]
    )


def _restore(call: Call) -> Answer:
    folder = Path(call.args.folder)
    if not (folder / "interaction.parquet").exists():
        raise QAError("{path} 不是一份备份。", "指向 python -m qa backup 写出的文件夹。", path=folder)
    if call.store.one("select count(*) from ingest_file"):
        raise QAError("这个数据文件夹不是空的。", "用 XINSHENG_DATA 指一个空文件夹再恢复。")
    with call.store.writing() as writer:
        for name in contracts():
            if (folder / f"{name}.parquet").exists():
                writer.insert(name, pq.read_table(folder / f"{name}.parquet"))
    for extra in ("records.sqlite", "keys", "sealed"):
        if (folder / extra).is_dir():
            shutil.copytree(folder / extra, data_folder() / extra, dirs_exist_ok=True)
        elif (folder / extra).exists():
            shutil.copyfile(folder / extra, data_folder() / extra)
    rebuild(call.store, call.say)
    return Answer({"folder": str(folder)}, [_("已恢复。")])


VERBS = [
    Verb("backup", "备份到一个文件夹", "Back up into a folder", _to, _backup, paths=("folder",)),
    Verb("restore", "从备份恢复到空的数据文件夹", "Restore a backup into an empty data folder", _to, _restore, paths=("folder",)),
]
