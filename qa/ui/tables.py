"""A table of a page, and the way it leaves the house: never by the browser's own download, which nobody would see."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from qa.ui.exporting import leaves
from qa.ui.rows import Column, rows
from qa.ui.session import Viewer


def linked(
    viewer: Viewer, name: str, told: list[dict], links: list[str], right: tuple[str, ...], on: int | None = None
) -> None:
    """Rows that lead somewhere, the one `on` marked, with the menu that lets them leave; columns `right` hold
    numbers."""
    columns = [Column(column, column in right) for column in told[0]]
    cells = [["–" if value is None else str(value) for value in row.values()] for row in told]
    rows(columns, cells, links, f"led_{name}", on)
    with st.container(horizontal=True, horizontal_alignment="right"):
        leaves(viewer, name, lambda: told)


def table(
    viewer: Viewer, name: str, rows: list[dict] | pd.DataFrame, whole: Callable[[], list[dict]] | None = None, **how
):
    """Draw rows, with the menu that lets them leave under `name`: the rows drawn, or `whole` where a page shows a part
    of them. `how` goes to st.dataframe, whose answer comes back."""
    shown = rows if isinstance(rows, pd.DataFrame) else pd.DataFrame(rows)
    answer = st.dataframe(shown, hide_index=True, **({"placeholder": "–"} | how))
    with st.container(horizontal=True, horizontal_alignment="right"):
        leaves(viewer, name, whole or (lambda: shown.astype(object).where(shown.notna(), None).to_dict("records")))
    return answer
