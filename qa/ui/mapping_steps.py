"""A table nobody knows, on its way in: what its columns are, what would become of its rows, and the button."""

from __future__ import annotations

from html import escape

import streamlit as st

from qa import pipeline
from qa.adapters.files.upload import Upload
from qa.adapters.files.values import identifier
from qa.adapters.mapping.fitting import table_for
from qa.adapters.mapping.id_spaces import space_of
from qa.adapters.mapping.previewing import Tried, values_of
from qa.adapters.mapping.saved_sources import save, saved_source
from qa.adapters.source import Source
from qa.ui.importing import begin
from qa.ui.mapping import broken_rows, preview, reading, source_form, summary, tried
from qa.ui.mapping_columns import chosen_roles, heads, kind_of, meaning, unmet
from qa.ui.notice import notice
from qa.ui.session import Viewer, _

HOLDS = {"interaction_claim": "联络", "message": "消息", "agent": "坐席", "survey": "满意度", "customer": "客户"}


def map_file(viewer: Viewer, upload: Upload, before: Source | None) -> None:
    """Draw it; `before` is the saved source that reads the file now, to begin from."""
    mapped = table_for(upload, before) if before else None
    left, middle, right = st.columns([3, 3, 5], vertical_alignment="center")
    with left:
        table, seen = reading(upload)
    if not seen.rows:
        return
    with middle:
        target = kind_of(seen, mapped or {})
    key = f"roles_{upload.file_id[:12]}_{target}_{seen.header}_{len(seen.columns)}"
    roles = chosen_roles(target, seen, mapped or {}, key)
    on_columns, asked, foot = st.container(), st.container(), st.container()
    with st.expander(_("细处：单位、时间写法、取值的意思")):
        spec = meaning(upload, table, seen, target, roles)
    with st.expander(_("来源：叫什么、哪个品牌、以后哪些文件这样读")):
        content = source_form(upload, spec, before)
    _join(viewer, upload, content, target, asked)
    found = tried(upload, content, pipeline.masker())
    with on_columns:
        heads(target, seen, roles, key, found, pipeline.masker())
    with right:
        _holds(found)
    with asked:
        lacking = unmet(content)
        if found and not lacking:
            broken_rows(found)
            _without_team(upload, content, target)
    if found is None:
        return
    with foot, st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if not lacking:
            summary(found)
        if st.button(_("保存为来源并导入"), type="primary", disabled=bool(lacking) or not found.accepted):
            save(content, seen.columns)
            begin(viewer, upload, saved_source(content["source"]["id"]))
            st.rerun()
    if found.accepted and not lacking:
        with st.expander(_("看看会写成什么")):
            preview(found)


def _holds(found: Tried | None) -> None:
    parts = [f"{_(name)} {found.holds[key]:,}" for key, name in HOLDS.items() if found and found.holds.get(key)]
    words = _("一份表，{n} 样东西：").format(n=len(parts)) if len(parts) > 1 else _("里面有：")
    told = "".join(f"<b>{escape(part)}</b>" for part in parts)
    if parts:
        st.html(f'<div class="x-holds">{escape(words)}{told}</div>')


def _join(viewer: Viewer, upload: Upload, content: dict, target: str, place) -> None:
    """Answers and messages stand with the contacts whose ids they name, whichever source brought those."""
    table, source = content["table"][0], content["source"]
    spec = table[target].get("contact")
    if not spec or not viewer.reader.has_facts:
        return
    ids = [identifier(v) for v in values_of(upload, table, spec if isinstance(spec, str) else spec["column"], 200)]
    found = space_of(viewer.reader, ids, source["programme"])
    with place:
        if found:
            source["space"] = found[0]
            notice("done", _("{n} 个编号是来源「{name}」的联络，会记在它们上面").format(n=found[1], name=found[0]))
        elif target == "survey":
            notice(
                "watch",
                _("这些编号还对不上已有的联络"),
                _("先导入通话或会话清单；先放进来也行，联络来了自动接上，前提是来源同名。"),
            )


def _without_team(upload: Upload, content: dict, target: str) -> None:
    """Agents of a list that names no team are seen all the same."""
    table = content["table"][0]
    spec = table[target].get("agent")
    if target != "contact" or not spec or "team" in table.get("agent", {}):
        return
    n = len(values_of(upload, table, spec if isinstance(spec, str) else spec["column"], 500))
    notice(
        "told",
        _("{n} 位坐席，表里没写班组").format(n=n),
        _("名册里有的照名册；没有的显示在「未分班组」里，不会变成 0。"),
    )
