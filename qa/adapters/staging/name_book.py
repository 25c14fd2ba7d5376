"""Names of the centre's own lists, encrypted beside the originals: they are hidden wherever they are said, and stand in
no table in clear."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable

import orjson

from qa.adapters.staging.sealing import NAMES, open_sealed, pieces, sealed
from qa.settings import data_folder
from qa.warehouse.store import Store

BOOK, FRESH, SWEPT = "names.book", "names.fresh", "names.swept"
LEARNING = threading.Lock()
BATCH = 200_000
Finds = Callable[[list[str]], list[int]]


def _read(name: str) -> dict[str, set[str]]:
    path = data_folder() / "sealed" / name
    return (
        {kind: set(names) for kind, names in orjson.loads(open_sealed(path.read_bytes(), name)).items()}
        if path.exists()
        else {}
    )


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


def read_names() -> tuple[set[str], set[str], set[str]]:
    """(customers, staff, homes) as their lists call them."""
    book = _read(BOOK)
    return book.get("name", set()), book.get("staff", set()), book.get("home", set())


def learn(file_id: str) -> int:
    """Take the names of a file that has landed into the book; how many are new."""
    return sum(_enter(orjson.loads(piece)) for piece in pieces(file_id, NAMES))


def _enter(told: dict[str, list[str]]) -> int:
    """Names that are not in the book yet go into it, and among those that stored words are still to be swept for."""
    with LEARNING:
        book, fresh = _read(BOOK), _read(FRESH)
        unknown = {kind: set(names) - book.get(kind, set()) for kind, names in told.items()}
        new = sum(map(len, unknown.values()))
        for kind, names in unknown.items():
            book.setdefault(kind, set()).update(names)
            fresh.setdefault(kind, set()).update(names)
        if new:
            _write(FRESH, fresh)
            _write(BOOK, book)
        return new


def _take() -> dict[str, set[str]]:
    """What is to be swept for, set apart so that names learned meanwhile wait for the next sweep; what a broken-off
    sweep had taken is taken again."""
    with LEARNING:
        fresh, swept = _read(FRESH), _read(SWEPT)
        fresh = {kind: fresh.get(kind, set()) | swept.get(kind, set()) for kind in ("name", "home")}
        if any(fresh.values()):
            _write(SWEPT, fresh)
        (data_folder() / "sealed" / FRESH).unlink(missing_ok=True)
        return fresh


def add(name: str) -> None:
    """A name that a person wants hidden, wherever it is said."""
    _enter({"name": [name]})


def forget(names: set[str]) -> None:
    """Names leave the book, whatever kind they were of."""
    with LEARNING:
        for name in (BOOK, FRESH):
            book = _read(name)
            if any(names & known for known in book.values()):
                _write(name, {kind: known - names for kind, known in book.items()})


def sweep(store: Store, finds: Callable[[dict[str, set[str]]], Finds]) -> None:
    """Contacts whose stored words hold a name that became known since are due to be masked anew. `finds`: names and
    homes → texts → positions of those that hold one."""
    fresh = _take()
    if any(fresh.values()):
        looks = finds(fresh)
        for first in range(0, int(store.one("select coalesce(max(rowid), -1) + 1 from message") or 0), BATCH):
            batch = store.read(
                "select interaction_id, text from message where rowid >= ? and rowid < ? and text <> ''",
                [first, first + BATCH],
            )
            texts, ids = batch["text"].to_pylist(), batch["interaction_id"].to_pylist()
            found = sorted({ids[at] for at in looks(texts)})
            if found:
                with store.writing() as writer:
                    writer.execute(
                        "insert into due select 'hide', id from (select unnest(?::varchar[]) as id)", [found]
                    )
    (data_folder() / "sealed" / SWEPT).unlink(missing_ok=True)
