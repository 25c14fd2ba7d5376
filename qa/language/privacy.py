"""Masking at the door: personal data leaves a message before it is stored; identity survives as a keyed hash.

What is personal is declared, a kind a file, in personal_data; names are found by naming, what only the talk around it
gives away by remembering, numbers said over several messages by dictation. All of them claim letters of the text as it
came; where two claim the same ones, the kind of the lower rank has them.
"""

from __future__ import annotations

import hmac
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b

import numpy as np

from qa.language.asked import QUESTIONS
from qa.language.dictation import TWO_DIGITS, dictated, dictated_within
from qa.language.known_names import KnownNames
from qa.language.name_letters import NO_NAMES, PATH
from qa.language.name_sieve import worth
from qa.language.naming import names
from qa.language.normalising import letters
from qa.language.personal import kinds
from qa.language.personal_data.person import SPELLED
from qa.language.remembering import Claim, remembered
from qa.language.replacing import Masked, masked
from qa.language.roles import speakers
from qa.language.sieve import FEW, sift
from qa.language.sieve import many as many_texts
from qa.language.spoken import count_digits

NAME, HOME, NAME_RANK, KNOWN_RANK, SURE = "姓名", "地址", 55, 51, 0.4
# Digits dictated over several messages: fewer than ten are amounts and order tails.
SHORTEST_NUMBER = 10
NOBODY = KnownNames(frozenset())
HIDDEN = tuple(kind.name for kind in kinds())
TOKEN = re.compile(rf"\[(?:{'|'.join(HIDDEN)})\]")
SIGNS = re.compile(
    r"[0-9A-Za-z@*]|[零〇洞幺一二两三四五六七八九壹贰叁].{0,3}[零〇洞幺一二两三四五六七八九壹贰叁]|个[零〇幺一二两三四五六七八九]"
    rf"|[路街道巷镇乡村区苑厦园寓场里屯寨楼栋院嘎苏牧]|姓|单名|字念|字[头旁底]|的[\u4e00-\u9fff](?:\s|$)|{SPELLED}"
)


@dataclass(frozen=True)
class Masker:
    """Masks with one secret; the same address gives the same hash in every file. `lists`: how to come by the names of
    the centre's own lists, once a process."""

    secret: bytes
    lists: Callable[[], KnownNames] | None = None

    def text(self, value: str) -> str:
        """One message, on its own."""
        return self.contacts([[("", value)]])[0][0].text

    def contact(self, messages: list[tuple[str, str]]) -> list[Masked]:
        """Messages (speaker, text) of one contact; numbers dictated over several are one number, a name said once is
        hidden everywhere in it."""
        return self.contacts([messages])[0]

    def contacts(self, many: list[list[tuple[str, str]]]) -> list[list[Masked]]:
        """The same for many contacts at once: one linear-time pass a rule says which texts are worth a look."""
        said = [text for messages in many for _, text in messages]
        spelled = letters(said)
        seen = [
            TOKEN.sub(lambda token: "[" + "\u200b" * (len(token[0]) - 2) + "]", text) if "[" in text else text
            for text in spelled
        ]
        once = list(dict.fromkeys(seen))
        alone = self._alone(once)
        owner = np.repeat(np.arange(len(many)), [len(messages) for messages in many])
        place_of = {text: place for place, text in enumerate(once)}
        places = np.fromiter((place_of[text] for text in seen), np.int64, len(seen))
        has_digits = _among(places, sift(many_texts(once), TWO_DIGITS))
        told = np.bincount(owner[has_digits], count_digits([seen[at] for at in has_digits.tolist()]), len(many))
        with_digits = (np.bincount(owner[has_digits], minlength=len(many)) > 1) & (told >= SHORTEST_NUMBER)
        digital = {seen[at] for at in has_digits.tolist()}
        asking = {once[at] for at in sift(many_texts(once), QUESTIONS)}
        as_said: dict[str, Masked] = {}
        out, first = [], 0
        for number, messages in enumerate(many):
            mine = seen[first : first + len(messages)]
            first += len(messages)
            claims = [alone.get(text, ()) for text in mine]
            if len(mine) > 1 and (
                with_digits[number]
                or not asking.isdisjoint(mine)
                or any(claim.kind == NAME for found in claims for claim in found)
            ):
                talk = [(speaker, text) for (speaker, _), text in zip(messages, mine)]
                more = dictated(talk, digital) if with_digits[number] else {}
                for at, found in remembered(talk, claims, asking).items():
                    more.setdefault(at, []).extend(found)
                for at, found in more.items():
                    claims[at] = [*claims[at], *found]
            out.append(
                [
                    (
                        masked(text, found, one)
                        if found
                        else as_said.get(text)
                        or as_said.setdefault(text, Masked(text, "", None if one == text else one))
                    )
                    for (_, text), found, one in zip(messages, claims, spelled[first - len(messages) : first])
                ]
            )
        return out

    def _alone(self, texts: list[str]) -> dict[str, list[Claim]]:
        """{text: claims} of what rules and names find in each text by itself."""
        found: dict[str, list[Claim]] = {}
        looked = [texts[at] for at in sift(many_texts(texts), SIGNS)]
        array, digits = many_texts(looked), dict(zip(looked, count_digits(looked)))
        for kind in kinds():
            some = [looked[at] for at in sift(array, kind.sieve)] if looked else []
            chosen = many_texts(some)
            for rule in kind.rules:
                for at in sift(chosen, rule.rule) if len(some) > FEW else range(len(some)):
                    if not rule.digits or digits[some[at]] >= rule.digits:
                        for begin, end in rule.find(some[at]):
                            found.setdefault(some[at], []).append(Claim(kind.rank, begin, end, kind.name, rule.name))
        for text in looked:
            if digits[text] >= SHORTEST_NUMBER and text not in found:
                if claims := dictated_within(text):
                    found[text] = claims
        known = self.lists() if self.lists else NOBODY
        for at, begin, end in known.said(texts):
            found.setdefault(texts[at], []).append(Claim(KNOWN_RANK, begin, end, NAME, "名单里的名字"))
        for at, begin, end in known.homes_said(texts):
            found.setdefault(texts[at], []).append(Claim(KNOWN_RANK, begin, end, HOME, "名单里的地址"))
        for at in worth(texts):
            for named in names(texts[at], SURE):
                if texts[at][named.begin : named.end] in known.staff:
                    continue
                found.setdefault(texts[at], []).append(
                    Claim(NAME_RANK, named.begin, named.end, NAME, named.kind, named.sure)
                )
        return found

    def address(self, kind: str, value: str, programme: str = "") -> tuple[str | None, str]:
        """(keyed hash, masked form for the eye) of a phone, WeChat id, e-mail … (None, "") for nothing."""
        text = value if type(value) is str and value.isascii() else unicodedata.normalize("NFKC", str(value))
        text = text.strip()
        if not text:
            return None, ""
        if kind == "phone" and not (len(text) == 11 and text[0] == "1" and text.isdigit()):
            if len(re.sub(r"[\D0]", "", text)) < 3 or re.search(
                r"anonymous|unknown|restricted|private|unavailable", text, re.IGNORECASE
            ):
                return None, ""
            text = re.sub(r"\D", "", text)
            text = re.sub(r"^(?:00)?86(?=1[3-9]\d{9}$|0\d{9,11}$|\d{11}$)", "", text) or str(value)
        digest = hmac.digest(self.secret, f"{programme}|{kind}|{text.lower()}".encode(), "sha256").hex()[:20]
        return digest, f"{text[:3]}****{text[-2:]}" if len(text) >= 7 else "****"

    def speakers(self, turns: list[tuple[str, str]]) -> dict[str, str]:
        """Who of numbered speakers is the agent, from (label, text); roles.py."""
        return speakers(turns)

    def name(self, value: str) -> str:
        """A name as it is shown: its first letter."""
        return f"{str(value).strip()[:1]}**" if str(value).strip() else ""


def _among(places: np.ndarray, chosen: list[int]) -> np.ndarray:
    """Where one of the chosen stands."""
    is_chosen = np.zeros(int(places.max(initial=0)) + 1, bool)
    is_chosen[chosen] = True
    return np.nonzero(is_chosen[places])[0]


@cache
def version() -> str:
    """What the rules, words and weights of this program are known by: words that another one masked are masked anew."""
    told = [
        f"{kind.name}{kind.rank}{[(rule.name, rule.pattern, rule.unless, rule.needs) for rule in kind.rules]}"
        for kind in kinds()
    ]
    return blake2b("".join(told).encode() + PATH.read_bytes() + NO_NAMES.read_bytes(), digest_size=6).hexdigest()
