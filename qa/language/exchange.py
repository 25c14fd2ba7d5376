"""What came back on what a customer asked: the replies that follow, what the customer says next, and what about them
speaks for an answer or for none."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from qa.language.columns import AGENT, CUSTOMER, Said

RUNS, READ = 3, 200
CLAUSE = re.compile(r"[^,。!?;~\s]+[,。!?;~\s]*")
FORMULA = re.compile(
    "还有(?:什么|啥|其他|其它|别的|问题)|(?:感谢|谢谢)[您你]?(?:的|对|来电|咨询|支持|理解|配合|耐心|光临)|祝[您你]|再见|拜拜|评价|打赏|小红心|很高兴|太客气|客气了|应该做的|随时(?:联系|召唤|咨询)|生活愉快|^(?:您好|你好|亲+|亲爱的|在的|嗯+|哈喽|喂)+[呢哦哈啊]*[,。"
    "!?~\\s]*$"
)
NEXT = "\ue003"
TWICE = "赔够会补给退报算收送修管换开办查认能要行好对是可需发来在"
ASKS = re.compile(
    r"[?]|什么|啥|哪|多少|几|谁|[吗呢嘛吧没否]$|怎|咋|可以|能|有没|问|看看|看一下|看下|查|告诉|说法|凭|还是|多久|为何|如何|何时|知道|说说|讲讲|准话|回[复答]|人呢|在哪"
    rf"|[{TWICE}]不[{TWICE}]|[{TWICE}]没[{TWICE}]"
)
ANSWERS = re.compile(
    "^(?:对的?|是的?|嗯+对?|可以的?|能的?|行的?|不能|不可以|不行|没有|有的?|不用|不需要|需要|会的?|不会|是不是|好的)"
)
FIGURES = re.compile(
    r"[0-9一二两三四五六七八九十几]+\s?(?:个|天|小时|分钟|元|块|点|号|月|日|楼|路|周|年|次|位|件|折|%|度|工作日)|[0-9]{2,}"
)
ASKS_BACK = re.compile(r"[?]|[吗呢]$")
WANTS = re.compile("[您你].{0,6}(?:提供|发|报|说|给).{0,6}(?:订单|号|信息|截图)")
DOES = re.compile("帮您|给您|为您|马上|已经|已为|这就")
CONTENT, AGAIN = re.compile("谢|好的|明白|知道了|行$|好$|ok"), re.compile("[?]|[吗呢]$|怎|到底|我问")


class Exchange(NamedTuple):
    """`message`: position of the customer's message; `replies`: the agent's next three runs of messages; `after`: what
    the customer said between or after them; `is_more`: whether the agent says something later still."""

    message: int
    question: str
    replies: tuple[str, ...]
    after: str
    is_more: bool

    @property
    def reply(self) -> str:
        """The end of what the agent answered."""
        return " ".join(self.replies)[-READ:]

    @property
    def before(self) -> str:
        """What the answer is read beside: the question, and what came after."""
        return self.question + NEXT + self.after


def said_in(text: str) -> str:
    """What a reply says, without thanks, farewells and offers of more help: every agent says them, whether they answer
    or not."""
    return "".join(clause for clause in CLAUSE.findall(text) if not FORMULA.search(clause))


def exchanges(said: Said, texts: list[str]) -> list[Exchange]:
    """Every message of a customer that may ask something, with what came back. `texts`: the messages as rules read
    them."""
    found = []
    roles, contact = said.roles.tolist(), said.contact.tolist()
    for at in said.by(CUSTOMER).tolist():
        if ASKS.search(texts[at]):
            found.append(_exchange(at, roles, contact, texts))
    return found


def _exchange(at: int, roles: list[int], contact: list[int], texts: list[str]) -> Exchange:
    replies, after, runs, place = [], "", 0, at + 1
    past = next((later for later in range(at + 1, len(roles)) if contact[later] != contact[at]), len(roles))
    while place < past and roles[place] == CUSTOMER:
        place += 1
    while place < past and runs < RUNS:
        if roles[place] == AGENT:
            replies.append(said_in(texts[place]))
        elif roles[place] == CUSTOMER and replies and roles[place - 1] != CUSTOMER:
            runs += 1
            after = after or texts[place]
        place += 1
    return Exchange(at, texts[at], tuple(replies), after, any(roles[later] == AGENT for later in range(place, past)))


def _pairs(text: str) -> set[tuple[str, str]]:
    return set(zip(text, text[1:]))


def _shared(one: Exchange) -> float:
    """How many of the question's pairs of characters come again in the replies, 0…1."""
    asked = _pairs(one.question)
    return len(asked & _pairs(" ".join(one.replies))) / max(1, len(asked))


def _first(one: Exchange) -> str:
    return one.replies[0] if one.replies else ""


SIGNS: dict[str, Callable[[Exchange], bool]] = {
    "no reply": lambda one: not one.replies,
    "formula only": lambda one: bool(one.replies) and not any(one.replies),
    "yes or no": lambda one: bool(ANSWERS.search(_first(one))),
    "figures": lambda one: bool(FIGURES.search(" ".join(one.replies))),
    "figures at once": lambda one: bool(FIGURES.search(_first(one))),
    "asks back": lambda one: bool(ASKS_BACK.search(_first(one))),
    "wants a number": lambda one: bool(WANTS.search(" ".join(one.replies))),
    "does something": lambda one: bool(DOES.search(" ".join(one.replies))),
    "reply under 6": lambda one: len(one.reply) < 6,
    "reply under 15": lambda one: len(one.reply) < 15,
    "reply under 40": lambda one: len(one.reply) < 40,
    "reply over 80": lambda one: len(one.reply) > 80,
    "several": lambda one: len(one.replies) > 1,
    "more later": lambda one: one.is_more,
    "nothing shared": lambda one: _shared(one) == 0,
    "a fifth shared": lambda one: _shared(one) > 0.2,
    "two fifths shared": lambda one: _shared(one) > 0.4,
    "short question": lambda one: len(one.question) < 8,
    "nothing after": lambda one: not one.after,
    "content after": lambda one: bool(CONTENT.search(one.after)),
    "asks again": lambda one: bool(AGAIN.search(one.after)),
}


def signs(found: list[Exchange]) -> np.ndarray:
    """Exchanges × SIGNS: whether each holds."""
    return np.array([[holds(one) for holds in SIGNS.values()] for one in found], bool).reshape(len(found), len(SIGNS))
