"""What the dialler, the order system and the sales list of a brand export: calls, what was said, tickets, offers."""

from __future__ import annotations

from pathlib import Path

from qa.contact_reasons import names
from qa.simulation.calls import Call, Offer, Ticket
from qa.simulation.exports.tables import local, write_csv
from qa.simulation.said import Said

PURPOSES = {"callback": "回电", "check": "复查", "opportunity": "商机", "sale": "电销"}
RESULTS = {"accepted": "接受", "declined": "不要", "undecided": "再想想"}
SPEAKERS = {"customer": "客户", "agent": "坐席"}


def native(call: Call) -> str:
    return f"OB{call.brand[0].upper()}{call.number:08d}"


def write_calls(folder: Path, day: str, calls: list[Call], talks: dict[int, list[Said]]) -> None:
    """Calls of one day, reached or not, and their words."""
    write_csv(
        folder / f"outbound-{day}.csv",
        ["外呼编号", "坐席", "客户号码", "拨打时间", "接通时间", "结束时间", "结果", "目的", "关联工单"],
        (
            [
                native(c),
                c.agent.login,
                c.customer.phone,
                local(c.started),
                local(c.started + 12) if c.is_reached else "",
                local(c.ended),
                "接通" if c.is_reached else "未接通",
                PURPOSES[c.purpose],
                c.ticket.name if c.ticket else "",
            ]
            for c in calls
        ),
    )
    write_csv(
        folder / f"outbound_words-{day}.csv",
        ["外呼编号", "序号", "谁", "开始毫秒", "结束毫秒", "文字"],
        (
            [native(c), place, SPEAKERS[m.speaker], m.begin, m.end, m.text]
            for c in calls
            for place, m in enumerate(talks.get(c.number, ()), 1)
        ),
    )


def write_offers(folder: Path, day: str, offers: list[Offer], name) -> None:
    """Offers of one day; `name` gives the number of a contact of the brand."""
    write_csv(
        folder / f"offers-{day}.csv",
        ["联络编号", "产品", "同意推荐", "结果", "金额"],
        (
            [
                native(o.made_in) if isinstance(o.made_in, Call) else name(o.made_in),
                "会员年卡" if o.brand == "shop" else "流量加油包",
                "是" if o.is_permitted else "否",
                RESULTS[o.result],
                "" if o.result != "accepted" else 99 if o.brand == "shop" else 30,
            ]
            for o in offers
        ),
    )


def write_tickets(folder: Path, day: str, tickets: list[Ticket], name, until: int) -> None:
    """Tickets opened on one day, with the steps taken by `until`."""
    called, step = names(), lambda second: local(second) if 0 < second < until else ""
    write_csv(
        folder / f"tickets-{day}.csv",
        ["工单号", "联络编号", "客户号码", "坐席", "创建时间", "首次回复", "解决时间", "状态", "分类"],
        (
            [
                t.name,
                name(t.contact),
                t.contact.customer.phone,
                t.contact.agent.login,
                local(t.opened),
                step(t.replied),
                step(t.solved),
                "已解决" if step(t.solved) else "处理中",
                called[t.contact.reason].zh,
            ]
            for t in tickets
        ),
    )
