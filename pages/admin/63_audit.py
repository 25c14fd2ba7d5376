"""审计: who saw, exported or changed what, and is the record whole?"""

import streamlit as st

from qa.access.trail import named
from qa.ui.audit import chain_line, lines, wanted
from qa.ui.bar import title
from qa.ui.session import _, open_to

viewer = open_to("auditor", title="审计", short="审计", icon="key", home_of=("auditor",))
title(viewer, _("谁看了、导出了、改了什么？"))
chain_line()
asked = wanted(*named(viewer.reader))
lines(viewer, asked)
st.caption(_("只增不改；每一行带着前一行的指纹，改一个字都查得出来。每天的锚点文件在数据文件夹里，请抄到别处存着。"))
