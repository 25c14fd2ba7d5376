"""数据安全: what is kept of customers, masked, how long, and who may see it?"""

import streamlit as st

from qa.access.safety import confirm, has_confirmed
from qa.ui.bar import title
from qa.ui.notice import notice
from qa.ui.safety import statement
from qa.ui.session import _, open_to

viewer = open_to(
    "lead",
    "client",
    "admin",
    "auditor",
    reach=("supervisor", "reviewer", "executive", "agent"),
    title="数据安全",
    short="安全",
    icon="shield",
)
title(viewer, _("客户的数据怎么存、谁看得到？"))
statement(viewer)
if viewer.person is not None:
    st.subheader(_("数据使用规则"))
    for rule in (
        _("只为手上的工作看客户的话；看过都有记录，坐席看得到谁看过。"),
        _("不截图、不抄号码、不转发导出的表；导出的表上写着是谁导出的。"),
        _("发现看到了不该看的，或者账号像是被别人用了，马上告诉管理员。"),
    ):
        st.text(f"· {rule}")
    if has_confirmed(viewer.person.login):
        notice("done", _("你已经确认过这些规则"))
    elif st.button(_("我读过了，照着做"), type="primary"):
        confirm(viewer.reader)
        st.rerun()
