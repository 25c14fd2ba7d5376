"""What only the talk around it gives away: an answer to a question for a name, an address, an id; and a name said once and used again."""

from __future__ import annotations

import re

from qa.language import cues

ASKED = (
    (re.compile(r"怎么称呼|贵姓|(?:姓名|名字|收件人|收货人|联系人)[^,，。]{0,8}(?:[?？]|吗|呢|是什么|是谁|告诉|提供|报|说|给)|叫什么"), re.compile(rf"(?:我?(?:是|叫|姓))?({cues.ANY_SURNAME}{cues.HAN}{{1,2}})[。.!！~～]*"), "姓名"),
    (re.compile(r"(?:微信|QQ|qq|扣扣)[^,，。]{0,8}(?:[?？]|多少|提供|告诉|给|报|发)"), re.compile(r"(?:是)?([A-Za-z][\w-]{3,19}|[1-9]\d{4,11})[。.]?"), "微信号"),
    (re.compile(r"(?:座机|固话|电话)[^,，。]{0,8}(?:[?？]|多少|提供|告诉|报)"), re.compile(r"(?:是)?([2-8]\d{6,7})[。.]?"), "固话"),
    (re.compile(r"(?:卡号|银行卡|账号)[^,，。]{0,8}(?:[?？]|多少|提供|告诉|报|发)"), re.compile(r"(?:是)?(\d[\d -]{13,22}\d)[。.]?"), "银行卡"),
    (re.compile(r"身份证[^,，。]{0,8}(?:后[四六]位)?[^,，。]{0,4}(?:[?？]|多少|提供|告诉|报)"), re.compile(r"(?:是)?([\dxX一二三四五六七八九零幺]{4,6})[。.]?"), "身份证"),
    (re.compile(r"(?:地址|住在哪|寄到哪|送到哪)[^,，。]{0,8}(?:[?？]|哪|提供|告诉|发|报)|地址[?？呢吗]"), re.compile(r"(?=.*\d)(?=.*(?:[路街道巷村镇栋幢楼室苑城园区里号]))([^?？]{4,60}?)[。.]?"), "地址"),
)  # fmt: skip
NEXT = 2
WORTH = re.compile("|".join(question.pattern for question, *_ in ASKED) + f"|{cues.NAMED.pattern}")


def remembered(messages: list[tuple[str, str]], masked: list[str]) -> list[str]:
    """The masked texts of one contact, with answers and names said again hidden too. `messages`: (speaker, text) as they came in."""
    out = list(masked)
    names = {m[2] for _, text in messages if "叫" in text or "名" in text or "人" in text for m in cues.NAMED.finditer(text) if len(m[2]) > 2}
    for at, (speaker, text) in enumerate(messages):
        if speaker != "agent" or not any(c in text for c in "?？吗呢供告报发给说么"):
            continue
        for question, answer, kind in ASKED:
            if question.search(text):
                names |= _hide_answer(messages, out, at, answer, kind)
    for name in names:
        out = [text.replace(name, "[姓名]") for text in out]
    return out


def _hide_answer(messages: list[tuple[str, str]], out: list[str], at: int, answer: re.Pattern, kind: str) -> set[str]:
    """Hide a whole message that is nothing but the answer; the names that were."""
    for place in range(at + 1, min(len(messages), at + 1 + NEXT)):
        if messages[place][0] == "customer":
            found = answer.fullmatch(out[place].strip())
            if found:
                out[place] = out[place].replace(found[1], f"[{kind}]")
                return {found[1]} if kind == "姓名" and len(found[1]) > 2 else set()
    return set()
