"""The sentence that carries the matter: what of a customer's own words says, read alone, why they came."""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np

from qa.language.columns import CUSTOMER, Said
from qa.language.reasons.keeping import model_of
from qa.language.reasons.opening import CARD, alone, telling

# The customer's messages that say something, from the first: what follows drifts.
LOOKED_AT = 6
# The end of a sentence; a point only after a word and before none of digits.
SENTENCE = re.compile(r"(?:[^。！？!?；;\n.]|\.(?=[0-9a-zA-Z])|(?<![\u4e00-\u9fff])\.)+(?:[。！？!?；;.]|…)*")
# Who is called, and what a mouth does before it speaks.
LEAD = re.compile(
    r"(?:\s*@[^\s@，,。]{1,20}[\s，,]+|[嗯呃啊哦哎喂诶]+[…，,、。 ]*|"
    r"(?:那个|就是)?(?:你好|您好)(?![像久歹几多些意心])[呀啊，,、。！! ]*)*"
)
CLAUSE = re.compile(r"[^，,]+[，,]*")
# A sentence longer than this is looked at clause by clause; together they are never longer.
LONG = 60
# Shorter says little alone.
LEAST, FULL = 4, 14
HAN = re.compile(r"[\u4e00-\u9fff]")
# Nothing but a greeting, a yes, or a wish to talk to somebody. Never gone back into: these words can be read in many
# ways, and a long run of them would be tried in every one.
EMPTY = re.compile(
    "(?:转?人工|在吗?|你好|您好|喂|谢谢|好的?|嗯|对|是的?|行|可以|没有?了?|不用了?|再见|拜拜|亲|"
    "[我请要想找帮转接给一下个你您们吧吗么啊呢的了]|客服|服务|电话|打|有|真人|回[复话]?|人|[，,。.！!?？~ ])++"
)
NESTED = re.compile(r"\[[^\[\]\n]*\]")
# What speaking for the contact's reason, enough words, and every turn before it are worth; chosen on fifty labelled
# contacts.
REASON, CONTENT, LATER = 0.6, 1.0, 0.12


class Gist(NamedTuple):
    """`message`: its place in the contact, from 0; the span is of the message as it was said."""

    message: int
    begin: int
    end: int


class _Part(NamedTuple):
    contact: int
    message: int  # among all messages
    begin: int
    end: int
    text: str
    turn: int  # among the customer's telling messages, from 0


def gists(said: Said, texts: list[str], reasons: list[str], taxonomies: list[str]) -> list[Gist | None]:
    """Of each contact, None where its customer says nothing. `texts`: the messages as rules read them; `reasons` of
    each, as ids; `taxonomies` of their programmes."""
    parts = _parts(said, texts)
    worth = _of_reason(parts, reasons, taxonomies) * REASON
    worth += [_alone(part) for part in parts]
    best: dict[int, int] = {}
    for at, part in enumerate(parts):
        if part.contact not in best or worth[at] > worth[best[part.contact]]:
            best[part.contact] = at
    found: list[Gist | None] = [None] * said.count
    for contact, at in best.items():
        part = parts[at]
        begin, end = said.plain.span(part.message, part.begin, part.end)
        begin += LEAD.match(said.texts[part.message][begin:end]).end()
        found[contact] = Gist(int(part.message - said.first[contact]), begin, end)
    return found


def _parts(said: Said, texts: list[str]) -> list[_Part]:
    found, turn, contact = [], 0, -1
    for message in said.by(CUSTOMER).tolist():
        turn, contact = (turn, contact) if said.contact[message] == contact else (0, int(said.contact[message]))
        text = texts[message]
        if turn >= LOOKED_AT or not telling(text):
            continue
        for begin, end in sentences(text):
            words = text[begin:end]
            if not EMPTY.fullmatch(words) and HAN.search(_without_cards(words)):
                found.append(_Part(contact, message, begin, end, words, turn))
        turn += 1
    return found


def _without_cards(text: str) -> str:
    """Without order cards, and without what is masked, one bracket in another."""
    return NESTED.sub("", NESTED.sub("", CARD.sub("", text)))


def sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence begins and ends; of a long one, runs of clauses that are short enough."""
    found = []
    for whole in SENTENCE.finditer(text):
        if whole.end() - whole.start() <= LONG:
            found.append(whole.span())
            continue
        begin = end = whole.start()
        for clause in CLAUSE.finditer(text, whole.start(), whole.end()):
            if clause.end() - begin > LONG and end > begin:
                found.append((begin, end))
                begin = end
            end = clause.end()
        found.append((begin, min(end, begin + LONG)))
    return [_trimmed(text, *span) for span in found]


def _trimmed(text: str, begin: int, end: int) -> tuple[int, int]:
    words = text[begin:end]
    return begin + len(words) - len(words.lstrip(" ，,")), end - len(words) + len(words.rstrip(" ，,\n"))


def _of_reason(parts: list[_Part], reasons: list[str], taxonomies: list[str]) -> np.ndarray:
    """How much each part speaks for its contact's reason, 0–1; nothing where none is known."""
    worth = np.zeros(len(parts))
    for name in {taxonomies[part.contact] for part in parts}:
        model = model_of(name) if name else None
        mine = [at for at, part in enumerate(parts) if taxonomies[part.contact] == name]
        if model is None or not model.labels or not mine:
            continue
        place = {label: at for at, label in enumerate(model.labels)}
        chances = model.chances([alone(parts[at].text) for at in mine])
        for row, at in enumerate(mine):
            reason = reasons[parts[at].contact]
            worth[at] = chances[row, place[reason]] if reason in place else 0
    return worth


def _alone(part: _Part) -> float:
    """How much a part says whatever the reason: enough words, early."""
    words = len(HAN.findall(_without_cards(part.text)))
    content = max(0.0, min(1.0, (words - LEAST) / (FULL - LEAST)))
    return CONTENT * content - LATER * part.turn
