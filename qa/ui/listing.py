"""Lists of contacts and of breakdowns: numbers to the right, the row opens, order by impact."""

from __future__ import annotations

from urllib.parse import urlencode

from qa.channels import CHANNELS
from qa.metrics.dimensions import labels
from qa.metrics.measuring import measure
from qa.metrics.metric import metrics
from qa.metrics.question import Value
from qa.ui import address
from qa.ui.bar import Window
from qa.ui.exporting import leaves
from qa.ui.format import plain, unknown, when
from qa.ui.menu import REVIEW
from qa.ui.notice import empty
from qa.ui.rows import Column, rows
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
    "critical": ("关键项", "critical item"),
    "again": ("一天内又来", "back within a day"),
    "unhappy": ("不满意", "unhappy"),
}


def _why(viewer: Viewer, codes: str | None) -> str:
    """Why a contact is worth hearing; to an agent no critical item is held up that nobody judged."""
    shown = [c for c in (codes or "").split("、") if c and not (c == "critical" and viewer.role == "agent")]
    return pick("、", ", ").join(pick(*WHYS[c]) for c in shown) or "–"


def contact_table(viewer: Viewer, found: list[dict], key: str, shown: str | None = None) -> None:
    """The list, with the row of the contact `shown` marked; a row opens its contact beside the list."""
    on = next((n for n, r in enumerate(found) if r["interaction_id"] == shown), None)
    here = address.here()
    links = [f"?{urlencode(here | {'contact': r['interaction_id']})}" for r in found]
    contact_rows(viewer, found, links, key, on)


def contact_rows(viewer: Viewer, found: list[dict], links: list[str], key: str, on: int | None = None) -> None:
    """Contacts as rows, each leading to its link."""
    reasons, agents = labels(viewer.reader, "reason", viewer.language), labels(viewer.reader, "agent", viewer.language)
    columns = [
        Column(_("时间"), width="106px"),
        Column(_("渠道"), width="66px", folds=True),
        Column(_("咨询原因")),
        Column(_("为什么看它")),
        Column(_("坐席"), width="84px"),
        Column(_("得分"), right=True, width="58px"),
    ]
    cells = [
        [
            when(r["started_at"]),
            pick(*CHANNELS.get(r["channel"], ("其他", "Other"))),
            reasons.get(r["reason_id"], r["reason_id"]),
            _why(viewer, r["why"]),
            agents.get(r["agent_id"], r["agent_id"]) or pick(*OUTCOMES.get(r["outcome"], (r["outcome"], r["outcome"]))),
            "–" if r["score"] is None else f"{r['score']:.1f}",
        ]
        for r in found
    ]
    rows(columns, cells, links, key, on)


def as_lines(viewer: Viewer, found: list[dict]) -> list[dict]:
    """Contacts as lines that may leave: names for ids, and no agent's name where the viewer may not know it."""
    reasons, agents = labels(viewer.reader, "reason", viewer.language), labels(viewer.reader, "agent", viewer.language)
    return [
        {
            _("联络"): r["interaction_id"],
            _("时间"): r["started_at"],
            _("项目"): r["programme_id"],
            _("渠道"): pick(*CHANNELS.get(r["channel"], ("其他", "Other"))),
            _("咨询原因"): reasons.get(r["reason_id"], r["reason_id"]),
            _("坐席"): agents.get(r["agent_id"], _("坐席")) if r["agent_id"] else "",
            _("结果"): pick(*OUTCOMES.get(r["outcome"], (r["outcome"], r["outcome"]))),
            _("等待（秒）"): None if r["wait_ms"] is None else r["wait_ms"] / 1000,
            _("通话（秒）"): None if r["talk_ms"] is None else r["talk_ms"] / 1000,
            _("满意度"): None if r["satisfaction"] is None else round(r["satisfaction"] * 100),
            _("得分"): r["score"],
            _("为什么看它"): _why(viewer, r["why"]),
        }
        for r in found
    ]


DIMENSION_TITLES = {
    "queue": "技能组",
    "reason": "咨询原因",
    "channel": "渠道",
    "team": "班组",
    "purpose": "外呼目的",
    "node": "菜单",
}


def breakdown(viewer: Viewer, keys: list[str], window: Window, dimension: str, key: str, most: int = 30) -> None:
    """A list of metrics by one dimension, the largest first; a row leads to its contacts."""
    found: dict[object, dict[str, Value]] = {}
    for value in measure(viewer.reader, keys, window.question, (dimension,)):
        if value.by[dimension] is not None:
            found.setdefault(value.by[dimension], {})[value.key] = value
    names = labels(viewer.reader, dimension, viewer.language)
    order = sorted(found, key=lambda v: -(found[v][keys[0]].value or 0 if keys[0] in found[v] else 0))[:most]
    if not order:
        empty(_("这段时间没有数据"), _("换一个时间段，或放宽筛选。"))
        return
    columns = [Column(_(DIMENSION_TITLES[dimension]))]
    columns += [
        Column(pick(metrics()[k].zh, metrics()[k].en), right=True, folds=place > 1) for place, k in enumerate(keys)
    ]
    most_of = max((found[v][keys[0]].value or 0 for v in order if keys[0] in found[v]), default=0) or 1
    cells = [
        [names.get(str(v), str(v)), *(_cell(found[v].get(k), most_of if k == keys[0] else 0) for k in keys)]
        for v in order
    ]
    rows(columns, cells, [address.link(REVIEW, **{dimension: str(v)}) for v in order], key)
    title = _(DIMENSION_TITLES[dimension])
    shown = {k: pick(metrics()[k].zh, metrics()[k].en) for k in keys}
    plain = lambda v: {shown[k]: found[v][k].value if k in found[v] else None for k in keys}  # noqa: E731
    leaves(viewer, key, lambda: [{title: names.get(str(v), str(v))} | plain(v) for v in order])


def _cell(value: Value | None, most: float) -> str | dict:
    if value is None:
        return "–"
    if value.value is None:
        return unknown(value, value.metric)
    words = plain(value.value, value.metric.unit)
    return {"words": words, "share": value.value / most * 100} if most else words
