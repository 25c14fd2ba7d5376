"""The executive's three matters: claim, number with its interval, a customer's sentence, and the decision beside it."""

from __future__ import annotations

from datetime import date, timedelta
from html import escape

import streamlit as st

from qa.metrics.dimensions import labels
from qa.ui.bar import Window
from qa.ui.deciding import decide_on, decided
from qa.ui.drawing import drawn
from qa.ui.listening import quoted
from qa.ui.menu import LISTENING, REVIEW
from qa.ui.notice import empty
from qa.ui.reading import read_on
from qa.ui.session import Viewer, _, pick
from qa.ui.tokens import paint
from qa.voice.deciding import MAY_DECIDE, Decision, decisions
from qa.voice.findings import Finding, findings
from qa.voice.topics import Topic, weekly
from qa.voice.wording import claim, could, lead

PLACES = ("一", "二", "三")
WEEKS = 8


def three(viewer: Viewer, window: Window, found: list[Topic]) -> list[Finding]:
    """The three matters one under another; returns them."""
    told = findings(viewer.reader, window.question, found)
    if not told:
        if found:
            empty(_("这段时间没有能归类的联络"), _("换一个时间段；或先在「咨询原因」里给还没归类的起名。"))
        else:
            empty(_("这段时间没有听得到的联络"), _("换一个时间段；没有文字的联络听不到。"))
        return []
    named = labels(viewer.reader, "reason", viewer.language)
    _lead(told, found, named)
    known = decisions(viewer.reader)
    for place, one in enumerate(told):
        with st.container(key=f"finding_{place}"):
            _one(viewer, window, one, place, named, known)
    return told


def _lead(told: list[Finding], found: list[Topic], named: dict[str, str]) -> None:
    names = [named.get(one.topic.reason_id, one.topic.reason_id) for one in told]
    came, most, rest = lead(found, told, names, pick("、", ", "), _)
    st.html(f'<p class="v-lead">{escape(came)}<b>{escape(most)}</b>{escape(rest)}</p>')


def _one(
    viewer: Viewer, window: Window, one: Finding, place: int, named: dict[str, str], known: list[Decision]
) -> None:
    left, voice, decision = st.columns([3, 5, 4], gap="large")
    topic = one.topic
    what = named.get(topic.reason_id, topic.reason_id)
    with left:
        said = claim(one, what, _)
        st.html(
            f'<div class="v-claim"><i class="k">{pick(PLACES[place], str(place + 1))}</i><div>'
            f"<h2>{escape(said.title)}</h2>"
            f'<div class="n"><b>{escape(said.number)}</b><span>{escape(said.unit)}</span>'
            f"{_spark(viewer, window, one)}</div>"
            + "".join(f"<p>{escape(line)}</p>" for line in said.beside)
            + "</div></div>"
        )
        st.page_link(
            REVIEW.file,
            label=_("看这些联络"),
            query_params=window.address | {"reason": topic.reason_id} | _asked(one.kind),
        )
    with voice:
        if one.voice:
            st.html(quoted(viewer, one.voice, one.like))
            with st.container(horizontal=True, gap="small"):
                read_on(viewer, one.voice.interaction_id, one.voice.message_seq)
                st.page_link(LISTENING.file, label=_("听一组有代表性的"), query_params=window.address)
    with decision:
        st.html(f'<p class="v-could"><span>{escape(_("可以这样定"))}</span>{escape(could(one, _))}</p>')
        mine = _latest(known, topic, window.question.since)
        if mine:
            decided(viewer, mine)
        elif viewer.role in MAY_DECIDE:
            decide_on(viewer, one, f"{topic.programme_id}_{topic.reason_id}")


def _latest(known: list[Decision], topic: Topic, since: date) -> Decision | None:
    """The newest decision about a topic that is open, or was taken within the period."""
    mine = [d for d in known if (d.programme_id, d.topic) == (topic.programme_id, topic.reason_id)]
    return next((d for d in mine if d.state in ("open", "done") or d.at.date() >= since), None)


def _asked(kind: str) -> dict[str, str]:
    metric = {"back": "repeat_7d", "complaint": "complaint_rate"}.get(kind)
    return {"metric": metric, "missed": "0"} if metric else {}


def _spark(viewer: Viewer, window: Window, one: Finding) -> str:
    until = window.question.until
    values = weekly(
        viewer.reader, one.topic, one.kind, until - timedelta(days=7 * WEEKS - 1), until, window.question.where
    )
    shown = [value for value in values if value is not None]
    if len(shown) < 3:
        return ""
    low, high = min(shown), max(shown) or 1
    points = [
        (4 + 92 * place / (len(values) - 1), 26 - 22 * (value - low) / ((high - low) or 1))
        for place, value in enumerate(values)
        if value is not None
    ]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    x, y = points[-1]
    body = (
        f'<polyline points="{line}" fill="none" stroke="{paint("graph")}" stroke-width="1.5"/>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.6" fill="{paint("brand")}"/>'
    )
    return drawn(body, 100, 30, "spark")
