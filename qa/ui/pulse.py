"""The pulse on an agent's page: a few questions, what the round before said, and what the last shift asked."""

from __future__ import annotations

from datetime import timedelta
from html import escape

import streamlit as st

from qa.clock import this_day
from qa.metrics.dimensions import labels
from qa.motivation.load import Load, own_load
from qa.motivation.pulse import (
    LEAST,
    REST,
    ROUND_DAYS,
    THROWN,
    Pulse,
    answer,
    has_answered,
    pulses,
    questions,
    round_of,
)
from qa.motivation.pulse_items import SCALES
from qa.ui.format import when
from qa.ui.literal import literal, try_out
from qa.ui.notice import notice
from qa.ui.session import Viewer, _, pick
from qa.ui.tables import table

ADVICE_NAMES = {
    "rest": "硬的比平时多，今天早点歇，明天的班让组长调轻一点也是应该的。",
    "pause": "连着两个小时没有停过，下一班记得每小时离开座位几分钟。",
    "change": "整天都是一种事，可以和组长说换一种接接。",
}


def ask(viewer: Viewer) -> None:
    """This round's questions, or thanks for having answered."""
    begins = round_of(this_day())
    if has_answered(viewer.reader):
        until = when(begins + timedelta(ROUND_DAYS - 1))
        notice("done", _("这一轮答过了，谢谢。{day} 以后看大家怎么说。").format(day=until))
        return
    st.text(
        _(
            "两分钟。答案先封着，一题一题分开，没有名字、时间和先后；每五个答案里有一个由骰子换掉，谁也说不准哪一个是"
            "真心话，平均数照样准。一轮过完，只留下够 {n} 个人的班组的平均数，答案全部销毁。"
        ).format(n=LEAST)
    )
    with st.form("pulse", border=False):
        found: dict[str, int | None] = {}
        for item in questions(this_day()):
            names = [pick(*names) for names in item.answers]
            found[item.key] = st.radio(
                pick(item.zh, item.en),
                range(len(names)),
                index=None,
                format_func=names.__getitem__,
                horizontal=True,
                key=f"pulse_{begins}_{item.key}",
            )
        if st.form_submit_button(_("交上去"), type="primary"):
            told = {key: -1 if place is None else place for key, place in found.items()}
            try_out(lambda: answer(viewer.reader, told))
    st.caption(
        _("疲惫的问题出自哥本哈根疲惫量表（公开），中文版见叶婉榆等（2007）；公平的四题是我们自己写的，没有经过验证。")
    )


def said(viewer: Viewer) -> None:
    """What rounds before said, unit by unit, as it was shown once for all."""
    found = pulses(viewer.reader)
    if not found:
        st.text(_("还没有哪一轮凑够 {n} 个人。").format(n=LEAST))
        return
    teams = labels(viewer.reader, "team", viewer.language)
    table(viewer, "pulse", [_row(one, teams) for one in found[:24]])
    told = _("0 – 100，五分一档；疲惫越低越好，公平越高越好。{share} 的答案由骰子换过，已经扣除。")
    st.caption(told.format(share=f"{THROWN:.0%}"))


def _row(one: Pulse, teams: dict[str, str]) -> dict:
    row = {
        _("从"): when(one.begins_on),
        _("班组"): _("其他人") if one.unit == REST else teams.get(one.unit, literal(one.unit)),
        _("人数"): one.size,
    }
    told = {scale: f"{v:+.0f}" if scale == "recommend" else f"{v:.0f}" for scale, v in one.scales.items()}
    return row | {pick(*names): told.get(scale, "–") for scale, names in SCALES.items()}


def last_shift(viewer: Viewer) -> None:
    """What the last shift asked; for the person alone."""
    load = own_load(viewer.reader, this_day())
    st.subheader(_("上一班的分量"))
    st.caption(_("只有你看得到；从联络里写下的字和时间来，不从声音。"))
    if load is None:
        st.text(_("最近一周没有你的班。"))
        return
    st.html(f'<div class="x-answer">{escape(_told(load))}</div>')
    for key in load.advice:
        st.text(_(ADVICE_NAMES[key]))


def _told(load: Load) -> str:
    words = _("{day} 接了 {n} 通，{hostile} 通碰到火气大的客户")
    told = words.format(day=when(load.day), n=load.contacts, hostile=load.hostile)
    if load.usual is not None:
        told += _("（平时一班 {usual:.1f} 通）").format(usual=load.usual)
    return told + _("；连着最长 {minutes:.0f} 分钟没有歇。").format(minutes=load.longest)
