"""多一个人会怎样: an hour of the average day with one person less or more, by Erlang C and A side by side."""

from __future__ import annotations

import streamlit as st

from qa.metrics.queueing import Floor
from qa.metrics.staffing import Day, Hour, average_day, expected
from qa.ui import address
from qa.ui.bar import Window
from qa.ui.format import plain
from qa.ui.notice import empty
from qa.ui.session import Viewer, _
from qa.ui.tables import table

AROUND = (-1, 0, 1, 2, 3)
FAR = 0.1  # a model this far from what happened does not describe the hour


def one_more(viewer: Viewer, window: Window) -> None:
    """The choice of an hour, a sentence, and the table around the people who are there now."""
    st.subheader(_("多一个人会怎样"))
    day = average_day(viewer.reader, window.question)
    known = [hour for hour in day.hours if hour.staffed]
    if not known:
        empty(_("还算不出来"), _("要有电话的排队记录和坐席状态；换一段时间，或放宽筛选。"))
        return
    fits = [hour for hour in known if day.patience and not _is_far(_now(day, hour), hour)]
    worst = min(fits or known, key=lambda hour: hour.met)
    options = {str(h.hour): _("{hour}:00，每天 {n} 通").format(hour=h.hour, n=f"{h.calls:.0f}") for h in known}
    chosen = address.choice(st.selectbox, _("看哪个小时"), options, "hour", str(worst.hour))
    hour = next(h for h in known if str(h.hour) == chosen)
    now = max(1, round(hour.staffed))
    rows = [(now + more, *expected(day, hour, now + more)) for more in AROUND if now + more > 0]
    if not {"queue", "programme"} & window.question.where.keys():
        st.caption(_("现在把所有技能组当一个组算；上面选一个项目或技能组，更准。"))
    st.text(_said(hour, now, dict((n, patient) for n, _c, patient in rows), day.patience))
    table(viewer, "one_more", [_row(n, now, endless, patient) for n, endless, patient in rows], height="content")
    st.caption(
        _(
            "这段时间这个小时一共 {n} 通电话。Erlang C 当客户会一直等，人手紧时偏悲观；"
            "Erlang A 让客户按本中心的耐心离开{patience}。两种都假设来电随机、一小时里平稳，所以是估计。"
        ).format(
            n=f"{hour.n:,}",
            patience=_("（平均等 {s} 秒就放弃，由放弃和接起的等待一起估）").format(s=f"{day.patience:.0f}")
            if day.patience
            else _("（放弃太少，还估不出）"),
        )
    )


def _now(day: Day, hour: Hour) -> Floor:
    """The hour by Erlang A with the people who are there."""
    return expected(day, hour, max(1, round(hour.staffed)))[1]


def _is_far(model: Floor, hour: Hour) -> bool:
    """The model does not describe what happened in the hour."""
    return abs(model.service_level - hour.met) > FAR or abs(model.abandoned - hour.left) > FAR


def _said(hour: Hour, now: int, patient: dict[int, Floor | None], patience: float | None) -> str:
    real = _("{hour}:00 平均有 {staffed} 人在台上，{met} 的电话在时限内接起，{left} 放弃。").format(
        hour=hour.hour, staffed=f"{hour.staffed:.1f}", met=plain(hour.met, "share"), left=plain(hour.left, "share")
    )
    if patience is None:
        return real
    one, more = patient[now], patient[now + 1]
    if _is_far(one, hour):
        return real + _(
            "同样的人数，模型算出 {met}：差得多，说不准多一个人会怎样。多半是几个组不共用人，或这一小时人数在变。"
        ).format(met=plain(one.service_level, "share"))
    return real + _(
        "按模型，{now} 人能在时限内接起 {one}，{more} 人能接起 {two}：多一个人约多 {met} 个百分点，"
        "放弃少 {left} 个百分点，每人忙的时间从 {was} 降到 {busy}。"
    ).format(
        now=now,
        more=now + 1,
        one=plain(one.service_level, "share"),
        two=plain(more.service_level, "share"),
        was=plain(one.occupancy, "share"),
        met=f"{(more.service_level - one.service_level) * 100:.1f}",
        left=f"{(one.abandoned - more.abandoned) * 100:.1f}",
        busy=plain(more.occupancy, "share"),
    )


def _row(agents: int, now: int, endless: Floor, patient: Floor | None) -> dict:
    share = lambda value: "–" if value is None else plain(value, "share")  # noqa: E731
    clock = lambda value: _("越排越长") if value is None else plain(value, "clock")  # noqa: E731
    return {
        _("人数"): f"{agents}" + (_("（现在）") if agents == now else ""),
        _("时限内接起（A）"): share(patient.service_level if patient else None),
        _("放弃（A）"): share(patient.abandoned if patient else None),
        _("平均等待（A）"): clock(patient.wait) if patient else "–",
        _("占用率（A）"): share(patient.occupancy if patient else None),
        _("时限内接起（C）"): share(endless.service_level),
        _("平均等待（C）"): clock(endless.wait),
    }
