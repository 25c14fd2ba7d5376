"""人员与权限: who may come in, as what, and where are they signed in?"""

import streamlit as st

from qa.access.mode import needs_sign_in
from qa.access.person import people
from qa.ui.access import chosen_person, invite_roster, links_told, new_person, people_table, person_forms
from qa.ui.bar import title
from qa.ui.notice import notice
from qa.ui.session import _, open_to

viewer = open_to("admin", title="人员与权限", short="人员", icon="person")
title(viewer, _("谁能进来，能看到什么？"))
if not needs_sign_in():
    notice("told", _("示范中心不用登录"), _("在这里加了人、他设好口令之后，这个示范中心也要登录。"))
everybody = people()
links_told()
left, right = st.columns([3, 2], gap="large")
with left:
    people_table(viewer, everybody)
    with st.expander(_("加一个人"), expanded=not everybody):
        new_person(viewer)
    with st.expander(_("按名册邀请坐席")):
        invite_roster(viewer)
with right:
    person = chosen_person(everybody)
    if person is not None:
        person_forms(viewer, person)
