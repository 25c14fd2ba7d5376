"""Failures of the records: what happened, and what to do."""

from qa.errors import Failure

FORM_INCOMPLETE = Failure(
    "还有没填的内容：{names}。", "写上一句再提交。", "Still empty: {names}.", "Write a sentence, then submit."
)
RECORDS_NOT_WRITTEN = Failure(
    "记录 {path} 打不开或写不进去：{problem}",
    "看磁盘是否已满、文件夹是否可写，然后重试；已写下的都在。",
    "The records {path} cannot be opened or written: {problem}",
    "See whether the disk is full and the folder writable, then try again; everything written is there.",
)
RECORDS_DAMAGED = Failure(
    "记录库 records.sqlite 损坏了：{problem}",
    "先把整个数据文件夹另存一份，再用最近的备份恢复到一个空文件夹（python -m qa restore）。",
    "The records records.sqlite are damaged: {problem}",
    "Copy the whole data folder aside, then restore the latest backup into an empty folder (python -m qa restore).",
)
RECORDS_SETTING_WRONG = Failure(
    "设置 records 看不懂：{problem}。",
    "写成 postgresql://用户:口令@主机/库，或留空用数据文件夹里的 SQLite。",
    "The setting records is not understood: {problem}.",
    "Write it as postgresql://user:password@host/database, or leave it empty for SQLite in the data folder.",
)
