"""Do the parts of a data folder belong together: the warehouse knows its keys by a check value and its records by their
identity, and nothing goes on with others.

Another identity key would make every customer somebody else without a word; a lost or older records database would hide
what people write from now on.
"""

from __future__ import annotations

from hashlib import blake2b

from qa.adapters.staging.sealing import key_path
from qa.errors import QAError
from qa.records.book import identity, last_numbers
from qa.settings import data_folder
from qa.warehouse.store import Store

HALF = "restoring"
KEYS = {"identity": 32, "seal": 44}
PEOPLE = {"correction": "correction_id", "dispute": "dispute_id", "parting": "parting_id", "kudos": "kudos_id"}


def check(store: Store) -> None:
    """Raises QAError naming the part that is missing, empty or another's; a folder that has no marks yet gets them."""
    if (data_folder() / HALF).exists():
        raise QAError(
            "上一次恢复没有做完，这个数据文件夹只有一半。", "另开一个空文件夹，用 python -m qa restore 再恢复一次。"
        )
    known = {r["name"]: r["value"] for r in store.rows("select name, value from house_mark")}
    marks = {}
    for name, length in KEYS.items():
        path = key_path(name)
        data = path.read_bytes() if path.exists() else b""
        if path.exists() and len(data) != length:
            raise QAError(
                "密钥 keys/{name}.key 是空的或不完整。",
                "从备份取回这个文件；没有它，客户会认不出来，原件打不开。",
                name=name,
            )
        if name in known and not data:
            raise QAError(
                "密钥 keys/{name}.key 不见了。", "从备份取回这个文件；没有它，客户会认不出来，原件打不开。", name=name
            )
        if name in known and known[name] != _mark(data):
            raise QAError(
                "密钥 keys/{name}.key 不是这个数据文件夹原来的那把。",
                "从备份取回原来的文件；换了它，每位客户都会变成另一个人。",
                name=name,
            )
        if data and name not in known:
            marks[name] = _mark(data)
    if known.get("records", identity()) != identity():
        raise QAError(
            "记录库 records.sqlite 不是这个数据文件夹原来的那一个。",
            "从备份取回原来的文件；或另开一个空文件夹，从备份恢复。",
        )
    if "records" not in known:
        marks["records"] = identity()
    behind = [table for table, number in last_numbers().items() if number < _pulled(store, table)]
    if behind:
        raise QAError(
            "记录库 records.sqlite 比数据仓库旧，缺了人写的记录。", "从更新的备份取回它；旧的那一份会让新写的看不见。"
        )
    if marks:
        with store.writing() as writer:
            for name, value in marks.items():
                writer.execute("insert into house_mark values (?, ?)", [name, value])


def _mark(data: bytes) -> str:
    return blake2b(data, digest_size=8, person=b"xinsheng-mark").hexdigest()


def _pulled(store: Store, table: str) -> int:
    """The number of the newest record the warehouse has of a table."""
    if table == "evaluation":
        return int(store.one("select coalesce(max(number), 0) from evaluation where occasion <> 'machine'"))
    return int(store.one(f"select coalesce(max({PEOPLE[table]}), 0) from {table}")) if table in PEOPLE else 0
