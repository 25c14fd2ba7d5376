"""Sources that are fetched from: when, how much came, what stopped them; and a button that fetches now."""

from __future__ import annotations

import streamlit as st

from qa import pipeline
from qa.adapters.fetching.pull import read_pulls
from qa.adapters.fetching.sources import states
from qa.errors import QAError
from qa.ui.format import when
from qa.ui.literal import failed
from qa.ui.notice import notice
from qa.ui.session import Viewer, _
from qa.ui.tables import table
from qa.ui.working import wait_for


def pull_table(viewer: Viewer) -> None:
    st.subheader(_("自动拉取的来源"))
    try:
        pulls = read_pulls()
    except QAError as problem:
        failed(problem)
        return
    if not pulls:
        notice(
            "told",
            _("还没有设。把数据库、接口或共享文件夹写进数据文件夹的 sources.toml，就会按时拉取；README 里有例子。"),
        )
        return
    known = {r["pull"]: r for r in states(viewer.reader)}
    rows = [
        {
            _("来源"): p.name,
            _("方式"): p.kind,
            _("每隔（分钟）"): p.every_minutes or None,
            _("上次"): when(known[p.name]["pulled_at"]) if p.name in known else "",
            _("新增或更新"): known[p.name]["row_count"] if p.name in known else None,
            _("问题"): (known[p.name]["problem"] or "") if p.name in known else "",
        }
        for p in pulls
    ]
    table(viewer, "pulls", rows)
    if st.button(_("现在拉取")):
        if wait_for("正在拉取 …", lambda job: pipeline.fetch_shared()) is not None:
            st.rerun()
