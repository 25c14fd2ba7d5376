"""The way a table leaves a page: a small menu of kinds; what leaves is made, and written down, only when it is
taken."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

import streamlit as st
from streamlit.runtime.scriptrunner import add_script_run_ctx, get_script_run_ctx

from qa.exporting import KINDS, MAY_EXPORT, export
from qa.ui.session import Viewer, _

MIME = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/octet-stream",
}
WORDS = {"csv": "CSV", "xlsx": "Excel", "parquet": "Parquet"}


def leaves(viewer: Viewer, name: str, rows: Callable[[], list[dict]]) -> None:
    """`rows` are read anew when somebody takes them, in the viewer's scope and with the filters of the page."""
    if viewer.role not in MAY_EXPORT:
        return
    with st.popover(_("导出"), help=_("带上谁、什么时候导出的，并记入审计")):
        for kind in KINDS:
            st.download_button(
                WORDS[kind],
                data=partial(_taken, get_script_run_ctx(), viewer, name, rows, kind),
                file_name=f"{name}.{kind}",
                mime=MIME[kind],
                key=f"leaves_{name}_{kind}",
                on_click="ignore",
            )


def _taken(page, viewer: Viewer, name: str, rows: Callable[[], list[dict]], kind: str) -> bytes:
    """What leaves, made in a thread of the server's: it knows the language and the address of the page it was asked
    from."""
    add_script_run_ctx(threading.current_thread(), page)
    try:
        return export(viewer.reader, name, rows(), kind)[1]
    finally:
        add_script_run_ctx(threading.current_thread(), None)
