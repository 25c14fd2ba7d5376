"""客户之声: what do customers say, in their own words, and how many say it?"""

import streamlit as st

from qa.metrics.dimensions import labels
from qa.ui import address
from qa.ui.bar import bar
from qa.ui.board import board
from qa.ui.menu import REVIEW
from qa.ui.notice import empty
from qa.ui.quotes import quote
from qa.ui.rows import Column, rows
from qa.ui.session import _, guard
from qa.ui.unknowns import unknowns
from qa.voice.themes import themes, verbatim

viewer = guard(
    "executive",
    "client",
    reach=("supervisor",),
    title="客户之声",
    short="客户之声",
    icon="voice",
    home_of=("executive", "client"),
)
window = bar(viewer, _("客户在说什么？"), "programme", "channel")
keys = ["contacts", "satisfaction", "complaint_rate", "thanks_rate", "repeat_7d", "nps"]
board(viewer, keys, window, "satisfaction")

names = labels(viewer.reader, "reason", viewer.language)
left, right = st.columns([1, 1], gap="large")
with left:
    st.subheader(_("亲耳听听"))
    moods = {"all": _("有代表性的"), "low": _("不满意的"), "high": _("满意的"), "complaint": _("投诉的")}
    mood = address.choice(
        st.segmented_control, _("听哪一种"), moods, "list", "all", required=True, label_visibility="collapsed"
    )
    heard = verbatim(viewer.reader, window.question, mood)
    if not heard:
        empty(_("这段时间没有这样的联络"), _("换一个时间段听听。"))
    for row in heard:
        quote(row["text"], row["channel"], row["started_at"], names.get(row["reason_id"], ""), row["like_this"])
        st.page_link(
            REVIEW.file,
            label=_("听完整对话"),
            query_params=window.address
            | {"reason": row["reason_id"], "contact": row["interaction_id"]}
            | ({"metric": "complaint_rate"} if mood == "complaint" else {}),
        )
with right:
    st.subheader(_("都在说哪些事"))
    found = themes(viewer.reader, window.question)
    columns = [
        Column(_("咨询原因")),
        Column(_("联络量"), right=True),
        Column(_("比上一期"), right=True, folds=True),
        Column(_("预测满意"), right=True),
        Column(_("投诉"), right=True, folds=True),
    ]
    cells = [
        [
            names.get(t["reason_id"], t["reason_id"]),
            {"words": f"{t['n']:,} · {t['share'] * 100:.1f}%", "share": t["share"] * 100},
            "–" if t["change"] is None else f"{t['change'] * 100:+.0f}%",
            "–" if t["satisfaction"] is None else f"{t['satisfaction']:+.0f}",
            f"{t['complaint'] * 100:.1f}%",
        ]
        for t in found
    ]
    rows(columns, cells, [address.link(REVIEW, reason=t["reason_id"]) for t in found], "themes")
    st.caption(_("点一行，看这个原因的联络。"))
    st.subheader(_("还没归类的联络，大致在说什么"))
    unknowns(viewer, window)
