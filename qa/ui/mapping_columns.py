"""Mapping in the browser, column by column: which is which, its unit, its form, what its values mean."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from qa.adapters.files.upload import Upload
from qa.adapters.mapping.previewing import Seen, values_of
from qa.adapters.mapping.suggesting import columns_for, missing, suggest, translated
from qa.adapters.mapping.targets import TARGETS, Field
from qa.ui.mapping import NONE
from qa.ui.notice import notice
from qa.ui.session import _, pick
from qa.ui.tablenames import TARGET_TABLES

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


def meaning(upload: Upload, table: dict, seen: Seen) -> dict:
    """Which column is which, as a mapping's table."""
    guessed, _found = suggest(seen.columns, seen.shapes)
    target = st.selectbox(
        _("这张表是"),
        list(TARGETS),
        index=list(TARGETS).index(guessed),
        format_func=lambda t: pick(*TARGETS[t][:2]),
        key="map_target",
    )
    found, columns = columns_for(target, seen.columns, seen.shapes), {}
    halves = st.columns(2, gap="medium")
    for place, field in enumerate(TARGETS[target][2]):
        with halves[place % 2]:
            spec = _column(field, target, found.get(field.name), seen.columns, upload, table)
        if spec is not None:
            columns[field.name] = spec
    if target == "contact" and "channel" not in columns:
        columns.setdefault(
            "channel",
            {
                "value": st.selectbox(
                    _("没有渠道列时，都算"),
                    ["voice", "webchat", "wechat", "email"],
                    format_func=lambda c: _(TARGET_TABLES.get(c, c)),
                    key="map_channel",
                )
            },
        )
    if target == "contact":
        columns.setdefault("direction", {"value": "in"})
    return table | {target: columns}


def unmet(content: dict) -> list[Field]:
    """Needed fields that no column was said to hold; said, with what they are for."""
    table = content["table"][0]
    target = next(name for name in TARGETS if name in table)
    lacking = missing(target, table[target])
    if lacking:
        names = "、".join(pick(field.zh, field.en) for field in lacking)
        notice("watch", _("还缺：{names}").format(names=names), _("在上面选出是哪一列；没有它，一行也进不来。"))
    return lacking


def _column(
    field: Field, target: str, found: str | None, names: list[str], upload: Upload, table: dict
) -> str | dict | None:
    left, right = st.columns([2, 3])
    options = [NONE, *names]
    label = pick(field.zh, field.en) + (" *" if field.needed else "")
    chosen = left.selectbox(
        label,
        options,
        index=options.index(found) if found in options else 0,
        key=f"map_{target}_{field.name}_{len(names)}",
    )
    if chosen == NONE:
        return None
    key = f"map_{target}_{field.name}_{chosen}"
    if field.kind == "time":
        one, two = right.columns(2)
        form = one.selectbox(_("时间写法"), list(FORMS), format_func=lambda f: pick(*FORMS[f]), key=f"{key}_form")
        beside = next((n for n in names if n.lower() in CLOCKS), NONE) if chosen.lower() in DATES else NONE
        also = two.selectbox(_("时刻另在一列"), options, index=options.index(beside), key=f"{key}_also")
        spec = {"columns": [chosen, also]} if also not in (NONE, chosen) else {"column": chosen}
        return spec | {"form": form} if form else spec if "columns" in spec else chosen
    if field.kind == "duration":
        unit = right.selectbox(
            _("单位"),
            UNITS,
            format_func=lambda u: {"clock": "0:03:25 / 3分25秒"}.get(u, u),
            key=f"{key}_unit",
            index=_unit(values_of(upload, table, chosen, 5)),
        )
        return {"column": chosen, "unit": unit}
    if field.kind == "address":
        return {
            "column": chosen,
            "kind": right.selectbox(
                _("是什么号码"), list(KINDS), format_func=lambda k: pick(*KINDS[k]), key=f"{key}_kind"
            ),
        }
    if not field.values:
        return chosen
    return _translation(field, chosen, values_of(upload, table, chosen), right, key)


def _unit(values: list[str]) -> int:
    return UNITS.index("s") if values and all(v.replace(".", "", 1).isdigit() for v in values) else 0


def _translation(field: Field, column: str, values: list[str], place, key: str) -> str | dict:
    """What each value of the column means; numbers that need no translation stay as they are."""
    meant = sorted(set(dict(field.values).values()))
    if not values or set(values) <= set(meant) or all(v.replace(".", "", 1).isdigit() for v in values):
        return column
    rows = pd.DataFrame({"value": values, "means": [translated(field, values).get(v) for v in values]})
    edited = place.data_editor(
        rows,
        hide_index=True,
        disabled=["value"],
        key=f"{key}_values",
        column_config={"value": _("列里的值"), "means": st.column_config.SelectboxColumn(_("意思是"), options=meant)},
    )
    return {
        "column": column,
        "values": {r["value"]: r["means"] for r in edited.to_dict("records") if isinstance(r["means"], str)},
    }
