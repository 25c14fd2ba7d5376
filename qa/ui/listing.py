"""Lists of contacts and of breakdowns: paged, right-aligned numbers, a selected row opens."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from qa.channels import CHANNELS
from qa.metrics.dimensions import labels
from qa.metrics.measuring import measure
from qa.metrics.metric import metrics
from qa.metrics.question import Value
from qa.ui.filters import Window
from qa.ui.format import plain, unknown, when
from qa.ui.session import Viewer, _, pick

OUTCOMES = {
    "answered": ("已服务", "Served"),
    "abandoned_queue": ("排队放弃", "Left the queue"),
    "abandoned_ivr": ("语音菜单放弃", "Left in the menu"),
    "abandoned_ring": ("振铃放弃", "Left while ringing"),
    "timeout": ("排队超时", "Timed out"),
    "callback": ("已约回电", "Callback booked"),
    "no_agent": ("无人在线", "Nobody there"),
    "exit_key": ("按键离开", "Left by a key"),
    "self_service": ("自助办完", "Self-service"),
    "voicemail": ("留了言", "Left a message"),
    "out_of_hours": ("非服务时间", "While closed"),
    "blocked": ("没能排上队", "Turned away"),
    "not_reached": ("没打通", "Not reached"),
    "failed": ("没接通", "Failed"),
    "unknown": ("未知", "Unknown"),
}


WHYS = {
    "disputed": ("申诉待答复", "dispute to answer"),
    "complaint": ("投诉", "complaint"),
    "critical": ("致命项", "critical item"),
    "again": ("一天内又来", "back within a day"),
    "unhappy": ("不满意", "unhappy"),
}


def picked(chosen, rows: list):
    """The row a person selected, or None: what the browser says is not believed, it may name a row that is not
    there."""
    try:
        return next((rows[n] for n in chosen["selection"]["rows"][:1] if 0 <= n < len(rows)), None)
    except (KeyError, TypeError):
        return None


def _why(codes: str | None) -> str:
    return pick("、", ", ").join(pick(*WHYS[c]) for c in codes.split("、")) if codes else "–"


def contact_table(viewer: Viewer, rows: list[dict], key: str, shown: str | None = None) -> str | None:
    """The list, with the row of the contact `shown` marked; the interaction_id of the row a person selected."""
    reasons, agents = labels(viewer.reader, "reason", viewer.language), labels(viewer.reader, "agent", viewer.language)
    frame = pd.DataFrame(
        [
            {
                _("时间"): when(r["started_at"]),
                _("渠道"): pick(*CHANNELS.get(r["channel"], ("其他", "Other"))),
                _("咨询原因"): reasons.get(r["reason_id"], r["reason_id"]),
                _("为什么看它"): _why(r["why"]),
                _("坐席"): (
                    agents.get(r["agent_id"], r["agent_id"])
                    or pick(*OUTCOMES.get(r["outcome"], (r["outcome"], r["outcome"])))
                ),
                _("质检得分"): r["score"],
            }
            for r in rows
        ]
    )
    numbers = {
        _("时间"): st.column_config.TextColumn(width=96),
        _("渠道"): st.column_config.TextColumn(width=52),
        _("咨询原因"): st.column_config.TextColumn(width=92),
        _("坐席"): st.column_config.TextColumn(width=72),
        _("质检得分"): st.column_config.NumberColumn(format="%.1f", width=70),
        _("为什么看它"): st.column_config.TextColumn(width=96),
    }
    chosen = st.dataframe(
        frame,
        hide_index=True,
        placeholder="–",
        column_config=numbers,
        on_select="rerun",
        selection_mode="single-row",
        selection_default={"selection": {"rows": [i for i, r in enumerate(rows) if r["interaction_id"] == shown][:1]}},
        key=key,
        height=37 + 35 * max(1, len(rows)),
    )
    row = picked(chosen, rows)
    return row and row["interaction_id"]


def breakdown(viewer: Viewer, keys: list[str], window: Window, dimension: str, key: str, most: int = 30) -> str | None:
    """A table of metrics by one dimension, the largest first; the dimension's value of the selected row."""
    found: dict[object, dict[str, Value]] = {}
    for value in measure(viewer.reader, keys, window.question, (dimension,)):
        if value.by[dimension] is not None:
            found.setdefault(value.by[dimension], {})[value.key] = value
    names = labels(viewer.reader, dimension, viewer.language)
    order = sorted(found, key=lambda v: -(found[v][keys[0]].value or 0 if keys[0] in found[v] else 0))[:most]
    if not order:
        st.caption(_("这段时间没有数据。换一个时间段，或放宽筛选。"))
        return None
    title = {
        "queue": _("技能组"),
        "reason": _("咨询原因"),
        "agent": _("坐席"),
        "channel": _("渠道"),
        "team": _("班组"),
    }[dimension]

    def cell(value: Value | None, metric_key: str) -> str:
        return (
            "–"
            if value is None
            else (
                plain(value.value, metrics()[metric_key].unit)
                if value.value is not None
                else unknown(value, metrics()[metric_key])
            )
        )

    frame = pd.DataFrame(
        [
            {title: names.get(str(v), str(v))}
            | {pick(metrics()[k].zh, metrics()[k].en): cell(found[v].get(k), k) for k in keys}
            for v in order
        ]
    )
    right = {pick(metrics()[k].zh, metrics()[k].en): st.column_config.TextColumn(alignment="right") for k in keys}
    chosen = st.dataframe(
        frame,
        hide_index=True,
        placeholder="–",
        column_config=right,
        on_select="rerun",
        selection_mode="single-row",
        key=key,
        height=min(600, 38 + 35 * len(order)),
    )
    value = picked(chosen, order)
    return None if value is None else str(value)
