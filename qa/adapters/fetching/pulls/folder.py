"""A folder or a share that another system writes exports to; a file still being written is left until it rests."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from qa.adapters.failures import FOLDER_GONE
from qa.adapters.fetching.pull import Kind, Piece, Pull
from qa.adapters.files.upload import Upload

# A file that grew within these seconds is still being written.
REST_SECONDS = 5.0


def fetch(pull: Pull, table: dict, cursor: str) -> Iterator[Piece]:
    """Files under `path` that fit `glob` and changed since the cursor, the oldest first; the cursor is the time and
    name of the last one taken."""
    root = Path(pull.settings.get("path", "")).expanduser()
    if not root.is_dir():
        raise FOLDER_GONE(name=pull.name, path=root)
    rest, now = float(pull.settings.get("rest_seconds", REST_SECONDS)), time.time()
    found = []
    for path in root.glob(table.get("glob") or pull.settings.get("glob", "**/*")):
        if (
            path.is_file()
            and not path.name.startswith((".", "~$"))
            and not path.name.endswith((".part", ".tmp", ".toml"))
        ):
            changed = path.stat().st_mtime_ns
            mark = f"{changed:020d}|{path.relative_to(root)}"
            if mark > cursor and now - changed / 1e9 >= rest:
                found.append((mark, path))
    for mark, path in sorted(found):
        yield Piece(Upload.at(path), mark)


KIND = Kind("folder", "文件夹", "Folder", fetch)
