"""What came in and how: the newest imports, each with a way back, and the saved sources, to edit, copy and delete."""

from __future__ import annotations

import streamlit as st

from qa import pipeline
from qa.adapters.landing.withdrawing import Withdrawn, imported, withdraw
from qa.adapters.mapping.saved_sources import copy, edit, remove, saved_sources, text_of
from qa.adapters.source import Source
from qa.errors import QAError
from qa.ui.format import when
from qa.ui.literal import failed, try_out
from qa.ui.notice import notice
from qa.ui.session import Viewer, _
from qa.ui.working import wait_for
from qa.work import Job

MOST = 12


def imports_list(viewer: Viewer) -> None:
    """The newest imports; nothing before the first."""
    files = imported(viewer.reader, MOST)
    if told := st.session_state.pop("withdrawn", None):
        notice(
            "done",
            _("已撤回 {name}：{rows} 行不再算数；同一来源的另外 {files} 个文件重新读过。").format(
                name=told.name, rows=f"{told.rows:,}", files=told.files
            ),
        )
    if not files:
        return
    st.subheader(_("最近的导入"))
    with st.container(key="imported"):
        for file in files:
            with st.container(
                horizontal=True, vertical_alignment="center", gap="small", key=f"in_{file['file_id'][:12]}"
            ):
                st.text(file["name"], width="stretch")
                st.caption(_counts(file), width="content")
                with st.popover(_("撤回"), type="tertiary"):
                    _withdraw(viewer, file)


def _row(key: str):
    return st.container(horizontal=True, vertical_alignment="center", gap="small", key=key)


def _counts(file: dict) -> str:
    told = [when(file["received_at"]), _("收下 {n}").format(n=f"{file['accepted']:,}")]
    told += [_("隔离 {n}").format(n=f"{file['quarantined']:,}")] if file["quarantined"] else []
    return "　".join(told)


def _withdraw(viewer: Viewer, file: dict) -> None:
    st.text(
        _("{n} 行会从所有数字里拿掉；被它更新过的行回到以前的样子。人写的质检和批注留着，联络回来时还在。").format(
            n=f"{file['held']:,}"
        )
    )
    if st.button(_("撤回这次导入"), key=f"withdraw_{file['file_id'][:12]}"):

        def run(job: Job) -> Withdrawn:
            found = withdraw(viewer.reader, pipeline.masker(), file["file_id"])
            pipeline.refresh_shared(job)
            return found

        found = wait_for("正在撤回 …", run)
        if found is not None:
            st.session_state["withdrawn"] = found
            st.session_state.pop("import_job", None)
            st.rerun()


def sources_list(viewer: Viewer) -> None:
    """Saved sources; nothing before the first."""
    try:
        sources = saved_sources()
    except QAError as problem:
        failed(problem)
        return
    if not sources:
        return
    st.subheader(_("存下的来源"))
    with st.container(key="sources"):
        for source in sources:
            with _row(f"src_{source.source_id}"):
                st.text(source.source_id, width="stretch")
                patterns = "、".join(str(t.get("match", "*")) for t in source.tables)
                st.caption(f"{source.programme_id}　{patterns}", width="content")
                with st.popover(_("改"), type="tertiary"):
                    _edit(viewer, source)
                with st.popover(_("复制"), type="tertiary"):
                    _copy(viewer, source)
                with st.popover(_("删除"), type="tertiary"):
                    st.text(_("以后的文件不再这样读；已经进来的数据不动。"))
                    if st.button(_("删除这个来源"), key=f"remove_{source.source_id}"):
                        try_out(lambda name=source.source_id: remove(viewer.reader, name))


def _edit(viewer: Viewer, source: Source) -> None:
    with st.form(f"edit_{source.source_id}", border=False):
        text = st.text_area(_("映射（TOML）"), text_of(source.source_id), height=320, width=520)
        if st.form_submit_button(_("保存")):
            try_out(lambda: edit(viewer.reader, source.source_id, text))


def _copy(viewer: Viewer, source: Source) -> None:
    with st.form(f"copy_{source.source_id}", border=False):
        name = st.text_input(_("新名字"), f"{source.source_id}-2")
        if st.form_submit_button(_("复制")):
            try_out(lambda: copy(viewer.reader, source.source_id, name.strip()))
