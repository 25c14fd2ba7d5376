"""The executive's three matters: claim, number with its interval, a customer's sentence, and the decision beside it."""

from __future__ import annotations

from datetime import date, timedelta
from html import escape

import streamlit as st

from qa.interval import wilson
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

PLACES = ("一", "二", "三")
CLAIM_NAMES = {
    "more": "{what}：来的人多了",
    "back": "{what}：问过一次，又来一次",
    "complaint": "{what}：最容易变成投诉",
    "large": "{what}：来的人最多",
}
COULD_NAMES = {
    "promise": "答应了时间的，到点前先告诉客户；办不到，当场改约。",
    "partner": "和{partner}定一个交接时限，过了时限先主动告诉客户。",
    "process": "把这一步放给一线当场办，不让客户再走一趟。",
    "product": "把这些通交给产品部门；修好之前，给一线一个能用的办法。",
    "knowledge": "写一条统一的答复，所有班组都用这一条。",
    "agent": "挑两通好的、两通差的，班组里一起听一遍。",
    "": "听几通完整的，再定做什么。",
}
WEEKS = 8


def three(viewer: Viewer, window: Window, found: list[Topic]) -> list[Finding]:
    """The three matters one under another; returns them."""
    told = findings(viewer.reader, window.question, found)
    if not told:
        empty(_("这段时间没有能归类的联络"), _("换一个时间段；或先在「咨询原因」里给还没归类的起名。"))
        return []
    named = labels(viewer.reader, "reason", viewer.language)
    _lead(told, found, named)
    known = decisions(viewer.reader)
    for place, one in enumerate(told):
        with st.container(key=f"finding_{place}"):
            _one(viewer, window, one, place, named, known)
    return told


def _lead(told: list[Finding], found: list[Topic], named: dict[str, str]) -> None:
    whole, complaints = sum(t.now.n for t in found), sum(t.now.complaints for t in found)
    mine = sum(one.topic.now.complaints for one in told)
    what = pick("、", ", ").join(named.get(one.topic.reason_id, one.topic.reason_id) for one in told)
    words = escape(_("客户来了 {n} 次，说的话听得到；").format(n=f"{whole:,}"))
    words += f"<b>{escape(_('{k} 件事最该定下来').format(k=len(told)))}</b>" + escape(_("：{what}。").format(what=what))
    if complaints:
        share = _("合起来占全部投诉的 {share}。").format(share=f"{mine / complaints:.0%}")
        words += escape(share)
    st.html(f'<p class="v-lead">{words}</p>')


def _one(
    viewer: Viewer, window: Window, one: Finding, place: int, named: dict[str, str], known: list[Decision]
) -> None:
    claim, voice, decision = st.columns([3, 5, 4], gap="large")
    topic = one.topic
    what = named.get(topic.reason_id, topic.reason_id)
    with claim:
        number, unit, beside = _number(one)
        st.html(
            f'<div class="v-claim"><i class="k">{pick(PLACES[place], str(place + 1))}</i><div>'
            f"<h2>{escape(_(CLAIM_NAMES[one.kind]).format(what=what))}</h2>"
            f'<div class="n"><b>{escape(number)}</b><span>{escape(unit)}</span>{_spark(viewer, window, one)}</div>'
            + "".join(f"<p>{escape(line)}</p>" for line in beside)
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
        could = _(COULD_NAMES[one.cause]).format(partner=one.partner or _("合作方"))
        st.html(f'<p class="v-could"><span>{escape(_("可以这样定"))}</span>{escape(could)}</p>')
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


def _number(one: Finding) -> tuple[str, str, list[str]]:
    now, change = one.topic.now, one.change
    hours = _("坐席为它花了 {n} 小时").format(n=f"{now.hours:,.0f}")
    if now.cost:
        hours += _("，{yuan} 元").format(yuan=f"{now.cost:,.0f}")
    if one.kind == "complaint":
        low, high = wilson(now.complaint_share, now.n)
        return (
            f"{now.complaint_share:.1%}",
            _("成了投诉"),
            [
                _("其他原因 {share}").format(share=f"{one.others:.1%}"),
                _("95% 区间 {low} – {high}").format(low=f"{low:.1%}", high=f"{high:.1%}"),
                hours,
            ],
        )
    if one.kind == "back":
        return (
            f"{change.now:.1%}",
            _("七天内再来"),
            [
                _("前一段 {was}，高 {by} 个百分点").format(was=f"{change.before:.1%}", by=f"{change.by * 100:.1f}"),
                _("高出的 95% 区间 {low} – {high}").format(
                    low=f"{change.low * 100:.1f}", high=f"{change.high * 100:.1f}"
                ),
                hours,
            ],
        )
    if change is None:
        return f"{now.n:,}", _("次联络"), [_("前一段数据不够，先不比"), hours]
    more = _("前一段 {was} 次，多了 {by}") if change.by >= 1 else _("前一段 {was} 次，少了 {by}")
    return (
        f"{now.n:,}",
        _("次联络"),
        [
            more.format(was=f"{change.before:,.0f}", by=f"{abs(change.by - 1):.0%}"),
            _("95% 区间 {low} 到 {high}").format(low=f"{change.low - 1:+.0%}", high=f"{change.high - 1:+.0%}"),
            hours,
        ],
    )


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
