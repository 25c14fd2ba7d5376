"""Do the parts of a data folder belong together: the warehouse knows its keys by a check value and its records by their
identity, and nothing goes on with others.

Another identity key would make every customer somebody else without a word; a lost or older records database would hide
what people write from now on.
"""

from __future__ import annotations

from hashlib import blake2b

from qa.failures import (
    KEY_GONE,
    KEY_INCOMPLETE,
    KEY_OF_ANOTHER_FOLDER,
    RECORDS_OF_ANOTHER_FOLDER,
    RECORDS_OLDER,
    RESTORE_HALF_DONE,
)
from qa.keys import key_path
from qa.records.book import identity, last_numbers
from qa.settings import data_folder
from qa.warehouse.store import Store

HALF = "restoring"
KEYS = {"identity": 32, "seal": 44}
PEOPLE = {"correction": "correction_id", "dispute": "dispute_id", "parting": "parting_id", "kudos": "kudos_id"}


def check(store: Store) -> None:
    """Raises QAError naming the part that is missing, empty or another's; a folder that has no marks yet gets them."""
    if (data_folder() / HALF).exists():
        raise RESTORE_HALF_DONE()
    known = {r["name"]: r["value"] for r in store.rows("select name, value from house_mark")}
    marks = {}
    for name, length in KEYS.items():
        path = key_path(name)
        data = path.read_bytes() if path.exists() else b""
        if path.exists() and len(data) != length:
            raise KEY_INCOMPLETE(name=name)
        if name in known and not data:
            raise KEY_GONE(name=name)
        if name in known and known[name] != _mark(data):
            raise KEY_OF_ANOTHER_FOLDER(name=name)
        if data and name not in known:
            marks[name] = _mark(data)
    if known.get("records", identity()) != identity():
        raise RECORDS_OF_ANOTHER_FOLDER()
    if "records" not in known:
        marks["records"] = identity()
    behind = [table for table, number in last_numbers().items() if number < _pulled(store, table)]
    if behind:
        raise RECORDS_OLDER()
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
