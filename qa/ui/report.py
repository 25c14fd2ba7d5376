"""A report as it will be printed, with the ways it leaves."""

from __future__ import annotations

import threading
from functools import partial

import streamlit as st
from streamlit.runtime.scriptrunner import add_script_run_ctx, get_script_run_ctx

from qa.errors import QAError
from qa.ui.bar import Window
from qa.ui.literal import failed
from qa.ui.session import Viewer, _
from qa.voice import paper
from qa.voice.fonts import chinese_font
from qa.voice.issuing import KINDS, issue
from qa.voice.report import report

MIME = {
    "html": "text/html",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
KIND_NAMES = {"html": "网页", "pdf": "PDF", "xlsx": "表格"}


def papers(viewer: Viewer, window: Window) -> None:
    """The preview; what leaves is made, and written down, only when it is taken."""
    problem = _without_font()
    with st.container(horizontal=True, gap="small", key="papers"):
        for kind in KINDS:
            st.download_button(
                _(KIND_NAMES[kind]),
                data=partial(_taken, get_script_run_ctx(), viewer, window, kind),
                file_name=f"xinsheng-{window.question.since}-{window.question.until}.{kind}",
                mime=MIME[kind],
                key=f"paper_{kind}",
                on_click="ignore",
                disabled=kind == "pdf" and problem is not None,
            )
    if problem:
        failed(problem)
    told = report(viewer.reader, window.question, window.before, viewer.language)
    st.html(f'<div class="v-paper">{paper.body(told)}</div>')


def _without_font() -> QAError | None:
    """Why no PDF can be made."""
    try:
        chinese_font()
    except QAError as problem:
        return problem
    return None


def _taken(page, viewer: Viewer, window: Window, kind: str) -> bytes:
    """Made in a thread of the server's: it knows the page it was asked from."""
    add_script_run_ctx(threading.current_thread(), page)
    try:
        return issue(viewer.reader, window.question, window.before, kind, viewer.language)[1]
    finally:
        add_script_run_ctx(threading.current_thread(), None)
