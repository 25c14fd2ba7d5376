"""Mapping in the browser, the fine print of a column: its unit, how its times are written, what its values mean."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from qa.adapters.files.upload import Upload
from qa.adapters.mapping.previewing import Seen, values_of
from qa.adapters.mapping.roles import Role, agent_pattern, day_column
from qa.adapters.mapping.shapes import MOST
from qa.adapters.mapping.suggesting import translated
from qa.adapters.mapping.targets import Field
from qa.ui.session import _, pick

NONE = "–"
# Of these a word nobody explained is noted and counts as unknown; of others the row is set aside.
KEEPING = ("outcome", "channel")
DATES, CLOCKS = ("date", "日期", "通话日期"), ("time", "时间", "时刻")
UNITS = ("clock", "s", "ms", "min", "day")
FORMS = {
    "": ("自动", "Automatic"),
    "epoch_s": ("秒时间戳", "Epoch seconds"),
    "epoch_ms": ("毫秒时间戳", "Epoch milliseconds"),
    "excel": ("Excel 序号", "Excel serial"),
    "%d/%m/%Y %H:%M": ("日/月/年", "Day/month/year"),
    "%m/%d/%Y %H:%M": ("月/日/年", "Month/day/year"),
}
KINDS = {
    "phone": ("电话", "Phone"),
    "wechat": ("微信", "WeChat"),
    "webchat": ("网页访客", "Web visitor"),
    "email": ("邮箱", "E-mail"),
    "weibo": ("微博", "Weibo"),
    "account": ("账号", "Account"),
}


def detail(role: Role, column: str, seen: Seen, upload: Upload, table: dict) -> str | dict:
    """The spec of one column, with what a person may say of it beyond its role."""
    field, key = role.field, f"map_{role.key}_{column}"
    title = f"{column} · {pick(field.zh, field.en)}"
    if field.kind == "time":
        options = [NONE, *seen.columns]
        one, two = st.columns(2)
        form = one.selectbox(
            f"{title} · {_('时间写法')}", list(FORMS), format_func=lambda f: pick(*FORMS[f]), key=f"{key}_form"
        )
        is_daytime = seen.shapes[column].daytimes >= MOST
        clock = next((n for n in seen.columns if n.lower() in CLOCKS), NONE) if column.lower() in DATES else NONE
        beside = (day_column(seen.columns, seen.shapes) or NONE) if is_daytime else clock
        label = _("日期另在一列") if is_daytime else _("时刻另在一列")
        also = two.selectbox(label, options, index=options.index(beside), key=f"{key}_also")
        both = [also, column] if is_daytime else [column, also]
        spec = {"columns": both} if also not in (NONE, column) else {"column": column}
        return spec | {"form": form} if form else spec if "columns" in spec else column
    if field.kind == "duration":
        unit = st.selectbox(
            f"{title} · {_('单位')}",
            UNITS,
            format_func=lambda u: {"clock": "0:03:25 / 3分25秒"}.get(u, u),
            key=f"{key}_unit",
            index=_unit(values_of(upload, table, column, 5)),
        )
        return {"column": column, "unit": unit}
    if field.kind == "address":
        kind = st.selectbox(
            f"{title} · {_('是什么号码')}", list(KINDS), format_func=lambda k: pick(*KINDS[k]), key=f"{key}_kind"
        )
        return {"column": column, "kind": kind}
    if field.name == "agent" and (pattern := agent_pattern(values_of(upload, table, column))):
        return {"column": column, "pattern": pattern}
    if not field.values:
        return column
    return _translation(field, column, values_of(upload, table, column), title, key)


def _unit(values: list[str]) -> int:
    return UNITS.index("s") if values and all(v.replace(".", "", 1).isdigit() for v in values) else 0


def _translation(field: Field, column: str, values: list[str], title: str, key: str) -> str | dict:
    """What each value of the column means; numbers that need no translation stay as they are."""
    meant = sorted(set(dict(field.values).values()) | {v for v in values if v.replace(".", "", 1).isdigit()})
    if not values or set(values) <= set(meant) or all(v.replace(".", "", 1).isdigit() for v in values):
        return column
    known = translated(field, values)
    rows = pd.DataFrame({"value": values, "means": [known.get(v) for v in values]})
    st.caption(f"{title} · {_('取值的意思')}")
    edited = st.data_editor(
        rows,
        hide_index=True,
        disabled=["value"],
        key=f"{key}_values",
        column_config={"value": _("列里的值"), "means": st.column_config.SelectboxColumn(_("意思是"), options=meant)},
    )
    return {
        "column": column,
        "values": {r["value"]: r["means"] for r in edited.to_dict("records") if isinstance(r["means"], str)},
    } | ({"others": "keep"} if field.name in KEEPING else {})
