"""A Chinese font of this machine, for PDF; none comes along, for it would be larger than everything else."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTCollection, TTFont, TTLibError

from qa.settings import setting
from qa.voice.failures import FONT_MISSING, FONT_UNREADABLE

FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.fonts",
    "~/.local/share/fonts",
    "/Library/Fonts",
    "/System/Library/Fonts",
    "C:/Windows/Fonts",
)
# Names of fonts with simplified Chinese, the best to read first; each with its bold cut, "" where it has none.
KNOWN = (
    ("NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc"),
    ("NotoSansSC-Regular.otf", "NotoSansSC-Bold.otf"),
    ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf"),
    ("SourceHanSansSC-Regular.otf", "SourceHanSansSC-Bold.otf"),
    ("SourceHanSansCN-Regular.otf", "SourceHanSansCN-Bold.otf"),
    ("msyh.ttc", "msyhbd.ttc"),
    ("PingFang.ttc", ""),
    ("wqy-microhei.ttc", ""),
    ("wqy-zenhei.ttc", ""),
    ("DroidSansFallbackFull.ttf", ""),
    ("simhei.ttf", ""),
)
NEEDED = "的是一客户说"
SIMPLIFIED = ("SC", "CN", "GB", "简")


def chinese_font() -> dict[str, tuple[Path, int]]:
    """{"": (file, place in a collection), "B": the same of the bold cut}. The setting report_font goes first. Raises
    QAError where there is none, or the one that is set cannot be read."""
    told = str(setting("report_font"))
    if told:
        place = _place(Path(told).expanduser())
        if place is None:
            raise FONT_UNREADABLE(path=told)
        return {style: (Path(told).expanduser(), place) for style in ("", "B")}
    found = _found()
    if not found:
        raise FONT_MISSING()
    return found


@cache
def _found() -> dict[str, tuple[Path, int]]:
    files: dict[str, Path] = {}
    for folder in FOLDERS:
        for root, _folders, names in os.walk(Path(folder).expanduser()):
            for name in names:
                files.setdefault(name, Path(root) / name)
    for regular, bold in KNOWN:
        place = _place(files[regular]) if regular in files else None
        if place is None:
            continue
        heavy = _place(files[bold]) if bold in files else None
        return {
            "": (files[regular], place),
            "B": (files[bold], heavy) if heavy is not None else (files[regular], place),
        }
    return {}


def _place(file: Path) -> int | None:
    """Which font of a file holds simplified Chinese; None where none does or it cannot be read."""
    try:
        if file.suffix.lower() in (".ttc", ".otc"):
            fonts = TTCollection(str(file), lazy=True).fonts
        else:
            fonts = [TTFont(str(file), lazy=True)]
        fitting = [at for at, font in enumerate(fonts) if all(ord(letter) in font.getBestCmap() for letter in NEEDED)]
        named = [at for at in fitting if any(part in (fonts[at]["name"].getDebugName(1) or "") for part in SIMPLIFIED)]
        return next(iter([*named, *fitting]), None)
    except (OSError, TTLibError, KeyError, AttributeError):
        return None
