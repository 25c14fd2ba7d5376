"""Mapping in the browser on the columns themselves: what each is, said in its head, guessed at first with how sure."""

from __future__ import annotations

import streamlit as st

from qa.adapters.files.upload import Upload
from qa.adapters.mapping.previewing import Seen, Tried
from qa.adapters.mapping.roles import Role, guessed, is_outgoing, is_sure, roles_of, said, tables
from qa.adapters.mapping.shapes import MOST, UNIQUE
from qa.adapters.mapping.suggesting import missing, suggest
from qa.adapters.mapping.targets import TARGETS, Field
from qa.language.privacy import Masker
from qa.ui.mapping import hidden
from qa.ui.mapping_details import detail
from qa.ui.notice import notice
from qa.ui.parts import part
from qa.ui.session import _, pick

OF_PHONE = ("contact.customer", "contact.called")
MASKED, WIDE = 60, 20  # letters of a cell that are shown; with more columns, those with a role stand first


def kind_of(seen: Seen, before: dict) -> str:
    """What the table is, chosen over the guess."""
    first = next((name for name in TARGETS if name in before), None) or suggest(seen.columns, seen.shapes)[0]
    return st.selectbox(
        _("这张表是"),
        list(TARGETS),
        index=list(TARGETS).index(first),
        format_func=lambda t: pick(*TARGETS[t][:2]),
        key="map_target",
        label_visibility="collapsed",
    )


def chosen_roles(target: str, seen: Seen, before: dict, key: str) -> dict[str, str]:
    """{column: role}: as a saved mapping says, else as guessed, and as the person put it right since."""
    if key not in st.session_state:
        known = {c: r for c, r in said(before, target).items() if c in seen.columns} if target in before else {}
        st.session_state[key] = known or guessed(target, seen.columns, seen.shapes)
    return st.session_state[key]


def _say(key: str, part_key: str, columns: list[str]) -> None:
    """A column was given a role; whichever had it loses it."""
    number, role = st.session_state[part_key].said
    if not 0 <= number < len(columns):
        return
    roles = {c: r for c, r in st.session_state[key].items() if r != role and c != columns[number]}
    st.session_state[key] = roles | ({columns[number]: role} if role else {})


def meaning(upload: Upload, table: dict, seen: Seen, target: str, roles: dict[str, str]) -> dict:
    """The mapping's table: what every column with a role is read as, with its unit, form and the meaning of its
    values."""
    known, specs = {role.key: role for role in roles_of(target)}, {}
    for column, key in roles.items():
        if key in known:
            specs[key] = detail(known[key], column, seen, upload, table)
    constants = {}
    if target == "contact" and "contact.direction" not in specs:
        ways = {"in": _("都是客户打来的"), "out": _("都是外呼")}
        first = int(is_outgoing(seen.columns, upload.name))
        constants["direction"] = st.selectbox(
            _("没有方向列"), list(ways), index=first, format_func=ways.get, key="map_direction"
        )
    if target == "contact" and "contact.channel" not in specs:
        names = {"voice": _("电话"), "webchat": _("在线"), "wechat": _("微信"), "email": _("邮件")}
        phones = any(seen.shapes[c].phones >= MOST for c, r in roles.items() if r in OF_PHONE)
        first = 0 if phones or {"contact.talk", "contact.wait"} & set(specs) else 1
        constants["channel"] = st.selectbox(
            _("没有渠道列时，都算"), list(names), index=first, format_func=names.get, key="map_channel"
        )
    return table | {"heads": [c for c in seen.columns if c]} | tables(target, specs, **constants)


def heads(target: str, seen: Seen, roles: dict[str, str], key: str, tried: Tried | None, masker: Masker) -> None:
    """Draw the table with its roles."""
    known = {role.key: role for role in roles_of(target)}
    broken = {}
    for _no, why, _shown in tried.refused if tried else ():
        broken[why.column] = broken.get(why.column, 0) + (why.severity == "error")
    groups: dict[str, list] = {}
    for role in known.values():
        groups.setdefault(role.target, []).append((role.key, pick(role.field.zh, role.field.en)))
    part_key, shown = f"{key}_part", seen.columns
    if len(shown) > WIDE:
        shown = sorted(shown, key=lambda column: column not in roles)
    part(
        "columns",
        {
            "none": _("不用"),
            "groups": [{"name": pick(*TARGETS[name][:2]), "roles": roles_} for name, roles_ in groups.items()],
            "heads": [_head(c, known.get(roles.get(c, "")), seen, broken.get(c, 0)) for c in shown],
            "rows": [[hidden(row[c], c, seen, masker)[:MASKED] for c in shown] for row in seen.rows],
            "key": _("● 很有把握　◐ 猜的，点列头可以改　◆ 要你看一眼　○ 没用上　·　前 {n} 行").format(n=len(seen.rows)),
        },
        key=part_key,
        on_said_change=lambda: _say(key, part_key, shown),
    )


def _head(column: str, role: Role | None, seen: Seen, broken: int) -> dict:
    if role is None:
        return {"name": column, "role": "", "sure": "none", "words": _("没用上")}
    shape = seen.shapes[column]
    sure = "look" if broken else "full" if is_sure(role, column, shape) else "half"
    field = role.field
    words = (
        _("{n} 行读不懂").format(n=broken)
        if broken
        else _("空的")
        if not shape.filled
        else _("个个不同")
        if field.name == "id" and shape.unique >= UNIQUE
        else _("进来前遮住")
        if field.kind == "address" or field.name == "name"
        else _("整数")
        if field.kind == "duration" and shape.numbers >= MOST
        else _("{n} 种").format(n=round(shape.unique * shape.n))
        if field.kind == "text"
        else _("读得懂")
    )
    return {"name": column, "role": role.key, "sure": sure, "words": words if sure != "half" else _("猜的，") + words}


def unmet(content: dict) -> list[Field]:
    """Needed fields that no column was said to hold; said, with what they are for."""
    table = content["table"][0]
    target = next(name for name in TARGETS if name in table)
    lacking = missing(target, table[target])
    if lacking:
        names = "、".join(pick(field.zh, field.en) for field in lacking)
        notice("watch", _("还缺：{names}").format(names=names), _("在列头上选出是哪一列；没有它，一行也进不来。"))
    return lacking
