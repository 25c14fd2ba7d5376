"""What the pulse asks. Burn-out: the work and client scales of the Copenhagen Burnout Inventory (Kristensen, Borritz,
Villadsen, Christensen 2005, Work & Stress 19: 192–207; public domain), put into our own words; a Chinese version was
studied by Yeh, Cheng, Chen, Hu, Kristensen 2007, Int. J. Behav. Med. 14: 126–133. Fairness: four questions of our own
after the four kinds of organisational justice; they are not validated. Recommending: one question from 0 to 10."""

from __future__ import annotations

from dataclasses import dataclass

SCALES = {
    "work": ("工作带来的疲惫", "Worn out by the work"),
    "client": ("和客户打交道的疲惫", "Worn out by customers"),
    "fairness": ("公平", "Fairness"),
    "recommend": ("愿意推荐这里", "Would recommend this place"),
}
# Scales where more is worse.
BURDENS = ("work", "client")
OFTEN = (("总是", "Always"), ("常常", "Often"), ("有时", "Sometimes"), ("很少", "Seldom"), ("从不", "Never"))
MUCH = (
    ("非常", "Very much"),
    ("比较", "Quite"),
    ("有一点", "Somewhat"),
    ("不太", "A little"),
    ("一点也不", "Not at all"),
)
TRUE = (("完全是", "Fully"), ("大致是", "Mostly"), ("一半一半", "Half"), ("不太是", "Hardly"), ("不是", "Not at all"))
TOP = 10  # of the question whether one would recommend


@dataclass(frozen=True)
class PulseItem:
    """One question; `answers` from most to least, worth 100 to 0, or the other way round when `is_turned`."""

    key: str
    scale: str
    zh: str
    en: str
    answers: tuple[tuple[str, str], ...]
    is_turned: bool = False

    def worth(self, place: int) -> float:
        """0 … 100 of the answer at a place; of the recommending one the place itself, 0 … 10."""
        if self.scale == "recommend":
            return float(place)
        share = place / (len(self.answers) - 1)
        return 100 * (share if self.is_turned else 1 - share)


ITEMS = (
    PulseItem("work_1", "work", "下班的时候，你觉得累垮了吗？", "Are you worn out at the end of a working day?", OFTEN),
    PulseItem("work_2", "work", "一早想到要上班，就觉得累吗？", "Does the thought of the day tire you early?", OFTEN),
    PulseItem(
        "work_3", "work", "你觉得上班的每个小时都费劲吗？", "Does every working hour feel like an effort?", OFTEN
    ),
    PulseItem(
        "work_4",
        "work",
        "下班以后，还有力气陪家人朋友吗？",
        "Is there energy left for family and friends?",
        OFTEN,
        True,
    ),
    PulseItem("work_5", "work", "这份工作让你心里累吗？", "Is your work hard on your feelings?", MUCH),
    PulseItem("work_6", "work", "这份工作让你烦躁吗？", "Does your work frustrate you?", MUCH),
    PulseItem("work_7", "work", "你觉得被这份工作掏空了吗？", "Do you feel burnt out by your work?", MUCH),
    PulseItem("client_1", "client", "和客户打交道，你觉得难吗？", "Is it hard to work with customers?", MUCH),
    PulseItem("client_2", "client", "和客户打交道，让你烦躁吗？", "Does working with customers frustrate you?", MUCH),
    PulseItem("client_3", "client", "和客户打交道，耗你的力气吗？", "Does it take your energy?", MUCH),
    PulseItem("client_4", "client", "你觉得给客户的比得到的多吗？", "Do you give more than you get back?", MUCH),
    PulseItem("client_5", "client", "你有时不想再和客户打交道吗？", "Are you tired of dealing with customers?", OFTEN),
    PulseItem("client_6", "client", "你会想还能做多久吗？", "Do you wonder how long you can go on?", OFTEN),
    PulseItem("fair_1", "fairness", "我得到的，配得上我做的。", "What I get matches what I do.", TRUE),
    PulseItem("fair_2", "fairness", "评我的办法，对谁都一样。", "I am judged the way everybody is.", TRUE),
    PulseItem("fair_3", "fairness", "关于我的决定，有人讲清楚为什么。", "Decisions about me are explained.", TRUE),
    PulseItem("fair_4", "fairness", "管我的人尊重我。", "Those in charge treat me with respect.", TRUE),
    PulseItem(
        "recommend",
        "recommend",
        "你愿意推荐朋友来这里上班吗？（0 完全不，10 非常愿意）",
        "Would you recommend working here to a friend? (0 not at all, 10 very much)",
        tuple((str(n), str(n)) for n in range(TOP + 1)),
    ),
)


def asked(number: int) -> tuple[PulseItem, ...]:
    """What round `number` asks: one of the two scales of burn-out in turn, and always fairness and recommending."""
    mine = BURDENS[number % len(BURDENS)]
    return tuple(item for item in ITEMS if item.scale not in BURDENS or item.scale == mine)
