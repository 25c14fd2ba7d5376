"""What a contact's reason is heard in: the customer's first messages that say something, and what the agent answers to
them; order cards, greetings and formulas are passed over."""

from __future__ import annotations

import re
from typing import NamedTuple

from qa.language.columns import AGENT, CUSTOMER, Said
from qa.language.exchange import CLAUSE, FORMULA

# The matter is named in the first real messages; later ones drift. Four did best on 310 real contacts.
HEARD = 4
# The opening is over long before this message.
HEARD_OF = 40
CARD = re.compile(
    r"\[[^\]\n]{1,14}\]|#E-\w+|https?://\S+|(?:咨询)?(?:订单(?:编?号|金额|状态)|商品(?:ID|编号)|下单时间)\s*[::]\s*[^\s,]*"
)
# What every agent says before looking anything up.
WAITING = re.compile("稍等|稍候|正在(?:为您|帮您)?查|有什么.{0,8}(?:帮|解决|问题)|(?:为|帮)您服务|工号|很?高兴为")
# How somebody begins with another matter, at the start of a clause.
ALSO = re.compile(
    r"(?:^|[,.。!?;\s])(?:那个?|对了|哦|哎|嗯|然后)*[,\s]*(?:还有(?:个|一个|一件)(?:事|问题)?|另外(?=[,，问想我请再])|顺便|我?还想问|再问|再请教|还要问)"
)
LEAST_MATTER = 6
MAY_HOLD_A_CARD = re.compile(r"[\[#:]|://")
SAYS_NOTHING = re.compile(
    r"(?:人工(?:客服|服务)?|转?人工|客服|你好|您好|在[吗么的]?|有人[吗么]?|hi|hello|哈喽|喂|亲|嗯|哦|噢|啊|好的?|可以|行|对|是的?|没有了?|谢谢|请问|[\s,.。,!?~…、0-9])+",
    re.IGNORECASE,
)


class Opening(NamedTuple):
    """`customer`: what the customer said first; `both`: that, and the answers."""

    customer: str
    both: str


def alone(text: str) -> Opening:
    """Words nobody answered."""
    return Opening(text, text)


def telling(text: str) -> str:
    """A customer's message without order cards; "" when nothing but a greeting or a yes is left."""
    words = _without_cards(text)
    return "" if SAYS_NOTHING.fullmatch(words) else words


def _without_cards(text: str) -> str:
    return (CARD.sub(" ", text) if MAY_HOLD_A_CARD.search(text) else text).strip()


def _answered(text: str) -> str:
    clauses = CLAUSE.findall(_without_cards(text))
    return "".join(c for c in clauses if not FORMULA.search(c) and not WAITING.search(c)).strip()


def opening_of(turns: list[tuple[int, str]]) -> Opening:
    """Of one contact; turns (role, text) in order, roles as in columns."""
    customer: list[str] = []
    agent: list[str] = []
    for role, text in turns:
        if role == CUSTOMER and len(customer) < HEARD:
            if words := telling(text):
                customer.append(words)
        elif role == AGENT and customer and len(agent) < HEARD:
            if words := _answered(text):
                agent.append(words)
        if len(customer) == HEARD == len(agent):
            break
    first = " ".join(customer)
    return Opening(first, " ".join((first, *agent)) if customer else "")


class Parted(NamedTuple):
    """`first`: what the contact begins with; `other`: another matter the customer comes to after the first was
    answered, None where there is none; `is_other_more`: whether more is said of it."""

    first: Opening
    other: Opening | None = None
    is_other_more: bool = False


def parted(turns: list[tuple[int, str]]) -> Parted:
    """Of one contact; turns as opening_of takes them."""
    answered, mine = False, 0
    for at, (role, text) in enumerate(turns):
        answered = answered or (role == AGENT and mine > 0)
        if role != CUSTOMER:
            continue
        begun = ALSO.search(text) if answered else None
        if begun and len(telling(text[begun.end() :])) >= LEAST_MATTER:
            rest = [(CUSTOMER, text[begun.end() :]), *turns[at + 1 :]]
            later = sum(1 for who, words in rest if who == CUSTOMER and telling(words))
            return Parted(opening_of([*turns[:at], (CUSTOMER, text[: begun.start()])]), opening_of(rest), later > mine)
        mine += bool(telling(text))
    return Parted(opening_of(turns))


def parted_all(said: Said, texts: list[str]) -> list[Parted]:
    """Of many contacts. `texts`: the messages as rules read them."""
    roles, first = said.roles.tolist(), said.first.tolist()
    asked = set(said.contact[[at for at in said.by(CUSTOMER).tolist() if ALSO.search(texts[at])]].tolist())
    found = []
    for at, (a, b) in enumerate(zip(first, first[1:])):
        turns = list(zip(roles[a:b], texts[a:b]))
        found.append(parted(turns) if at in asked else Parted(opening_of(turns)))
    return found
