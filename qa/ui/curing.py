"""投诉治本: the decisions with where their numbers stand, one of them opened, and single complaints below."""

from __future__ import annotations

from datetime import date
from html import escape

import plotly.graph_objects as go
import streamlit as st

from qa.clock import this_day
from qa.metrics.dimensions import labels
from qa.ui import address
from qa.ui.charts import drawn
from qa.ui.deciding import FALLING_NAMES
from qa.ui.figures import asked, figure_of, layout, line_at
from qa.ui.format import when
from qa.ui.literal import try_out
from qa.ui.menu import CURED, REVIEW
from qa.ui.notice import empty
from qa.ui.rows import Column, rows
from qa.ui.session import Viewer, _, pick
from qa.ui.tokens import paint
from qa.voice.curing import Case, cases, close
from qa.voice.deciding import MAY_DECIDE, STEPS, step
from qa.voice.wording import standing

BY_HAND = ("done", "answer", "note", "goodwill", "owner", "reopened", "dropped")


def loop(viewer: Viewer) -> None:
    """Every decision, and the one that is opened."""
    found = cases(viewer.reader)
    if not found:
        empty(_("还没有定下来的事"), _("在「客户之声」或「听音」里写下第一个决定，见没见效都在这里看。"))
        return
    named = labels(viewer.reader, "reason", viewer.language)
    columns = [
        Column(_("什么事"), width="86px"),
        Column(_("决定")),
        Column(_("负责人"), width="110px", folds=True),
        Column(_("哪天回看"), width="96px", folds=True),
        Column(_("现在"), width="136px"),
    ]
    cells = [
        [
            named.get(one.decision.topic, one.decision.topic or "–"),
            one.decision.words,
            one.decision.owner,
            _day(one),
            standing(one, _),
        ]
        for one in found
    ]
    number = address.number("on", 0)
    places = [one.decision.number for one in found]
    at = places.index(number) if number in places else None
    links = [address.link(CURED, on=str(place)) for place in places]
    rows(columns, cells, links, "decisions", at)
    if at is None:
        st.caption(_("点一行，看它的数字和经过。"))
        return
    _opened(viewer, found[at], named)


def _day(one: Case) -> str:
    late = one.standing not in ("closed", "gone") and one.decision.due_on < this_day()
    return f"{one.decision.due_on:%m-%d}" + (_(" 已过") if late else "")


def _opened(viewer: Viewer, one: Case, named: dict[str, str]) -> None:
    what = one.decision
    st.subheader(f"{named.get(what.topic, what.topic or _('一件事'))}　{standing(one, _)}")
    left, right = st.columns([7, 5], gap="large")
    with left:
        _evidence(one)
        _picture(one)
    with right:
        _story(viewer, one)
        if viewer.role in MAY_DECIDE:
            _next(viewer, one)


def _evidence(one: Case) -> None:
    told = one.verdict
    if told is None or told.ratio is None:
        return
    words = _("和别的事放在一起比，做了之后是之前的 {ratio} 倍。").format(ratio=f"{told.ratio:.2f}")
    if told.usual_low is not None:
        words += _("以前没人管、最冒尖的事，自己也会变成 {low} – {high} 倍（看了 {n} 次）。").format(
            low=f"{told.usual_low:.2f}", high=f"{told.usual_high:.2f}", n=told.placebos
        )
    if told.p is not None:
        words += _("碰巧落这么多的机会：{p}。").format(p=f"{told.p:.0%}")
    st.text(words)


def _picture(one: Case) -> None:
    if len(one.weeks) < 2:
        return
    days, counts = zip(*one.weeks)
    since = one.decision.since
    figure = figure_of(
        asked("cured", days, counts, since),
        lambda: [
            go.Scatter(
                x=list(days),
                y=list(counts),
                mode="lines+markers",
                line=dict(color=paint("graph"), width=1.6),
                marker=dict(size=6, color=[paint("brand" if since and day >= since else "graph") for day in days]),
                hovertemplate="%{x|%m-%d}<br><b>%{y}</b><extra></extra>",
            )
        ],
        lambda: layout(
            220,
            dict(type="date", tickformat="%m-%d"),
            dict(rangemode="tozero"),
            shapes=[line_at("x", since.isoformat())] if since else [],
        ),
    )
    drawn(figure, "cured_weeks", _("每周{what}").format(what=_(FALLING_NAMES[one.decision.metric])))
    st.caption(_("每周{what}；虚线是开始做的那天。").format(what=_(FALLING_NAMES[one.decision.metric])))


def _story(viewer: Viewer, one: Case) -> None:
    what = one.decision
    lines = [
        (what.at, _("决定"), what.words, what.by),
        *([(what.at, _("想到"), what.thought, "")] if what.thought else []),
    ]
    for step_ in what.steps:
        paid = _("（{yuan} 元）").format(yuan=f"{step_.amount:,.2f}") if step_.amount else ""
        lines.append((step_.at, pick(*STEPS[step_.kind]), step_.words + paid, step_.by))
    cells = "".join(
        f"<p><i>{escape(when(at))}</i><b>{escape(name)}</b><span>{escape(words)}　<em>{escape(by)}</em></span></p>"
        for at, name, words, by in lines
    )
    st.html(f'<div class="v-story">{cells}</div>')
    if what.paid:
        st.caption(_("一共补偿了 {yuan} 元；补偿只是安抚，不算治好。").format(yuan=f"{what.paid:,.2f}"))
    if what.interaction_id:
        st.page_link(
            REVIEW.file, label=_("当时听到的那通"), query_params=address.common() | {"contact": what.interaction_id}
        )


def _next(viewer: Viewer, one: Case) -> None:
    number, over = one.decision.number, one.standing in ("closed", "gone")
    kinds = ["reopened", "note"] if over else [kind for kind in BY_HAND if kind != "reopened"]
    with st.form(f"step_{number}_{len(one.decision.steps)}", border=True):
        kind = st.selectbox(_("接下来"), kinds, format_func=lambda k: pick(*STEPS[k]))
        words = st.text_input(_("一句话"), max_chars=500)
        left, right = st.columns(2)
        day = left.date_input(_("哪天"), this_day(), date(2000, 1, 1), this_day())
        amount = right.number_input(_("金额（元），补偿才填"), 0.0, 1e9, 0.0, 10.0)
        if st.form_submit_button(_("记下"), type="primary"):
            try_out(lambda: step(viewer.reader, number, kind, words, day, amount if kind == "goodwill" else 0.0))
    if one.standing in ("dropped", "uncounted"):
        with st.form(f"close_{number}", border=True):
            learned = st.text_input(_("学到了什么，一句话"), max_chars=500)
            if st.form_submit_button(_("收尾")):
                try_out(lambda: close(viewer.reader, number, learned))
