"""The verb: files and folders in, one receipt a file out. Parsing runs in child processes, landing in this one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from qa.adapters.hiding import Masker
from qa.adapters.landing import land
from qa.adapters.mapping import read_source
from qa.adapters.parsing import Parsed, parse
from qa.adapters.receipt import Receipt, known
from qa.adapters.sealing import seal
from qa.adapters.source import Source, Upload
from qa.engines.pool import processes
from qa.errors import QAError
from qa.warehouse.store import Store

ALONE_BELOW_BYTES = 1_000_000
HIDDEN = (".", "~$")


def files(paths: list[Path]) -> list[tuple[Path, Path]]:
    """(file, root it was named under), sorted; mapping files and hidden files are not exports."""
    found = []
    for root in paths:
        if not root.exists():
            raise QAError("找不到 {path}。", "请核对路径；文件夹和文件都可以。", path=root)
        inside = sorted(p for p in root.rglob("*") if p.is_file()) if root.is_dir() else [root]
        found += [(p, root) for p in inside if not p.name.startswith(HIDDEN) and p.suffix != ".toml" and not p.name.endswith(".part")]
    return found


def source_for(path: Path, root: Path, mapping: Path | None = None, name: str = "") -> Source:
    """The mapping given, else the nearest source.toml above the file inside the named root, else a source named after its folder."""
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
    return Source(label, label)


def parse_path(path: Path, source: Source, masker: Masker) -> Parsed:
    upload = Upload(path.name, path.read_bytes())
    parsed = parse(upload, source, masker)
    if parsed.platform:
        seal(upload)
    return parsed


def import_paths(
    store: Store,
    paths: list[Path],
    masker: Masker,
    mapping: Path | None = None,
    name: str = "",
    said: Callable[[int, int, Receipt], None] = lambda *_: None,
    isolated: bool = False,
) -> list[Receipt]:
    """Import everything under `paths`. `isolated` keeps parsing out of this process even for small files (the web server's case)."""
    work = [(p, source_for(p, root, mapping, name)) for p, root in files(paths)]
    receipts, fresh = [], []
    for path, source in work:
        before = known(store, Upload(path.name, path.read_bytes()).file_id)
        if before:
            receipts.append(before)
            said(len(receipts), len(work), before)
        else:
            fresh.append((path, source))
    alone = not isolated and sum(p.stat().st_size for p, _ in fresh) < ALONE_BELOW_BYTES
    for parsed in (parse_path(p, s, masker) for p, s in fresh) if alone else _apart(fresh, masker):
        receipts.append(land(store, parsed))
        said(len(receipts), len(work), receipts[-1])
    return receipts


def _apart(work: list[tuple[Path, Source]], masker: Masker) -> Iterator[Parsed]:
    if not work:
        return
    with processes() as pool:
        waiting = [pool.submit(parse_path, p, s, masker) for p, s in work]
        for position, future in enumerate(waiting):
            yield future.result()
            waiting[position] = None
