"""What the desk is drawn from: the list, the contact, the form, in the viewer's language."""

from __future__ import annotations

from collections import Counter

from qa.metrics.dimensions import labels
from qa.metrics.lists import contact
from qa.quality.desk.drafts import at_work, draft, fitting
from qa.quality.desk.opened import on_desk, phrases
from qa.quality.desk.plans import RISKS, Drawn
from qa.quality.desk.worklist import BLIND, Task
from qa.quality.reviewing import last_of
from qa.quality.scorecard import Scorecard
from qa.quality.scorecards import scorecards
from qa.ui.contactview import facts_line
from qa.ui.desk_talk import messages_data
from qa.ui.session import Viewer, _, pick
from qa.ui.sound import sound

VERDICTS = {"met": "做到", "not_met": "没做到", "na": "不涉及"}
STATE_NAMES = {"counts": "计分", "flags": "只提示", "off": "停用"}
CRITICAL_NAMES = {"customer": "客户", "business": "业务", "compliance": "合规"}
NA_REASONS = {
    "did_not_happen": "没有发生",
    "inaudible": "听不清或没录全",
    "handed_over": "转给别人了",
    "not_ours": "不归坐席管",
}
DRAWN_WHY = {
    "critical": "关键项",
    "escalation": "客户要升级",
    "complaint": "客户投诉",
    "unhappy": "客户不满意",
    "churn": "可能流失",
    "again": "一天内又来",
    "hold": "保持太久",
    "valued": "高价值客户",
    "unusual": "比同类久得多",
}


def list_data(viewer: Viewer, tasks: list[Task], most: int = 60) -> list[dict]:
    """Lines of the list: what is still to do first, then what is done."""
    reasons, agents = (labels(viewer.reader, name, viewer.language) for name in ("reason", "agent"))
    drawn = Counter((t.row["agent_id"], t.drawn.kind) for t in tasks)
    place: Counter = Counter()
    found = []
    for task in tasks:
        row, kind = task.row, task.drawn.kind
        place[row["agent_id"], kind] += 1
        told = reasons.get(row["reason_id"], row["reason_id"])
        why = _why(task, agents.get(row["agent_id"], ""), place[row["agent_id"], kind], drawn[row["agent_id"], kind])
        found.append(
            dict(
                id=task.interaction_id,
                title=told,
                voice=row["channel"] == "voice",
                at=row["started_at"].strftime("%H:%M"),
                day=row["started_at"].strftime("%m-%d"),
                why=why,
                state=task.state,
                score=task.score,
                by=task.by,
            )
        )
    return [one for one in found if one["state"] != "done"][:most] + [one for one in found if one["state"] == "done"]


def _why(task: Task, agent: str, number: int, of: int) -> str:
    kind = task.drawn.kind
    if task.back:
        words, who = task.back
        return _("退回来重评：{words}（{who}）").format(words=words, who=who)
    if kind == "risk":
        return pick("、", ", ").join(_(DRAWN_WHY[one]) for one in task.drawn.why if one in RISKS)
    if kind == "unsure":
        card, _slash, name = task.drawn.why[0].partition("/")
        item = scorecards()[card].item(name) if card in scorecards() else None
        shown = pick(item.zh, item.en) if item else name
        return _("机器拿不准「{item}」，再判一次误差会窄一点").format(item=shown)
    if kind == "calibration":
        return _("校准「{name}」：各评各的，交齐了一起看").format(name=task.drawn.why[1])
    if kind == "blind":
        return _("盲评：先看不到机器的判断")
    return _("随机，{agent}本周第 {n} / {of} 通").format(agent=agent, n=number, of=of)


def contact_data(viewer: Viewer, drawn: Drawn | None, interaction_id: str, scorecard_id: str) -> dict | None:
    """One contact with its form; None when it is out of scope or has no such card. Opening it is written down."""
    whole = contact(viewer.reader, interaction_id, ("messages", "surveys"))
    card, machine, _stands = on_desk(viewer.reader, interaction_id, scorecard_id) if whole else (None, {}, {})
    if whole is None or card is None:
        return None
    kind = drawn.kind if drawn else ""
    is_blind, is_round = kind in BLIND, kind == "calibration"
    user = viewer.scope.user
    last = last_of(interaction_id, scorecard_id)
    kept, gone = fitting(draft(user, interaction_id, scorecard_id), {item.item_id for item in card.items})
    return dict(
        id=interaction_id,
        card=scorecard_id,
        version=card.version,
        name=pick(card.zh, card.en),
        kind=kind,
        round=int(drawn.why[0]) if is_round else 0,
        blind=is_blind,
        seen=last["id"] if last else 0,
        judged=(_("你") if last["written_by"] == user else last["written_by"]) if last and not is_round else "",
        others=[] if is_round else at_work(user, interaction_id),
        facts=facts_line(viewer, whole),
        gone=_("评分表更新过：你判过的 {n} 项不在了，其余都留着").format(n=gone) if gone else "",
        sound=sound(viewer, interaction_id),
        says=messages_data(whole["messages"], card, {} if is_blind else machine),
        items=items_data(card, {} if is_blind else machine, phrases(viewer.reader, scorecard_id)),
        draft={k: v for k, v in kept.items() if k not in ("begun_at", "kept_at", "tab")},
        kept=kept["kept_at"].isoformat() if kept else "",
    )


def items_data(card: Scorecard, machine: dict[str, dict], used: dict[str, list[str]]) -> list[dict]:
    """Every item as a line of the form."""
    found = []
    for number, item in enumerate(card.items, 1):
        row = machine.get(item.item_id)
        found.append(
            dict(
                id=item.item_id,
                n=number,
                name=pick(item.zh, item.en),
                section=pick(item.section, item.section_en),
                points=item.points,
                critical=_(CRITICAL_NAMES[item.critical]) if item.critical else "",
                said=_(VERDICTS[row["verdict"]]) if row and row["verdict"] in VERDICTS else "",
                verdict=row["verdict"] if row else "",
                state=_(STATE_NAMES[row["state"]]) if row and item.mode != "person" else _("人判") if row else "",
                seq=(row["message_seq"] or 0) if row else 0,
                told=_told(row),
                why=pick(item.why_zh, item.why_en),
                phrases=[pick(item.next_zh, item.next_en), *used.get(item.item_id, [])],
            )
        )
    return found


def _told(row: dict | None) -> str:
    """What the machine heard, or how far it looked for what it did not."""
    if row is None:
        return ""
    if row["verdict"] == "not_met" and not row["message_seq"]:
        return _("找过 {n} 句，没听到。").format(n=row["searched"]) if row["searched"] else _("没听到。")
    return _("听到「{words}」").format(words=row["because"]) if row["because"] else ""
