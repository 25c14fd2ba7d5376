"""How many came, how much it hurt: every topic as a point, curves where complaints are equally many."""

from __future__ import annotations

from html import escape

import plotly.graph_objects as go
import streamlit as st

from qa.metrics.dimensions import labels
from qa.ui import address
from qa.ui.bar import Window
from qa.ui.charts import drawn
from qa.ui.figures import asked, figure_of, layout
from qa.ui.menu import REVIEW
from qa.ui.session import Viewer, _
from qa.ui.tokens import paint
from qa.voice.topics import UNKNOWN, Topic

LEAST, MOST, NAMED = 12, 40, 14
# Where a name may stand, in shares of the picture; nearer than CLOSE it would cover another.
SPOTS = {
    "middle right": (0.05, 0.0),
    "top center": (0.0, 0.05),
    "bottom center": (0.0, -0.05),
    "middle left": (-0.05, 0.0),
}
CLOSE, WIDEST = 0.0045, 0.86
CURVES = (5, 10, 20, 50, 100, 200)


def picture(viewer: Viewer, window: Window, found: list[Topic], chosen: set[tuple[str, str]]) -> None:
    """`chosen`: (programme, reason) of the topics told above. A click leads to the contacts."""
    shown = [topic for topic in found if topic.now.n >= LEAST and topic.reason_id != "no_words"][:MOST]
    if len(shown) < 3:
        return
    st.subheader(_("多少人，多疼"))
    st.caption(_("每点是一个咨询原因；虚线上投诉次数相同。"))
    named = labels(viewer.reader, "reason", viewer.language)
    key = [(t.reason_id, t.now.n, t.now.complaints, (t.programme_id, t.reason_id) in chosen) for t in shown]
    figure = figure_of(
        asked("size and pain", tuple(key)), lambda: _data(shown, chosen, named), lambda: _layout(shown, named)
    )
    point = drawn(figure, "size_and_pain", _("每个咨询原因的联络量和成了投诉的比例"))
    if point:
        address.visit(REVIEW, reason=point)


def _top(shown: list[Topic]) -> tuple[float, float]:
    return max(t.now.n for t in shown) * 1.12, max(100 * t.now.complaint_share for t in shown) * 1.15 + 0.5


def _data(shown: list[Topic], chosen: set[tuple[str, str]], named: dict[str, str]) -> list[dict]:
    right, high = _top(shown)
    curves = []
    for many in CURVES:
        xs = [right * step / 60 for step in range(1, 61)]
        line = [(x, 100 * many / x) for x in xs if 100 * many / x <= high]
        if len(line) > 8:
            curves.append(
                go.Scatter(
                    x=[x for x, _y in line],
                    y=[y for _x, y in line],
                    mode="lines",
                    hoverinfo="skip",
                    line=dict(color=paint("line2"), width=1, dash="dot"),
                )
            )
    is_on = [(t.programme_id, t.reason_id) in chosen for t in shown]
    is_open = [t.reason_id in UNKNOWN for t in shown]
    words, places = _names(shown, chosen, named)
    points = go.Scatter(
        x=[t.now.n for t in shown],
        y=[100 * t.now.complaint_share for t in shown],
        mode="markers+text",
        text=words,
        textposition=places,
        textfont=dict(size=12.5, color=[paint("ink" if on else "ink3") for on in is_on]),
        customdata=[[t.reason_id] for t in shown],
        hovertext=[_told(t, named) for t in shown],
        hovertemplate="%{hovertext}<extra></extra>",
        marker=dict(
            size=[14 if on else 10 for on in is_on],
            color=[paint("brand" if on else "surface" if gap else "graph") for on, gap in zip(is_on, is_open)],
            line=dict(width=1.5, color=[paint("graph" if gap else "surface") for gap in is_open]),
        ),
        cliponaxis=False,
    )
    return [*curves, points]


def _told(topic: Topic, named: dict[str, str]) -> str:
    told = _("{what}<br>{n} 次联络，{share} 成了投诉")
    what = escape(named.get(topic.reason_id, topic.reason_id))
    return told.format(what=what, n=f"{topic.now.n:,}", share=f"{topic.now.complaint_share:.1%}")


def _names(shown: list[Topic], chosen: set, named: dict[str, str]) -> tuple[list[str], list[str]]:
    """(names, where each stands beside its point): the chosen first, then what hurts most; none that would cover
    another."""
    right, high = _top(shown)
    taken = [(t.now.n / right, 100 * t.now.complaint_share / high) for t in shown]
    words, places = [""] * len(shown), ["top center"] * len(shown)
    order = sorted(range(len(shown)), key=lambda at: (_key(shown[at]) not in chosen, -shown[at].now.hurt))
    for at in order[:NAMED]:
        x, y = taken[at]
        free = {
            spot: _room(x + dx, y + dy, taken)
            for spot, (dx, dy) in SPOTS.items()
            if x < WIDEST or spot != "middle right"
        }
        best = max(free, key=free.__getitem__)
        if free[best] > CLOSE or _key(shown[at]) in chosen:
            words[at], places[at] = named.get(shown[at].reason_id, shown[at].reason_id), best
            taken.append((x + SPOTS[best][0], y + SPOTS[best][1]))
    return words, places


def _key(topic: Topic) -> tuple[str, str]:
    return topic.programme_id, topic.reason_id


def _room(x: float, y: float, taken: list[tuple[float, float]]) -> float:
    return min(((x - a) ** 2 + (3 * (y - b)) ** 2 for a, b in taken if (a, b) != (x, y)), default=1.0)


def _layout(shown: list[Topic], named: dict[str, str]) -> dict:
    right, high = _top(shown)
    return layout(
        380,
        dict(range=[0, right], title=dict(text=_("联络量，次"), font=dict(size=12.5)), zeroline=False),
        dict(range=[0, high], title=dict(text=_("成了投诉的比例"), font=dict(size=12.5)), ticksuffix="%"),
    )
