"""The verb: files and folders in, one receipt a file out. Parsing runs in child processes and leaves parcels in the
inbox; landing runs here."""

from __future__ import annotations

import logging
import os
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

import orjson
import pyarrow as pa

from qa.adapters.failures import PATH_NOT_FOUND
from qa.adapters.files.upload import Upload
from qa.adapters.landing.receipt import Receipt, known, note_again
from qa.adapters.landing.rows import land
from qa.adapters.mapping.mapped_table import read_source
from qa.adapters.mapping.saved_sources import fitting_sources, saved_source
from qa.adapters.source import Source
from qa.adapters.staging.hiding import Masker
from qa.adapters.staging.parsing import brings_people, parse
from qa.adapters.staging.staged_file import Parcel, inbox, unpack
from qa.engines.pool import in_child, processes
from qa.errors import QAError
from qa.settings import setting
from qa.warehouse.store import Store

ALONE_BELOW_BYTES, BIG_BYTES = 1_000_000, 20_000_000
BROKEN = ".broken"
LOG = logging.getLogger("xinsheng.import")
HIDDEN = (".", "~$")
Said = Callable[[int, int, Receipt], None]


def files(paths: list[Path]) -> list[tuple[Path, Path]]:
    """(file, root it was named under), sorted; mapping files and hidden files are not exports."""
    found = []
    for root in paths:
        if not root.exists():
            raise PATH_NOT_FOUND(path=root)
        inside = sorted(p for p in root.rglob("*") if p.is_file()) if root.is_dir() else [root]
        found += [
            (p, root)
            for p in inside
            if not p.name.startswith(HIDDEN) and p.suffix != ".toml" and not p.name.endswith(".part")
        ]
    return found


def source_for(path: Path, root: Path, mapping: Path | None = None, name: str = "") -> Source:
    """The mapping given, else the nearest source.toml above the file inside the named root, else one saved in the
    browser, else a source named after its folder."""
    if mapping:
        return read_source(mapping)
    folder = path.parent
    while True:
        if (folder / "source.toml").exists():
            return read_source(folder / "source.toml")
        if folder == root or folder == folder.parent or root not in folder.parents:
            break
        folder = folder.parent
    label = name or path.parent.name
    fits = saved_source(label) or next(iter([] if name else fitting_sources(Upload.at(path))), None)
    return fits or Source(label, label)


def parse_path(path: Path, source: Source, masker: Masker) -> Parcel:
    """A file on disk as a staged file."""
    return parse(Upload.at(path), source, masker)


def import_paths(
    store: Store,
    paths: list[Path],
    masker: Masker,
    mapping: Path | None = None,
    name: str = "",
    said: Said = lambda *_: None,
    isolated: bool = False,
) -> list[Receipt]:
    """Import everything under `paths`. `isolated` keeps parsing out of this process even for small files (the web
    server's case)."""
    work = [(p, source_for(p, root, mapping, name)) for p, root in files(paths)]
    receipts, fresh = [], []
    for path, source in work:
        file_id = Upload.at(path).file_id
        before = known(store, file_id)
        if before:
            note_again(store, file_id)
            receipts.append(before)
            said(len(receipts), len(work), before)
        else:
            fresh.append((path, source))
    is_small = sum(p.stat().st_size for p, _ in fresh) < ALONE_BELOW_BYTES
    with store.room.all(not is_small):
        for some in _people_first(fresh):
            alone = is_small and not isolated
            for parcel in (parse_path(p, s, masker) for p, s in some) if alone else _apart(some, masker):
                receipts.append(land(store, parcel, masker))
                said(len(receipts), len(work), receipts[-1])
    return receipts


def _people_first(work: list[tuple[Path, Source]]) -> list[list[tuple[Path, Source]]]:
    """Lists of customers and agents land before any talk is read: a name they hold is hidden whole, whatever else the
    rules would see in it, and whichever file came first."""
    lists = [w for w in work if brings_people(Upload.at(w[0]), w[1])]
    return [some for some in (lists, [w for w in work if w not in lists]) if some]


def _apart(work: list[tuple[Path, Source]], masker: Masker) -> Iterator[Parcel]:
    """Parcels of `work`, parsed in child processes, a few files ahead of the one that is being landed; a big file gets
    a process that is gone before it lands."""
    small = [w for w in work if w[0].stat().st_size < BIG_BYTES]
    ahead = 2 * int(setting("workers")) + 2
    if sum(path.stat().st_size for path, _source in small) < ALONE_BELOW_BYTES:
        for path, source in small:
            yield in_child(True, parse_path, path, source, masker)
    else:
        with processes() as pool:
            waiting: deque = deque()
            for path, source in small:
                waiting.append(pool.submit(parse_path, path, source, masker))
                if len(waiting) > ahead:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
    for path, source in work:
        if path.stat().st_size >= BIG_BYTES:
            yield in_child(False, parse_path, path, source, masker)


def settle(store: Store, masker: Masker) -> list[Receipt]:
    """Land whole parcels that a killed process left in the inbox; clear away what it left half written."""
    receipts = []
    for folder in sorted(inbox().glob("*")):
        if folder.suffix == ".part":
            if not _is_alive(folder.name.split(".")[1]):
                _clear(folder)
        elif folder.suffix != BROKEN and (folder / "manifest.json").exists():
            try:
                receipts.append(land(store, unpack(folder), masker))
            except (QAError, OSError, orjson.JSONDecodeError, pa.ArrowException, KeyError, TypeError, ValueError):
                LOG.exception(
                    "a parcel in the inbox cannot be read; it is put aside, its file can be imported again: %s",
                    folder.name,
                )
                os.replace(folder, folder.with_suffix(BROKEN))
    return receipts


def _is_alive(pid: str) -> bool:
    try:
        os.kill(int(pid), 0)
    except (ProcessLookupError, ValueError):
        return False
    except PermissionError:
        return True
    return True


def _clear(folder: Path) -> None:
    for path in folder.glob("*"):
        path.unlink(missing_ok=True)
    folder.rmdir()
