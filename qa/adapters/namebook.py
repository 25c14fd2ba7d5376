"""Names of the centre's own lists, encrypted beside the originals: they are hidden wherever they are said, and stand in no table in clear."""

from __future__ import annotations

import os
from collections.abc import Callable

import orjson

from qa.adapters.sealing import NAMES, open_sealed, pieces, sealed
from qa.settings import data_folder
from qa.warehouse.store import Store

BOOK, FRESH = "names.book", "names.fresh"
BATCH = 200_000
Finds = Callable[[list[str]], list[int]]


def _read(name: str) -> dict[str, set[str]]:
    path = data_folder() / "sealed" / name
    return {kind: set(names) for kind, names in orjson.loads(open_sealed(path.read_bytes(), name)).items()} if path.exists() else {}


def _write(name: str, book: dict[str, set[str]]) -> None:
    path = data_folder() / "sealed" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(f".{os.getpid()}.half")
    half.write_bytes(sealed(orjson.dumps({kind: sorted(names) for kind, names in book.items()}), name))
    os.replace(half, path)


def stamp() -> int:
    """Changes whenever the book does; 0 without one."""
    path = data_folder() / "sealed" / BOOK
    return path.stat().st_mtime_ns if path.exists() else 0


def read_names() -> tuple[set[str], set[str]]:
    """(customers, staff) as their lists call them."""
    book = _read(BOOK)
    return book.get("name", set()), book.get("staff", set())


def learn(file_id: str) -> int:
    """Take the names of a file that has landed into the book; how many are new."""
    book, fresh = _read(BOOK), _read(FRESH)
    new = 0
    for piece in pieces(file_id, NAMES):
        for kind, names in orjson.loads(piece).items():
            unknown = set(names) - book.setdefault(kind, set())
            book[kind] |= unknown
            fresh.setdefault(kind, set()).update(unknown)
            new += len(unknown)
    if new:
        _write(BOOK, book)
        _write(FRESH, fresh)
    return new


def add(name: str) -> None:
    """A name that a person wants hidden, wherever it is said."""
    for place in (BOOK, FRESH):
        book = _read(place)
        book.setdefault("name", set()).add(name)
        _write(place, book)


def sweep(store: Store, finds: Callable[[set[str]], Finds]) -> None:
    """Contacts whose stored words hold a name that became known since are due to be masked anew. `finds`: names → texts → positions of those that hold one."""
    fresh = _read(FRESH).get("name")
    if fresh:
        looks = finds(fresh)
        for first in range(0, int(store.one("select coalesce(max(rowid), -1) + 1 from message") or 0), BATCH):
            batch = store.read("select interaction_id, text from message where rowid >= ? and rowid < ? and text <> ''", [first, first + BATCH])
            texts, ids = batch["text"].to_pylist(), batch["interaction_id"].to_pylist()
            found = sorted({ids[at] for at in looks(texts)})
            if found:
                with store.writing() as writer:
                    writer.execute("insert into due select 'hide', id from (select unnest(?::varchar[]) as id)", [found])
    (data_folder() / "sealed" / FRESH).unlink(missing_ok=True)
