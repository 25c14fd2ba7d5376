"""The audit on screen: whether its chain holds, filters, and its lines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import streamlit as st

from qa.access.audit import verify
from qa.access.trail import ACTIONS, looked_at, trail
from qa.clock import this_day
from qa.errors import QAError
from qa.exporting import MOST_ROWS
from qa.settings import setting
from qa.ui.chrome import ROLE_NAMES
from qa.ui.format import when
from qa.ui.literal import failed
from qa.ui.notice import empty, notice
from qa.ui.session import Viewer, _, pick
from qa.ui.tables import table

SIZE = 50


@dataclass(frozen=True)
class Wanted:
    """What the filters say; "" and None filter nothing."""

    who: str
    action: str
    subject: str
    days: tuple[date, date] | None


def chain_line() -> None:
    """Verify on request: it reads every line."""
    if st.button(_("核对是否完好")):
        try:
            found = verify()
        except QAError as problem:
            failed(problem)
            return
        told = _("{lines} 行都对，{anchors} 个锚点都对得上。")
        notice("done", _("审计完好"), told.format(lines=f"{found['lines']:,}", anchors=found["anchors"]))


def wanted(people: list[str], actions: list[str]) -> Wanted:
    """Draw the filters in one row."""
    one, two, three, four = st.columns([1, 1, 1, 1])
    who = one.selectbox(_("谁"), ["", *people], format_func=lambda v: v or _("所有人"), key="audit_who")
    action = two.selectbox(
        _("做了什么"),
        ["", *actions],
        format_func=lambda v: pick(*ACTIONS.get(v, (v, v))) if v else _("所有动作"),
        key="audit_action",
    )
    subject = three.text_input(_("对象或细节里有"), key="audit_subject")
    days = four.date_input(_("日期"), (this_day() - timedelta(days=6), this_day()), key="audit_days")
    return Wanted(who, action, subject.strip(), days if isinstance(days, tuple) and len(days) == 2 else None)


def lines(viewer: Viewer, asked: Wanted) -> None:
    """One page of lines, the newest first."""
    since, until = (_moment(asked.days[0]), _moment(asked.days[1] + timedelta(days=1))) if asked.days else (None, None)
    page = int(st.session_state.get("audit_page", 1))
    rows, total = trail(viewer.reader, asked.who, asked.action, asked.subject, since, until, page, SIZE)
    if not rows and total:
        st.session_state["audit_page"] = 1
        rows, total = trail(viewer.reader, asked.who, asked.action, asked.subject, since, until, 1, SIZE)
    st.caption(_("共 {n} 行").format(n=f"{total:,}"))
    if not rows:
        empty(_("这段时间没有这样的记录"), _("放宽日期或筛选，再试一次。"))
        return
    told = [
        {
            "#": r["id"],
            _("时间"): when(r["written_at"]),
            _("谁"): r["written_by"],
            _("做了什么"): pick(*ACTIONS.get(r["action"], (r["action"], r["action"]))),
            _("对象"): r["subject"],
            _("细节"): r["detail"],
        }
        for r in rows
    ]
    whole = (asked.who, asked.action, asked.subject, since, until, 1, MOST_ROWS)
    table(viewer, "audit", told, whole=lambda: trail(viewer.reader, *whole)[0])
    if total > SIZE:
        st.pagination(-(-total // SIZE), key="audit_page")


def looks(viewer: Viewer, interaction_id: str) -> None:
    """Who else opened this contact of one's own, and as what."""
    found = looked_at(viewer.reader, [interaction_id])
    with st.expander(_("谁看过这通：{n} 次").format(n=len(found))):
        for row in found:
            how = _(ROLE_NAMES.get(row["detail"], row["detail"]))
            st.text(f"{when(row['written_at'])} · {row['written_by']} · {how}")
        if not found:
            st.text(_("除了你，还没有人打开过。"))


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(str(setting("zone"))))
