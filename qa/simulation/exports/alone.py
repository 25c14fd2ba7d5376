"""What customers did before they met anybody: steps in the voice menu, and tries of their own in the app."""

from __future__ import annotations

from pathlib import Path
from random import Random

from qa.simulation.exports.tables import local, write_csv
from qa.simulation.people import Customer
from qa.simulation.service import Contact

ROOT = "主菜单"
MENUS = {"订单物流": ("订单", "查物流"), "退换售后": ("售后", "退换货"), "账号优惠": ("账号", "优惠券")}
ELSEWHERE = ("商家入驻", "活动播报", "语音留言")
LOST_OF, SERVICES = 0.12, ("查物流", "自助退款", "改地址")
FITS = {"logistics_delay": "查物流", "urge_delivery": "查物流", "lost_parcel": "查物流", "refund": "自助退款"}
FITS |= {"return_goods": "自助退款", "change_address": "改地址"}
TRIED_OF, ALONE_A_DAY = 0.4, 140
RESULTS = {"done": "完成", "failed": "失败", "given_up": "放弃"}


def walked(contact: Contact, seed: int) -> list[str]:
    """The menus of one call, in order: straight on, or round by another; who gives up is last where they gave up."""
    rng = Random(f"{seed}/menu/{contact.number}")
    branch, leaf = MENUS.get(contact.queue, ("其他", "转人工"))
    way = [ROOT, branch, leaf]
    if rng.random() < LOST_OF:
        way = [ROOT, rng.choice(ELSEWHERE), ROOT, branch, leaf]
    return way[: rng.randrange(1, len(way) + 1)] if contact.outcome == "abandoned_ivr" else way


def tried(contact: Contact, seed: int) -> tuple[int, str, str] | None:
    """(second, service, result) of what the customer tried alone in the day before, and came all the same."""
    rng = Random(f"{seed}/alone/{contact.number}")
    fits = FITS.get(contact.reason.split(".")[1])
    if contact.chain > 1 or rng.random() > TRIED_OF or not fits:
        return None
    result = rng.choices(("failed", "given_up", "done"), (0.5, 0.3, 0.2))[0]
    return contact.started - rng.randrange(300, 80_000), fits, result


def write_alone(
    folder: Path, day: str, zero: int, contacts: list[Contact], crowd: list[Customer], seed: int, name
) -> None:
    """One day of one brand; `name` gives a contact's number in its exports, `zero` is the day's first second."""
    calls = [c for c in contacts if c.channel == "voice"]
    write_csv(
        folder / f"menu-{day}.csv",
        ["通话编号", "步骤", "菜单", "时间"],
        (
            [name(c), place, node, local(c.started + (c.queued - c.started) * (place - 1) // 6)]
            for c in calls
            for place, node in enumerate(walked(c, seed), 1)
        ),
    )
    rng = Random(f"{seed}/{day}/alone")
    tries = [(c.customer, *found) for c in contacts if (found := tried(c, seed))]
    for _one in range(ALONE_A_DAY):
        at = zero + rng.randrange(7 * 3600, 23 * 3600)
        tries.append((rng.choice(crowd), at, rng.choice(SERVICES), rng.choices(("done", "given_up"), (0.9, 0.1))[0]))
    write_csv(
        folder / f"self_service-{day}.csv",
        ["编号", "手机", "服务", "时间", "结果"],
        (
            [f"ZZ{day}{place:05d}", who.phone, service, local(at), RESULTS[result]]
            for place, (who, at, service, result) in enumerate(sorted(tries, key=lambda t: t[1]), 1)
        ),
    )
