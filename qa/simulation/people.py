"""Brands, teams, agents with a latent skill per act, customers with value, addresses and habits. All names are
invented."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from qa.simulation.buying import orders_of
from qa.simulation.wording import person

SKILLS = (
    "greeting",
    "identity",
    "hold_notice",
    "empathy",
    "apology",
    "promise",
    "closing",
    "courtesy",
    "ownership",
    "discretion",
    "solving",
    "speed",
)


@dataclass(frozen=True)
class Brand:
    key: str
    name: str


@dataclass(frozen=True)
class Pool:
    """Agents who serve the same queues. `capacity` contacts at a time; `daily` first contacts on an average day."""

    key: str
    brand: str
    teams: tuple[tuple[str, int], ...]
    queues: tuple[tuple[str, str, float], ...]
    daily: int
    capacity: int = 1


@dataclass
class Agent:
    agent_id: str
    brand: str
    pool: str
    team: str
    name: str
    login: str
    number: int
    hired_day: int
    skill: dict[str, float]
    shift: int


@dataclass
class Customer:
    number: int
    brand: str
    name: str
    phone: str
    wechat: str
    email: str
    weibo: str
    segment: str
    margin: float
    orders: int
    last_order_day: int
    temper: float
    dialect: str
    known: bool
    idcard: str
    first_order_day: int = 0
    orders_ever: int = 1
    contacts: list[int] = field(default_factory=list)

    def bought(self, day_of: Callable[[int], str]) -> list:
        """What the client's list says of value and orders; `day_of` turns a day's number into its date."""
        days = [day_of(day) for day in (self.last_order_day, self.first_order_day)]
        return [self.segment, self.margin, self.orders, *days, self.orders_ever]


BRANDS = {"shop": Brand("shop", "纸飞机商城"), "telecom": Brand("telecom", "松果通信")}
POOLS = (
    Pool(
        "shop_voice",
        "shop",
        (("电话一组", 9), ("电话二组", 8)),
        (("订单物流", "voice", 0.46), ("退换售后", "voice", 0.38), ("账号优惠", "voice", 0.16)),
        232,
    ),
    Pool(
        "shop_text",
        "shop",
        (("商城在线组", 8),),
        (("在线咨询", "webchat", 0.55), ("微信客服", "wechat", 0.24), ("微博", "weibo", 0.09), ("邮件", "email", 0.12)),
        162,
        4,
    ),
    Pool("telecom_voice", "telecom", (("热线组", 9),), (("话费套餐", "voice", 0.56), ("宽带网络", "voice", 0.44)), 108),
    Pool(
        "telecom_text",
        "telecom",
        (("松果在线组", 6),),
        (("在线客服", "webchat", 0.66), ("微信客服组", "wechat", 0.34)),
        88,
        4,
    ),
)
USUAL_ORDERS = 4  # a year
DIALECTS = ("", "", "", "", "", "", "north", "southwest", "canton", "wu")


def agents(rng: Random, days: int) -> list[Agent]:
    """Forty agents in five teams; some are new, and skill comes with experience and talent."""
    found = []
    for pool in POOLS:
        for team, size in pool.teams:
            for place in range(size):
                number = len(found) + 1
                hired = (
                    rng.choice((-900, -700, -400, -250, -120)) if place < size - 2 else rng.randrange(-20, days // 3)
                )
                talent = rng.gauss(0, 0.7)
                skill = {s: talent * 0.5 + rng.gauss(0, 0.8) for s in SKILLS}
                login = (
                    f"SIP/{1000 + number}"
                    if pool.key == "shop_voice"
                    else f"{pool.brand}{number:02d}@songguo.example"
                    if pool.brand == "telecom"
                    else f"kf{number:02d}"
                )
                found.append(
                    Agent(
                        f"{pool.brand[0].upper()}{number:03d}",
                        pool.brand,
                        pool.key,
                        team,
                        person(rng),
                        login,
                        1000 + number,
                        hired,
                        skill,
                        place % 6,
                    )
                )
    return found


def _card(rng: Random) -> str:
    place = rng.choice(("110105", "320106", "440305", "510107"))
    body = f"{place}{rng.randrange(1960, 2004)}{rng.randrange(1, 13):02d}{rng.randrange(1, 29):02d}"
    body += f"{rng.randrange(1000):03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + "10X98765432"[sum(int(d) * w for d, w in zip(body, weights)) % 11]


def customers(rng: Random, brand: str, count: int, days: int) -> list[Customer]:
    """What a year is worth follows a long tail and the orders of the year; one in seven is not on the client's customer
    list."""
    found, buying = [], Random(f"{brand}/{count}/{days}/orders")
    for number in range(count):
        worth = rng.lognormvariate(5.2, 1.1)
        segment = (
            "high" if worth > 700 else "secondary" if worth > 280 else "potential" if rng.random() < 0.4 else "low"
        )
        base, bought = f"{brand[0]}{number:06d}", orders_of(buying, days)
        found.append(
            Customer(
                number,
                brand,
                person(rng),
                f"1{rng.choice('3578')}{rng.randrange(10):d}{rng.randrange(10**8):08d}",
                f"wx_{base}",
                f"u{base}@mail.example",
                f"wb{base}",
                segment,
                round(worth / USUAL_ORDERS * bought.year, 2),
                bought.year,
                bought.last_day,
                rng.gauss(0, 1),
                rng.choice(DIALECTS),
                rng.random() < 0.86,
                _card(rng),
                bought.first_day,
                bought.ever,
            )
        )
    return found
