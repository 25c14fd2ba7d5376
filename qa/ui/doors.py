"""An empty centre: two ways to begin, a centre that is made up or one's own data."""

from __future__ import annotations

from html import escape

import streamlit as st

from qa.access.mode import is_demo_folder
from qa.adapters.staging.parsing import platforms
from qa.demo import start_later
from qa.ui.bar import title
from qa.ui.menu import PLACES
from qa.ui.session import Viewer, _
from qa.work import QUEUE

IMPORTS = next(place for place in PLACES if place.url == "imports")


def doors(viewer: Viewer, question: str) -> None:
    """Draw both; while the demo is being made, only that."""
    title(viewer, question)
    if any(job.key == "demo" for job in QUEUE.shown()):
        st.html(_card(_("示范中心正在建"), _("几分钟；最近两周好了，这一页就有内容。"), []))
        _look_again()
        return
    st.html(f'<div class="x-doors"><b>{escape(_("从哪里开始？"))}</b></div>')
    left, right = st.columns(2, gap="medium")
    with right if is_demo_folder() else left, st.container(key="door_own"):
        _own(viewer)
    if not is_demo_folder():
        return
    with left, st.container(key="door_demo"):
        told = [_("每个角色的页面都有东西看"), _("都是编出来的，不混进真数据"), _("以后换一个数据文件夹就清空")]
        st.html(_card(_("建示范中心"), _("两个品牌、四十位坐席、90 天的联络。"), told))
        if st.button(_("建示范中心"), type="primary"):
            start_later()
            st.rerun()


def _own(viewer: Viewer) -> None:
    told = [_("手机号、证件号进来之前就遮住"), _("只留在这台机器上"), _("导错了能撤回")]
    words = _("认识 {n} 种系统的导出；不认识的表格，一列一列和你对。").format(n=len(platforms()))
    st.html(_card(_("放进我的数据"), words, told))
    if viewer.person is None or "admin" in viewer.person.roles:
        st.page_link(IMPORTS.file, label=_("去导入"), query_params={"role": "admin"})
    else:
        st.caption(_("还没有数据；管理员导入之后，这一页就有内容。"))


@st.fragment(run_every=3.0)
def _look_again() -> None:
    if not any(job.key == "demo" for job in QUEUE.shown()):
        st.rerun(scope="app")


def _card(name: str, words: str, points: list[str]) -> str:
    listed = "".join(f'<li><i class="i i-check"></i>{escape(point)}</li>' for point in points)
    return f'<div class="x-door"><b>{escape(name)}</b><span>{escape(words)}</span><ul>{listed}</ul></div>'
