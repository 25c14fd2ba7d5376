"""Lists of our own: a row opens by its name, by a click anywhere or by key; numbers stand right; nothing ranks."""

from __future__ import annotations

from dataclasses import dataclass

from qa.ui.parts import part


@dataclass(frozen=True)
class Column:
    """A column's name, whether it holds numbers, its width (CSS), whether it folds away on a phone."""

    name: str
    right: bool = False
    width: str = ""
    folds: bool = False


def rows(columns: list[Column], cells: list[list], key: str, on: int | None = None) -> int | None:
    """Draw the list, the row `on` marked; the number of the row just opened, None otherwise. A cell is text, or
    {words, share} with a small bar."""
    data = {
        "columns": [{"name": c.name, "right": c.right, "width": c.width, "folds": c.folds} for c in columns],
        "rows": cells,
        "on": on,
    }
    return among(part("rows", data, key=key, on_open_change=lambda: None).open, len(cells))


def among(told: object, count: int) -> int | None:
    """What the browser says is not believed: a number may name a row that is not there."""
    return told if type(told) is int and 0 <= told < count else None
