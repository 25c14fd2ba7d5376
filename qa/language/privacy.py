"""Masking at the door: personal data leaves a message before it is stored; identity survives as a keyed hash.

Kinds: mobile, landline, ID card (GB 11643 check digit), bank card (Luhn), e-mail, plate, WeChat and QQ ids when announced, names and
addresses by cue and structure, digits spoken as words, and numbers dictated over several messages. Amounts, dates, durations, order
numbers and model names stay.
"""

from __future__ import annotations

import hmac
import re
import unicodedata
from dataclasses import dataclass

import numpy as np

from qa.language import cues
from qa.language.digits import CHUNK, CUED, DIGIT, RUN, hide_run, kind_of, plain
from qa.language.remembering import WORTH, remembered
from qa.language.roles import speakers
from qa.language.sieve import many as many_texts
from qa.language.sieve import sift

HIDDEN = ("手机号", "固话", "身份证", "银行卡", "邮箱", "车牌", "姓名", "地址", "微信号", "密码", "证件")
SIEVE = re.compile(
    rf"[{DIGIT}]{{2}}|[{DIGIT}][^{DIGIT}]{{1,3}}[{DIGIT}]|@|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Za-z]|我叫|叫做|我是|姓|名字|户名|[件货寄系取订定住机车保卡收修户险]人|户主|机主|客户[是叫:：]"
    r"|用户[是叫:：]|本人|先生|女士|小姐|阿姨|大爷|大妈|微信|[vVwW][xX信]|QQ|qq|扣扣|企鹅|加我|给.{2,4}收|找一下|叫一下|地址|住在|家住|寄到|寄往|送到|发到|发往|[省市区县].{1,12}[区县镇乡街路道村]|[路街巷村苑区厦道园寓场庄].{0,3}[0-9一二三四五六七八九十０-９]"
)
TWO_DIGITS = re.compile(rf"[{DIGIT}].?[{DIGIT}]")
MOST_PIECES = 12
SAYS_NO_MORE = "嗯对是的啊哦,，。. "


def _sir(match: re.Match) -> str:
    return "[姓名]" if cues.BEFORE_SIR.search(match.string[: match.start()]) else match[0]


STEPS = (
    (cues.MAIL, "[邮箱]"),
    *((pattern, rf"\1[{kind}]") for pattern, kind in CUED),
    (RUN, hide_run),
    (cues.PLATE, "[车牌]"),
    (cues.ACCOUNT, r"\1[微信号]"),
    (cues.PLACED, r"\1[地址]"),
    (cues.ADDRESS, "[地址]"),
    (cues.REGION, "[地址]"),
    (cues.NAMED, r"\1[姓名]"),
    (cues.SAID, r"\1[姓名]"),
    (cues.SIR, _sir),
    (cues.MY_SURNAME, r"\1[姓名]"),
)


@dataclass(frozen=True)
class Masker:
    """Masks with one secret; the same address gives the same hash in every file."""

    secret: bytes

    def text(self, value: str) -> str:
        """One message, on its own."""
        return self.contacts([[("", value)]])[0][0][0]

    def contact(self, messages: list[tuple[str, str]]) -> list[tuple[str, bool]]:
        """(masked text, whether anything was masked) a message; numbers dictated over several messages are one number."""
        return self.contacts([messages])[0]

    def contacts(self, many: list[list[tuple[str, str]]]) -> list[list[tuple[str, bool]]]:
        """The same for many contacts at once: one linear-time pass says which texts are worth a look."""
        said = self._spelled_out(many)
        flat = [text for texts in said for text in texts]
        whole = many_texts(flat)
        places = sift(whole, SIEVE)
        looked = many_texts([flat[at] for at in places])
        for pattern, hidden in STEPS:
            for at in sift(looked, pattern):
                flat[places[at]] = pattern.sub(hidden, flat[places[at]])
        for at in places:
            if "[手机号]" in flat[at]:
                flat[at] = cues.AFTER_NUMBER.sub(r"\1[姓名]", cues.BESIDE_NUMBER.sub("[姓名]", flat[at]))
        owner = np.repeat(np.arange(len(many)), [len(messages) for messages in many])
        first = np.searchsorted(owner, np.arange(len(many)))
        for contact in np.unique(owner[sift(whole, WORTH)]).tolist():
            mine = slice(int(first[contact]), int(first[contact]) + len(many[contact]))
            flat[mine] = remembered(many[contact], flat[mine])
        out, at = [], 0
        for messages in many:
            out.append([(new, new != old) for new, (_, old) in zip(flat[at : at + len(messages)], messages)])
            at += len(messages)
        return out

    def _spelled_out(self, many: list[list[tuple[str, str]]]) -> list[list[str]]:
        """The texts, with numbers said over several messages hidden; only contacts with digits in two messages are looked at."""
        said = [[text for _, text in messages] for messages in many]
        owner = np.repeat(np.arange(len(many)), [len(texts) for texts in said])
        with_digits = owner[sift(many_texts([text for texts in said for text in texts]), TWO_DIGITS)]
        for at in np.nonzero(np.bincount(with_digits, minlength=len(many)) > 1)[0]:
            said[at] = self._dictated(many[at])
        return said

    def _dictated(self, messages: list[tuple[str, str]]) -> list[str]:
        """Texts with the parts of a number hidden that one speaker says in several messages, at most three apart."""
        texts = [text for _, text in messages]
        held: dict[str, list[tuple[int, int, int, str]]] = {}
        for index, (speaker, text) in enumerate(messages):
            pieces = list(CHUNK.finditer(text))
            mine = held.setdefault(speaker, [])
            if mine and index - mine[-1][0] > 3:
                mine.clear()
            if len(pieces) != 1 or not _is_dictation(text, pieces[0]):
                continue
            mine.append((index, *pieces[0].span(), plain(pieces[0][0])))
            del mine[:-MOST_PIECES]
            for first in range(len(mine) - 1):
                kind = kind_of("".join(m[3] for m in mine[first:]))
                if kind:
                    for at, begin, end, _ in mine[first:]:
                        texts[at] = texts[at][:begin] + f"[{kind}]" + texts[at][end:]
                    mine.clear()
                    break
        return texts

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


def _is_dictation(text: str, piece: re.Match) -> bool:
    """Mostly digits, or digits at the very end or the very beginning of what is said."""
    rest = len(text.strip(SAYS_NO_MORE))
    return (
        rest - len(piece[0]) <= 8
        or len(plain(piece[0])) * 2 >= rest
        or not text[piece.end() :].strip(SAYS_NO_MORE)
        or not text[: piece.start()].strip(SAYS_NO_MORE)
    )
