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


def rows(columns: list[Column], cells: list[list], links: list[str], key: str, on: int | None = None) -> None:
    """Draw the list, the row `on` marked; a row leads to its link. A cell is text, or {words, share} with a small
    bar."""
    data = {
        "columns": [{"name": c.name, "right": c.right, "width": c.width, "folds": c.folds} for c in columns],
        "rows": cells,
        "links": links,
        "on": on,
    }
    part("rows", data, key=key)
