"""Masking at the door: personal data leaves a message before it is stored; identity survives as a keyed hash.

What is personal is declared, a kind a file, in personal_data; names are found by naming, what only the talk around it gives away by remembering, numbers
said over several messages by dictation. All of them claim letters of the text as it came; where two claim the same ones, the kind of the lower rank has them.
"""

from __future__ import annotations

import hmac
import re
import unicodedata
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from qa.language.candidates import worth
from qa.language.dictation import TWO_DIGITS, dictated
from qa.language.naming import names
from qa.language.normalising import letters
from qa.language.personal import kinds
from qa.language.personal_data.person import SPELLED
from qa.language.remembering import Claim, remembered
from qa.language.roles import speakers
from qa.language.sieve import many as many_texts
from qa.language.sieve import sift

NAME, NAME_RANK, SURE = "姓名", 55, 0.4
HIDDEN = tuple(kind.name for kind in kinds())
TOKEN = re.compile(rf"\[(?:{'|'.join(HIDDEN)})\]")
SIGNS = re.compile(
    r"[0-9A-Za-z@*]|[零〇洞幺一二两三四五六七八九壹贰叁].{0,3}[零〇洞幺一二两三四五六七八九壹贰叁]|个[零〇幺一二两三四五六七八九]"
    rf"|[路街道巷镇乡村区苑厦园寓场里屯寨楼栋院嘎苏牧]|姓|单名|{SPELLED}"
)


class Masked(NamedTuple):
    """`because`: what was hidden by which rule, in order, as 姓名:称呼|手机号:十一位手机号; empty when nothing was."""

    text: str
    because: str


@dataclass(frozen=True)
class Masker:
    """Masks with one secret; the same address gives the same hash in every file."""

    secret: bytes

    def text(self, value: str) -> str:
        """One message, on its own."""
        return self.contacts([[("", value)]])[0][0].text

    def contact(self, messages: list[tuple[str, str]]) -> list[Masked]:
        """Messages (speaker, text) of one contact; numbers dictated over several are one number, a name said once is hidden everywhere in it."""
        return self.contacts([messages])[0]

    def contacts(self, many: list[list[tuple[str, str]]]) -> list[list[Masked]]:
        """The same for many contacts at once: one linear-time pass a rule says which texts are worth a look."""
        said = [text for messages in many for _, text in messages]
        seen = [TOKEN.sub(lambda token: "[" + "\u200b" * (len(token[0]) - 2) + "]", text) if "[" in text else text for text in letters(said)]
        claims: list[list[Claim]] = [[] for _ in said]
        self._by_rules(seen, claims)
        for at in worth(seen):
            claims[at] += [Claim(NAME_RANK, named.begin, named.end, NAME, named.kind, named.sure) for named in names(seen[at], SURE)]
        owner = np.repeat(np.arange(len(many)), [len(messages) for messages in many])
        with_digits = np.bincount(owner[sift(many_texts(seen), TWO_DIGITS)], minlength=len(many)) if said else ()
        first = 0
        for number, messages in enumerate(many):
            mine = slice(first, first + len(messages))
            first += len(messages)
            talk = [(speaker, text) for (speaker, _), text in zip(messages, seen[mine])]
            if len(talk) > 1:
                if with_digits[number] > 1:
                    _add(claims[mine], dictated(talk))
                _add(claims[mine], remembered(talk, claims[mine]))
        out, at = [], 0
        for messages in many:
            out.append([_masked(text, mine) for (_, text), mine in zip(messages, claims[at : at + len(messages)])])
            at += len(messages)
        return out

    def _by_rules(self, seen: list[str], claims: list[list[Claim]]) -> None:
        places = sift(many_texts(seen), SIGNS)
        looked = many_texts([seen[at] for at in places])
        for kind in kinds():
            for rule in kind.rules:
                for at in sift(looked, rule.rule) if places else ():
                    claims[places[at]] += [Claim(kind.rank, begin, end, kind.name, rule.name) for begin, end in rule.find(seen[places[at]])]

    def address(self, kind: str, value: str, programme: str = "") -> tuple[str | None, str]:
        """(keyed hash, masked form for the eye) of a phone, WeChat id, e-mail … (None, "") for nothing."""
        text = value if type(value) is str and value.isascii() else unicodedata.normalize("NFKC", str(value))
        text = text.strip()
        if not text:
            return None, ""
        if kind == "phone" and not (len(text) == 11 and text[0] == "1" and text.isdigit()):
            if len(re.sub(r"[\D0]", "", text)) < 3 or re.search(r"anonymous|unknown|restricted|private|unavailable", text, re.IGNORECASE):
                return None, ""
            text = re.sub(r"\D", "", text)
            text = re.sub(r"^(?:00)?86(?=1[3-9]\d{9}$|0\d{9,11}$|\d{11}$)", "", text) or str(value)
        digest = hmac.digest(self.secret, f"{programme}|{kind}|{text.lower()}".encode(), "sha256").hex()[:20]
        return digest, f"{text[:3]}****{text[-2:]}" if len(text) >= 7 else "****"

    def speakers(self, turns: list[tuple[str, str]]) -> dict[str, str]:
        """Who of numbered speakers is the agent, from (label, text); roles.py."""
        return speakers(turns)

    def name(self, value: str) -> str:
        return f"{str(value).strip()[:1]}**" if str(value).strip() else ""


def _add(mine: list[list[Claim]], more: dict[int, list[Claim]]) -> None:
    for at, found in more.items():
        mine[at] += found


def _masked(text: str, claims: list[Claim]) -> Masked:
    """The text with every claim that stands replaced by its kind."""
    if not claims:
        return Masked(text, "")
    standing: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (c.rank, c.begin - c.end, c.begin)):
        if all(claim.end <= other.begin or claim.begin >= other.end for other in standing):
            standing.append(claim)
    standing.sort(key=lambda claim: claim.begin)
    out, reached = [], 0
    for claim in standing:
        out += [text[reached : claim.begin], f"[{claim.kind}]"]
        reached = claim.end
    return Masked("".join(out) + text[reached:], "|".join(f"{claim.kind}:{claim.rule}" for claim in standing))
