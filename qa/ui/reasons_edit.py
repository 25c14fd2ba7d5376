"""One reason in the browser: its names, words, examples and properties; merged, split, taken out. Everything goes into
the draft, nothing counts before it is published."""

from __future__ import annotations

import re

import streamlit as st

from qa.contact_reasons import COMPLEXITIES, FLOOR, TRAITS
from qa.language.reasons.draft import groups, merge, put, reasons, remove, split
from qa.language.reasons.editions import save
from qa.language.reasons.using import Use
from qa.ui import address
from qa.ui.form import refusals
from qa.ui.literal import literal, try_out
from qa.ui.reasons import may_edit, shown
from qa.ui.session import Viewer, _, pick

PARTED = re.compile(r"[\n,，、;；]+")
COMPLEXITY_NAMES = {1: "简单", 2: "一般", 3: "复杂"}


def edit(viewer: Viewer, chosen: Use) -> None:
    """The reason that was opened, or a new one; to read for who may not edit."""
    draft = shown(viewer, chosen.name)
    here = {r["id"]: (g, r) for g, r in reasons(draft)}
    asked = address.at("reason")
    group, one = here.get(asked, ({}, {}))
    if not may_edit(viewer):
        if one:
            _read(one)
        else:
            st.caption(_("点一行看它的词和例句。改原因表由质检主管来做。"))
        return
    called = pick(one["zh"], one.get("en") or one["zh"]) if one else ""
    st.subheader(_("改「{reason}」").format(reason=literal(called)) if one else _("新的原因"))
    key = f"{chosen.name}_{one.get('id') or len(here)}"
    with st.form(f"reason_{key}", border=False):
        left, right = st.columns(2)
        zh = left.text_input(_("叫什么"), one.get("zh", ""), max_chars=20)
        en = right.text_input(_("英文名（可以空着）"), one.get("en", ""), max_chars=40)
        group_zh = st.selectbox(
            _("分组"),
            [g["zh"] for g in groups(draft)],
            index=next((at for at, g in enumerate(groups(draft)) if g is group), None),
            accept_new_options=True,
            placeholder=_("选一个，或写一个新的"),
        )
        words = st.text_area(
            _("客户会说的词，用逗号或换行隔开"), "，".join(one.get("words", ())), height=96, help=_("说到就往这里算。")
        )
        examples = st.text_area(
            _("客户会怎么说，一行一句"),
            "\n".join(one.get("examples", ())),
            height=132,
            help=_("三句就能学，十句更稳。说法要不一样。"),
        )
        traits = st.pills(
            _("特点"),
            list(TRAITS),
            selection_mode="multi",
            default=[t for t in TRAITS if t in one.get("traits", ())],
            format_func=lambda t: pick(*TRAITS[t]),
        )
        left, right = st.columns(2)
        partner = left.text_input(_("常牵涉谁（可以空着）"), one.get("partner", ""), max_chars=20)
        complexity = right.segmented_control(
            _("有多复杂"),
            COMPLEXITIES,
            default=one.get("complexity", 2),
            format_func=lambda n: _(COMPLEXITY_NAMES[n]),
            required=True,
        )
        if st.form_submit_button(_("存进草稿"), type="primary"):
            fields = {k: one[k] for k in ("id", "was") if k in one} | {
                "zh": zh,
                "en": en,
                "words": PARTED.split(words),
                "examples": examples.split("\n"),
                "traits": list(traits),
                "partner": partner.strip(),
                "complexity": complexity,
            }

            def keep() -> None:
                fresh, reason_id = put(draft, group_zh or "", fields)
                save(viewer.scope, chosen.name, fresh)
                address.go(reason=reason_id if one else None)

            try_out(keep)
    if one:
        _more(viewer, chosen.name, draft, one)
    else:
        _floor(viewer, chosen.name, draft)


def _read(one: dict) -> None:
    st.subheader(pick(one["zh"], one.get("en") or one["zh"]))
    st.caption(_("客户会说的词"))
    st.text("、".join(one.get("words", ())) or "–")
    st.caption(_("客户会怎么说"))
    for text in one.get("examples", ()):
        st.text(text)


def _more(viewer: Viewer, name: str, draft: dict, one: dict) -> None:
    others = {r["id"]: pick(r["zh"], r.get("en") or r["zh"]) for _g, r in reasons(draft) if r["id"] != one["id"]}
    with st.container(horizontal=True):
        with st.popover(_("并进另一个"), disabled=not others):
            into = st.selectbox(_("并进"), list(others), None, format_func=others.get, key=f"into_{name}_{one['id']}")
            st.caption(_("词、例句、人认过的联络都归过去。"))
            if st.button(_("并过去"), key=f"merge_{name}_{one['id']}", disabled=into is None):
                try_out(lambda: _keep(viewer, name, merge(draft, one["id"], into), into))
        with st.popover(_("拆出一个")):
            _split(viewer, name, draft, one)
        with st.popover(_("拿掉")):
            st.caption(_("带这个原因的联络会重判；人认成它的变成认不出。"))
            if st.button(_("从草稿里拿掉"), key=f"drop_{name}_{one['id']}"):
                try_out(lambda: _keep(viewer, name, remove(draft, one["id"]), None))
        if st.button(_("写新的原因"), type="tertiary", key=f"new_{name}"):
            address.go(reason=None)
            st.rerun()


def _split(viewer: Viewer, name: str, draft: dict, one: dict) -> None:
    key = f"{name}_{one['id']}"
    zh = st.text_input(_("新的叫什么"), key=f"split_zh_{key}", max_chars=20)
    words = st.pills(_("带走的词"), one.get("words", []), selection_mode="multi", key=f"split_w_{key}")
    examples = st.multiselect(_("带走的例句"), one.get("examples", []), key=f"split_e_{key}")
    if st.button(_("拆出去"), key=f"split_{key}"):

        def part() -> None:
            fresh, reason_id = split(draft, one["id"], zh, list(words), list(examples))
            _keep(viewer, name, fresh, reason_id)

        try_out(part)


def _keep(viewer: Viewer, name: str, draft: dict, reason_id: str | None) -> None:
    save(viewer.scope, name, draft)
    address.go(reason=reason_id)


def _floor(viewer: Viewer, name: str, draft: dict) -> None:
    with st.expander(_("多有把握才算认出来")):
        now = round(100 * draft.get("floor", FLOOR))
        floor = st.slider(_("把握"), 30, 95, now, format="%d%%", key=f"floor_{name}")
        st.caption(_("高一些，认错的少、认不出的多；低一些反过来。"))
        if floor != now and st.button(_("存进草稿"), key=f"floor_do_{name}"):
            with refusals():
                save(viewer.scope, name, {**draft, "floor": floor / 100})
                st.rerun()
