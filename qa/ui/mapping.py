"""Mapping in the browser: what a file is, which column means what, what would go in and what would be set aside; saved
as the TOML the command line takes."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePath

import pandas as pd
import streamlit as st

from qa.adapters.files.upload import Upload
from qa.adapters.mapping.previewing import Seen, Tried, attempt, look
from qa.adapters.mapping.shapes import MOST
from qa.adapters.mapping.suggesting import CODE, PERSON
from qa.adapters.refusal import REASONS
from qa.adapters.source import Source
from qa.clock import local
from qa.errors import QAError
from qa.language.own_brands import APART
from qa.language.privacy import Masker
from qa.ui.format import spell, when
from qa.ui.literal import failed
from qa.ui.notice import notice
from qa.ui.session import _, pick
from qa.ui.tablenames import SHOWN_COLUMNS, TARGET_TABLES

MOST_REASONS = 4
ENCODINGS = ("", "utf-8", "gb18030", "utf-16", "big5")


def reading(upload: Upload) -> tuple[dict, Seen]:
    """How the file is read: sheet, header rows, encoding; and its first rows."""
    seen = look(upload, {})
    told = " · ".join(filter(None, (seen.encoding.upper(), _("表头在第 {n} 行").format(n=seen.header))))
    with st.popover(told if not seen.problem else _("怎么读")):
        table = _how(seen)
    seen = look(upload, table) if table else seen
    if seen.problem:
        reason = REASONS[seen.problem.code]
        notice("wrong", f"{pick(reason.zh, reason.en)}　{seen.problem.detail}")
    return table, seen


def _how(seen: Seen) -> dict:
    table: dict = {}
    if seen.sheets:
        table["sheet"] = st.selectbox(_("工作表"), seen.sheets, key="map_sheet")
    else:
        automatic = _("自动：{name}").format(name=seen.encoding or "?")
        encoding = st.selectbox(_("编码"), ENCODINGS, format_func=lambda e: e or automatic, key="map_encoding")
        table |= {"encoding": encoding} if encoding else {}
    header = st.number_input(
        _("表头在第几行"),
        0,
        20,
        seen.header,
        key=f"map_header_{seen.header}",
        help=_("0 表示没有表头，列按 1、2、3 编号。"),
    )
    rows = st.number_input(_("表头有几行"), 1, 2, 1, key="map_header_rows")
    table |= (
        {"header": False} if header == 0 else {"header_row": int(header)} if header != 1 or seen.header != 1 else {}
    )
    table |= {"header_rows": 2} if rows == 2 else {}
    separator = st.selectbox(
        _("分隔符"),
        ["", ",", "\t", ";", "|"],
        format_func=lambda s: {"": _("自动"), "\t": "Tab"}.get(s, s),
        key="map_separator",
        disabled=bool(seen.sheets),
    )
    return table | ({"separator": separator} if separator else {})


def hidden(value: str, column: str, seen: Seen, masker: Masker) -> str:
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
                when(local(value)) if name.endswith("_at") else spell(value) if name.endswith("_ms") else str(value)
            )
    return shown


def source_form(upload: Upload, table: dict, before: Source | None) -> dict:
    """Name, brand and time zone of the source, and which file names the table is for."""
    (one, two), (three, four), stem = st.columns(2), st.columns(2), PurePath(upload.name.removesuffix(".gz"))
    source = {
        "id": one.text_input(_("来源叫什么"), before.source_id if before else _named(stem.stem), key="map_id"),
        "programme": two.text_input(_("属于哪个品牌"), before.programme_id if before else "main", key="map_programme"),
        "zone": three.text_input(_("时区"), before.zone if before else "Asia/Shanghai", key="map_zone"),
    }
    pattern = four.text_input(
        _("适用的文件名"),
        f"*{stem.suffix}" if stem.suffix else stem.name,
        key="map_match",
        help=_("* 代表任意文字。表头也要一样才按这个映射读，不会认错别的系统的表。"),
    )
    told = st.text_input(
        _("自家的名字"), key="map_own", help=_("品牌名和简称，用逗号隔开：客户提到它们，不算提到同行。")
    )
    found = {"source": source, "table": [{"match": pattern} | table]}
    return found | {"options": {"own_brands": APART.split(told)}} if told.strip() else found


def _named(stem: str) -> str:
    """A file's name without its day: next month's file comes from the same source."""
    plain = "".join(c for c in re.sub(r"[-_ ]*\d{2,}[-_年月日\d]*$", "", stem) if c.isalnum() or c in "-_.")
    return plain[:40] or "source"


def tried(upload: Upload, content: dict, masker: Masker) -> Tried | None:
    """What would go in and what would be set aside, from the first rows; None, and said, when the mapping is wrong."""
    try:
        return attempt(upload, content, masker)
    except QAError as problem:
        failed(problem)
        return None


def summary(found: Tried) -> None:
    """The counts of the trial in one line."""
    errors = sum(why.severity == "error" for _no, why, _shown in found.refused)
    st.text(
        width="stretch",
        body=_("试读前 {read} 行：{ok} 行可以收下，{skipped} 行跳过，{bad} 行会进隔离区。").format(
            read=f"{found.read:,}", ok=f"{found.accepted:,}", skipped=found.skipped, bad=errors
        ),
    )


def broken_rows(found: Tried) -> None:
    """What could not be read, by reason and column, with one of the values, the commonest first."""
    groups = Counter((why.code, why.column, why.severity) for _no, why, _shown in found.refused)
    for (code, column, severity), n in groups.most_common(MOST_REASONS):
        example = next((shown for _no, why, shown in found.refused if (why.code, why.column) == (code, column)), "")
        what = _("{n} 行，「{column}」写着「{example}」") if column and example else _("{n} 行")
        kept = _("先放一边，原样留着；改好了可以重读。") if severity == "error" else _("照样收下，记一笔。")
        notice(
            "watch" if severity == "error" else "told",
            what.format(n=n, column=column, example=example),
            f"{pick(REASONS[code].zh + '。', REASONS[code].en + '. ')}{kept}",
        )


def preview(found: Tried) -> None:
    """The first rows as they will be kept, masked."""
    for name, rows in found.says.items():
        if rows and (shown := [row for row in map(_said, rows) if row]):
            st.caption(_("会写成「{table}」（已脱敏）").format(table=_(TARGET_TABLES.get(name, name))))
            st.dataframe(pd.DataFrame(shown), hide_index=True)
