"""纸飞机商城: queue_log and CDR of its PBX, transcripts and surveys as UTF-8 CSV, chats as GBK CSV, states of the chat
team as CSV."""

from __future__ import annotations

from pathlib import Path

from qa.simulation.exports.asterisk_queue_log import native, queue_log
from qa.simulation.exports.tables import local, write_csv
from qa.simulation.people import Agent, Customer
from qa.simulation.said import Said
from qa.simulation.service import Contact

SPEAKERS = {"customer": "客户", "agent": "客服"}
CHANNELS = {"webchat": "网页", "wechat": "微信", "weibo": "微博", "email": "邮件"}
CSAT = {5: "非常满意", 4: "满意", 3: "一般", 2: "不满意", 1: "非常不满意"}


def write_day(
    folder: Path,
    day: str,
    contacts: list[Contact],
    talks: dict[int, list[Said]],
    states: list[tuple[int, Agent, str, str]],
) -> None:
    calls = [c for c in contacts if c.channel == "voice"]
    chats = [c for c in contacts if c.channel != "voice"]
    queue_log(folder / f"queue_log-{day}", calls, [s for s in states if s[1].login.startswith("SIP/")])
    write_csv(folder / f"cdr-{day}.csv", None, (_cdr(c) for c in calls), "utf-8")
    write_csv(
        folder / f"transcripts-{day}.csv",
        ["通话编号", "序号", "说话人", "开始毫秒", "结束毫秒", "时间", "文字"],
        (
            [native(c), place, SPEAKERS[m.speaker], m.begin, m.end, local(c.answered + m.begin // 1000), m.text]
            for c in calls
            for place, m in enumerate(talks.get(c.number, ()), 1)
        ),
    )
    write_csv(
        folder / f"chats-{day}.csv",
        ["会话编号", "渠道", "技能组", "客服", "访客", "进入时间", "接入时间", "结束时间", "结果"],
        (_chat(c) for c in chats),
        "gb18030",
    )
    write_csv(
        folder / f"chat_messages-{day}.csv",
        ["会话编号", "序号", "角色", "时间", "内容"],
        (
            [native(c), place, SPEAKERS[m.speaker], local(c.answered + m.begin // 1000), m.text]
            for c in chats
            for place, m in enumerate(talks.get(c.number, ()), 1)
        ),
        "gb18030",
    )
    write_csv(
        folder / f"surveys-{day}.csv",
        ["会话编号", "评价", "推荐分", "时间"],
        (
            [native(c), CSAT[c.csat] if c.survey == "answered" else "", c.nps if c.nps >= 0 else "", local(c.ended)]
            for c in contacts
            if c.outcome == "answered" and (c.survey or c.nps >= 0)
        ),
    )
    write_csv(
        folder / f"states-{day}.csv",
        ["客服", "时间", "状态", "原因"],
        ([a.login, local(t), state, reason] for t, a, state, reason in states if not a.login.startswith("SIP/")),
    )


def _cdr(c: Contact) -> list:
    talk = c.ended - c.answered if c.agent else 0
    return [
        "",
        c.customer.phone,
        "4008",
        "from-trunk",
        f'"{c.customer.phone}" <{c.customer.phone}>',
        f"PJSIP/trunk-{c.number:08x}",
        c.agent.login if c.agent else "",
        "Queue",
        c.queue,
        local(c.started),
        local(c.answered) if c.agent else "",
        local(c.ended),
        c.ended - c.started,
        talk,
        "ANSWERED" if c.agent else "NO ANSWER",
        "3",
        native(c),
        str(c.queued - c.started),
    ]


def _chat(c: Contact) -> list:
    visitor = {
        "webchat": f"web{c.customer.number}",
        "wechat": c.customer.wechat,
        "weibo": c.customer.weibo,
        "email": c.customer.email,
    }[c.channel]
    return [
        native(c),
        CHANNELS[c.channel],
        c.queue,
        c.agent.login if c.agent else "",
        visitor,
        local(c.queued),
        local(c.answered) if c.agent else "",
        local(c.ended),
        "已接入" if c.agent else "访客离开",
    ]


def write_lists(folder: Path, agents: list[Agent], customers: list[Customer], first_day: str, day_of) -> None:
    """The roster and the customer list, written once."""
    write_csv(
        folder / "roster.csv",
        ["工号", "姓名", "班组", "登录名", "入职日期"],
        ([a.agent_id, a.name, a.team, a.login, day_of(a.hired_day)] for a in agents),
    )
    write_csv(
        folder / "customers.csv",
        [
            "客户编号",
            "姓名",
            "手机",
            "微信",
            "邮箱",
            "微博",
            "网页访客",
            "价值",
            "近一年毛利",
            "近一年订单",
            "最近下单",
            "首次下单",
            "累计订单",
        ],
        (
            [f"P{c.number:06d}", c.name, c.phone, c.wechat, c.email, c.weibo, f"web{c.number}", *c.bought(day_of)]
            for c in customers
            if c.known
        ),
    )
