"""Mapping in the browser: what a file is, which column means what, what would go in and what would be set aside; saved
as the TOML the command line takes."""

from __future__ import annotations

from pathlib import PurePath
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from qa.adapters.files.upload import Upload
from qa.adapters.mapping.previewing import Seen, Tried, attempt, look
from qa.adapters.mapping.shapes import MOST
from qa.adapters.mapping.suggesting import CODE, PERSON
from qa.adapters.refusal import REASONS
from qa.errors import QAError
from qa.language.own_brands import APART
from qa.language.privacy import Masker
from qa.settings import setting
from qa.ui.format import spell, when
from qa.ui.literal import failed
from qa.ui.notice import notice
from qa.ui.session import _, pick
from qa.ui.tablenames import SHOWN_COLUMNS, TARGET_TABLES

NONE = "–"
ENCODINGS = ("", "utf-8", "gb18030", "utf-16", "big5")


def reading(upload: Upload, masker: Masker) -> tuple[dict, Seen]:
    """How the file is read: sheet, header rows, encoding; and its first rows."""
    seen = look(upload, {})
    one, two, three, four = st.columns(4)
    table: dict = {}
    if seen.sheets:
        chosen = one.selectbox(_("工作表"), seen.sheets, key="map_sheet")
        table["sheet"] = chosen
    else:
        encoding = one.selectbox(
            _("编码"),
            ENCODINGS,
            format_func=lambda e: e or _("自动：{name}").format(name=seen.encoding or "?"),
            key="map_encoding",
        )
        table |= {"encoding": encoding} if encoding else {}
    header = two.number_input(
        _("表头在第几行"),
        0,
        20,
        seen.header,
        key=f"map_header_{seen.header}",
        help=_("0 表示没有表头，列按 1、2、3 编号。"),
    )
    rows = three.number_input(_("表头有几行"), 1, 2, 1, key="map_header_rows")
    table |= (
        {"header": False} if header == 0 else {"header_row": int(header)} if header != 1 or seen.header != 1 else {}
    )
    table |= {"header_rows": 2} if rows == 2 else {}
    separator = four.selectbox(
        _("分隔符"),
        ["", ",", "\t", ";", "|"],
        format_func=lambda s: {"": _("自动"), "\t": "Tab"}.get(s, s),
        key="map_separator",
        disabled=bool(seen.sheets),
    )
    table |= {"separator": separator} if separator else {}
    seen = look(upload, table) if table else seen
    if seen.problem:
        reason = REASONS[seen.problem.code]
        notice("wrong", f"{pick(reason.zh, reason.en)}　{seen.problem.detail}")
    elif seen.rows:
        shown = [{c: _hidden(v, c, seen, masker) for c, v in row.items()} for row in seen.rows]
        st.dataframe(pd.DataFrame(shown), hide_index=True, height=38 * (len(seen.rows) + 1))
    return table, seen


def _hidden(value: str, column: str, seen: Seen, masker: Masker) -> str:
    """A cell as the preview shows it: nobody's number, name or address stands there in clear."""
    if column in seen.shapes and seen.shapes[column].phones >= MOST:
        return masker.address("phone", value)[1]
    return masker.name(value) if PERSON.search(column) and not CODE.search(column) else masker.text(value)


def _said(row: dict) -> dict:
    """A row as it will be kept, in the floor's words: local times, durations as clock."""
    shown = {}
    for name, value in row.items():
        if name in SHOWN_COLUMNS:
            shown[_(SHOWN_COLUMNS[name])] = (
                when(value.astimezone(ZoneInfo(str(setting("zone")))))
                if name.endswith("_at")
                else spell(value)
                if name.endswith("_ms")
                else str(value)
            )
    return shown


def source_form(upload: Upload, table: dict) -> dict:
    """Name, brand and time zone of the source, and which file names the table is for."""
    (one, two, three, four), stem = st.columns(4), PurePath(upload.name.removesuffix(".gz"))
    source = {
        "id": one.text_input(
            _("来源叫什么"), "".join(c for c in stem.stem if c.isalnum() or c in "-_.")[:40] or "source", key="map_id"
        ),
        "programme": two.text_input(_("属于哪个品牌"), "main", key="map_programme"),
        "zone": three.text_input(_("时区"), "Asia/Shanghai", key="map_zone"),
    }
    pattern = four.text_input(
        _("适用的文件名"),
        f"*{stem.suffix}" if stem.suffix else stem.name,
        key="map_match",
        help=_("* 代表任意文字。以后同名的文件自动按这个映射读。"),
    )
    told = st.text_input(
        _("自家的名字"), key="map_own", help=_("品牌名和简称，用逗号隔开：客户提到它们，不算提到同行。")
    )
    found = {"source": source, "table": [{"match": pattern} | table]}
    return found | {"options": {"own_brands": APART.split(told)}} if told.strip() else found


def tried(upload: Upload, content: dict, masker: Masker) -> Tried | None:
    """What would go in and what would be set aside, from the first rows."""
    try:
        found = attempt(upload, content, masker)
    except QAError as problem:
        failed(problem)
        return None
    errors = [why for _no, why, _shown in found.refused if why.severity == "error"]
    st.text(
        _("试读前 {read} 行：{ok} 行可以收下，{skipped} 行跳过，{bad} 行会进隔离区。").format(
            read=f"{found.read:,}", ok=f"{found.accepted:,}", skipped=found.skipped, bad=len(errors)
        )
    )
    if found.refused:
        rows = [
            {
                _("行号"): no,
                _("原因"): pick(REASONS[why.code].zh, REASONS[why.code].en),
                _("列"): why.column,
                _("取值（已脱敏）"): shown,
            }
            for no, why, shown in found.refused[:50]
        ]
        st.dataframe(pd.DataFrame(rows), hide_index=True)
    for name, rows in found.says.items():
        if rows:
            st.caption(_("会写成「{table}」（已脱敏）").format(table=_(TARGET_TABLES.get(name, name))))
            st.dataframe(pd.DataFrame([_said(row) for row in rows]), hide_index=True)
    return found
