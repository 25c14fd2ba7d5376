"""One item of a scorecard in the browser: what it asks, how the machine hears it, and examples that are tried while one
writes. Everything goes into the draft, nothing counts before it is published."""

from __future__ import annotations

from html import escape

import streamlit as st

from qa.editing.checking import readable, tried
from qa.editing.draft import item_of, items, put_item, remove_item
from qa.editing.editions import draft_of, save
from qa.editing.failures import CARD_ITEM_MOVED, CARD_ITEM_UNEXPLAINED, CARD_RULE_MISSING
from qa.editing.written import as_text, examples_of
from qa.errors import QAError
from qa.quality.scorecard_file import CRITICAL, MODES
from qa.ui import address
from qa.ui.card_rule import conditions_of, ways_of
from qa.ui.cards import may_edit, shown
from qa.ui.literal import failed, literal, try_out
from qa.ui.rule_words import rule_words
from qa.ui.session import Viewer, _, pick

CRITICAL_OPTIONS = {"": "不致命", "customer": "客户致命", "business": "业务致命", "compliance": "合规致命"}
MODE_NAMES = {"machine": "机器判", "both": "机器先判，人再看", "person": "只由人判", "off": "停用"}
SEVERITY_NAMES = {"": "一般", "minor": "轻", "major": "重"}
VERDICT_NAMES = {"met": "做到", "not_met": "没做到", "na": "不适用"}


def edit(viewer: Viewer, name: str) -> None:
    """The item that was opened, or a new one; to read for who may not edit."""
    card = shown(viewer, name)
    found = item_of(card, address.at("item"))
    if not may_edit(viewer):
        if found:
            _read(found[1])
        else:
            st.caption(_("点一行看它怎么判。改评分表由质检主管来做。"))
        return
    section, one = found or ({}, {})
    st.subheader(_("改「{item}」").format(item=literal(pick(one["zh"], one["en"]))) if one else _("新的一项"))
    key = _opened(name, one, len(items(card)))
    fields = _fields(key, card, section, one)
    conditions = _rule(key, one, fields)
    _examples(key, one, fields)
    fields["conditions"] = conditions
    _try(card, fields)
    with st.container(horizontal=True):
        if st.button(_("存进草稿"), type="primary", key=f"{key}_save"):
            try_out(lambda: _keep(viewer, name, card, fields, one))
        if one:
            with st.popover(_("拿掉")):
                st.caption(_("发布以后，这一项不再判，别的项分到它的分量。"))
                if st.button(_("从草稿里拿掉"), key=f"{key}_drop"):
                    fresh = remove_item(card, one["id"])
                    try_out(lambda: (save(viewer.scope, name, fresh), address.go(item=None)))
            if st.button(_("写新的一项"), type="tertiary", key=f"{key}_new"):
                address.go(item=None)
                st.rerun()


def _opened(name: str, one: dict, count: int) -> str:
    """The key of the fields: another one once this item was saved here, the same while somebody else saves it."""
    place = (name, one.get("id") or count)
    if st.session_state.get("item_opened", ((), {}, 0))[0] != place:
        number = st.session_state.get("items_opened", 0) + 1
        st.session_state["items_opened"], st.session_state["item_opened"] = number, (place, one, number)
    return f"item_{st.session_state['item_opened'][2]}"


def _keep(viewer: Viewer, name: str, card: dict, fields: dict, one: dict) -> None:
    if one != st.session_state["item_opened"][1]:
        who = (draft := draft_of(name)) and draft.by
        st.session_state["item_opened"] = (st.session_state["item_opened"][0], one, st.session_state["item_opened"][2])
        raise CARD_ITEM_MOVED(who=who or "–")
    if not fields["met"]:
        raise CARD_RULE_MISSING()
    if not fields["why_zh"].strip() or not fields["next_zh"].strip():
        raise CARD_ITEM_UNEXPLAINED()
    section = fields.pop("section")
    fresh, item_id = put_item(card, section or "", {**{k: v for k, v in one.items() if k not in fields}, **fields})
    readable(fresh)
    save(viewer.scope, name, fresh)
    del st.session_state["item_opened"]
    address.go(item=item_id)


def _fields(key: str, card: dict, section: dict, one: dict) -> dict:
    left, right = st.columns([3, 1])
    zh = left.text_input(_("叫什么"), one.get("zh", ""), max_chars=20, key=f"{key}_zh")
    points = right.number_input(_("分值"), 0.0, 100.0, float(one.get("points", 5)), 0.5, format="%g", key=f"{key}_pts")
    left, right = st.columns(2)
    sections = [s["zh"] for s in card["section"]]
    section_zh = left.selectbox(
        _("分组"),
        sections,
        sections.index(section["zh"]) if section else None,
        accept_new_options=True,
        placeholder=_("选一个，或写一个新的"),
        key=f"{key}_section",
    )
    mode = right.selectbox(
        _("谁来判"),
        MODES,
        MODES.index(one.get("mode", "machine")),
        format_func=lambda m: _(MODE_NAMES[m]),
        key=f"{key}_mode",
    )
    why = st.text_input(_("为什么要做（坐席看得到）"), one.get("why_zh", ""), max_chars=80, key=f"{key}_why")
    step = st.text_input(_("怎么做到（坐席看得到）"), one.get("next_zh", ""), max_chars=80, key=f"{key}_next")
    with st.expander(_("致命、轻重、标签、英文")):
        left, right = st.columns(2)
        options = ["", *CRITICAL]
        critical = left.selectbox(
            _("致命"),
            options,
            options.index(one.get("critical", "")),
            format_func=lambda c: _(CRITICAL_OPTIONS[c]),
            key=f"{key}_critical",
        )
        severity = right.selectbox(
            _("轻重"),
            list(SEVERITY_NAMES),
            list(SEVERITY_NAMES).index(one.get("severity", "")) if one.get("severity", "") in SEVERITY_NAMES else 0,
            format_func=lambda s: _(SEVERITY_NAMES[s]),
            key=f"{key}_severity",
        )
        tags = st.text_input(_("标签，用逗号隔开"), "，".join(one.get("tags", ())), key=f"{key}_tags")
        en = st.text_input(_("英文名"), one.get("en", ""), key=f"{key}_en")
        why_en = st.text_input(_("为什么，英文"), one.get("why_en", ""), key=f"{key}_why_en")
        step_en = st.text_input(_("怎么做到，英文"), one.get("next_en", ""), key=f"{key}_next_en")
    return {
        "zh": zh, "en": en or zh, "points": points, "section": section_zh, "mode": mode, "why_zh": why,
        "why_en": why_en or why, "next_zh": step, "next_en": step_en or step, "critical": critical,
        "severity": severity, "tags": [t.strip() for t in tags.replace(",", "，").split("，") if t.strip()],
    }  # fmt: skip


def _rule(key: str, one: dict, fields: dict) -> dict[str, dict]:
    st.caption(_("机器怎么听"))
    conditions = conditions_of(key, one.get("conditions", {}))
    fields["met"] = ways_of(f"{key}_met", _("做到 ="), one.get("met", ""), conditions)
    fields["applies"] = ways_of(f"{key}_applies", _("什么时候要看这一项"), one.get("applies", ""), conditions, True)
    if fields["met"]:
        st.html(f'<div class="x-answer">{_("做到 =")} {escape(rule_words(fields["met"], conditions))}</div>')
    return conditions


def _examples(key: str, one: dict, fields: dict) -> None:
    left, right = st.columns(2)
    hint = _("一行一句，以「坐席：」或「客户：」开头；两个例子之间空一行。")
    for column, name, label in ((left, "passes", _("应当做到的例子")), (right, "misses", _("应当没做到的例子"))):
        text = column.text_area(label, as_text(one.get(name, ())), height=140, help=hint, key=f"{key}_{name}")
        fields[name] = examples_of(text)


def _try(card: dict, fields: dict) -> None:
    """What the machine says of the examples as they stand in the fields now."""
    if not fields["met"] or not (fields["passes"] or fields["misses"]):
        return
    item = {k: v for k, v in fields.items() if k != "section"} | {"id": "tried", "zh": fields["zh"] or "–"}
    alone = {k: v for k, v in card.items() if k not in ("total", "instead")}
    try:
        found = tried(readable(alone | {"section": [{"zh": "–", "en": "–", "item": [item]}]}).items[0])
    except QAError as problem:
        failed(problem)
        return
    for one in found:
        is_right = one.verdict == one.wished
        told = _("机器判：{verdict}").format(verdict=_(VERDICT_NAMES[one.verdict]))
        if not is_right:
            told += _("，例子说该是：{wished}").format(wished=_(VERDICT_NAMES[one.wished]))
        st.text(f"{'✓' if is_right else '✗'} {' / '.join(one.lines)[:70]}　{told}")


def _read(one: dict) -> None:
    st.subheader(pick(one["zh"], one["en"]))
    st.text(pick(one["why_zh"], one["why_en"]))
    st.caption(_("做到 ="))
    st.text(rule_words(one["met"], one["conditions"]))
    if one.get("applies"):
        st.caption(_("什么时候要看这一项"))
        st.text(rule_words(one["applies"], one["conditions"]))
    for name, label in (("passes", _("应当做到的例子")), ("misses", _("应当没做到的例子"))):
        st.caption(label)
        st.text(as_text(one.get(name, ())))
