"""An import as a page shows it: how far it is, what became of it, how to stop it."""

from __future__ import annotations

import streamlit as st

from qa import pipeline
from qa.adapters import import_job
from qa.adapters.files.upload import Upload
from qa.adapters.landing.receipt import Receipt
from qa.adapters.source import Source
from qa.ui.literal import failed
from qa.ui.menu import HOME
from qa.ui.notice import notice
from qa.ui.session import Viewer, _


def begin(viewer: Viewer, upload: Upload, source: Source) -> None:
    job = import_job.start(viewer.reader, pipeline.masker(), upload.name, upload.data, source, pipeline.refresh_shared)
    st.session_state["import_job"] = job.job_id


@st.fragment(run_every=1.0)
def progress() -> None:
    """The import at work, once a second; nothing when there is none."""
    job = import_job.JOBS.get(st.session_state.get("import_job", ""))
    if job is None:
        return
    if job.state in ("reading", "landing"):
        words = _("{name}：读了 {rows} 行 …") if job.state == "reading" else _("{name}：{rows} 行，正在写入并计算 …")
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            notice("told", words.format(name=job.name, rows=f"{job.rows:,}"))
            if job.state == "reading" and st.button(_("停止"), key="import_stop", type="tertiary"):
                job.stop()
    elif job.state == "stopped":
        notice("watch", _("{name} 已停止，什么都没有写入。").format(name=job.name))
    elif job.state == "failed":
        failed(job.problem)
    else:
        said(job.receipt)
        if st.session_state.get("import_told") != job.job_id:
            st.session_state["import_told"] = job.job_id
            st.rerun(scope="app")
        if job.receipt.read > job.receipt.skipped + job.receipt.quarantined:
            st.page_link(HOME["supervisor"].file, label=_("用班组长的眼睛看总览"), query_params={"role": "supervisor"})


def is_on_its_way(file_id: str) -> bool:
    """Whether this session imports, or just imported, these very bytes."""
    job = import_job.JOBS.get(st.session_state.get("import_job", ""))
    return job is not None and job.file_id == file_id and job.state not in ("stopped", "failed")


def said(receipt: Receipt) -> None:
    """One receipt in words; the six counts add up to what was read."""
    if receipt.seen_before:
        notice("told", _("{name} 以前导入过，内容没有变，什么都没有改。").format(name=receipt.name))
        return
    counts = (
        ("读到", receipt.read),
        ("新增", receipt.new),
        ("更新", receipt.updated),
        ("没变", receipt.unchanged),
        ("过时", receipt.stale),
        ("跳过", receipt.skipped),
        ("隔离", receipt.quarantined),
    )
    text = "　".join(f"{_(name)} {count:,}" for name, count in counts)
    notice("watch" if receipt.quarantined or not receipt.read - receipt.skipped else "done", receipt.name, text)
    if not receipt.platform:
        st.caption(_("没有认出这是什么文件：在下面告诉心声每一列是什么。"))
