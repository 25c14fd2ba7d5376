"""导入: how do our files get in? Drop one, see what it is, say what its columns mean, watch it go in; take it back."""

import streamlit as st

from qa.adapters.files.upload import Upload
from qa.adapters.mapping.previewing import known_as
from qa.adapters.mapping.saved_sources import fitting_sources, saved_source
from qa.adapters.source import Source
from qa.adapters.staging.parsing import platforms
from qa.ui.bar import title
from qa.ui.imported import imports_list, sources_list
from qa.ui.importing import begin, is_on_its_way, progress
from qa.ui.mapping_steps import map_file
from qa.ui.notice import notice
from qa.ui.pulls import pull_table
from qa.ui.roster import roster
from qa.ui.session import _, open_to, pick

viewer = open_to("admin", title="导入", short="导入", icon="upload")
title(viewer, _("文件怎么进来？"))
st.text(
    _("认识 {n} 种系统的导出，放进来就行；不认识的表格，告诉心声每一列是什么，存一次以后自动读。").format(
        n=len(platforms())
    )
)
dropped = st.file_uploader(_("把导出文件拖到这里"), max_upload_size=500, label_visibility="collapsed")
progress()
if dropped is not None:
    upload = Upload(dropped.name, dropped.getvalue())
if dropped is not None and not is_on_its_way(upload.file_id):
    known, fits = known_as(upload), fitting_sources(upload)
    if fits:
        notice("done", _("按已存的来源「{name}」读。").format(name=fits[0].source_id))
        st.button(_("导入"), type="primary", on_click=begin, args=(viewer, upload, fits[0]))
    elif known:
        notice("done", _("这是{name}。").format(name=pick(platforms()[known].zh, platforms()[known].en)))
        left, right = st.columns(2)
        source_id = left.text_input(_("来源叫什么"), known, help=_("同一个系统的文件用同一个名字。"))
        programme = right.text_input(_("属于哪个品牌"), "main")
        ready = bool(source_id.strip() and programme.strip())
        st.button(
            _("导入"),
            type="primary",
            disabled=not ready,
            on_click=begin,
            args=(viewer, upload, saved_source(source_id) or Source(source_id, programme)),
        )
    if not (known or fits) or st.toggle(_("按自己的映射读这张表")):
        map_file(viewer, upload, fits[0] if fits else None)
roster(viewer)
imports_list(viewer)
sources_list(viewer)
pull_table(viewer)
