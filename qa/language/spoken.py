"""How numbers and codes are said and typed: digits in every writing, with breath and marks between them; what rules of
personal data are made of."""

from __future__ import annotations

import re

FOLDED = str.maketrans(
    "零〇洞○o一幺妖壹二两贰三叁四肆五伍六陆七拐柒八捌九勾玖叉",
    "00000" + "1111" + "222" + "33" + "44" + "55" + "66" + "777" + "88" + "999" + "X",
)
D = "0-9零〇洞○一幺壹二两贰三叁四肆五伍六陆七拐柒八捌九勾玖"
BREATH = r"(?:[\s\-_、,.·~()/\u200b…]|嗯|啊|呃|哦|对|然后|那个|这个|后面|后边|后头|再是|就是|是)"
TIMES_SAID = re.compile(rf"[{D}]个[{D}]")
TIMES = re.compile(r"(\d)个(\d)")
CLEAN = re.compile(r"[^0-9X]")
LETTER = rf"[A-Za-z{D}]"
DIGITS = re.compile(rf"[{D}]")


def count_digits(texts: list[str]) -> list[int]:
    """How many digits each text holds, however they are written; 四个零 counts as many as it says."""
    return [len(DIGITS.findall(text)) + 4 * len(TIMES_SAID.findall(text)) for text in texts]


def run(least: int, most: int, breath: int = 4) -> str:
    """A pattern for `least` to `most` digits with breath between them; 四个零 is four."""
    return rf"[{D}](?:(?:{BREATH}{{0,{breath}}}|个)[{D}xX叉]){{{least - 1},{most - 1}}}"


def code(least: int, most: int) -> str:
    """A pattern for a code of letters and digits, perhaps spelled out with gaps."""
    return rf"{LETTER}(?:(?:[\s\-_.·/]|再加|然后|小写的?|大写的?){{0,2}}{LETTER}){{{least - 1},{most - 1}}}"


def plain(text: str) -> str:
    """The digits of a number, however they are written."""
    digits = TIMES.sub(lambda m: m[2] * min(12, int(m[1])), text.translate(FOLDED).upper())
    return CLEAN.sub("", digits)


def asked(*cues: str, gap: str = "") -> str:
    """A pattern for a cue and the words between it and what is said: 号码是, 我的…就是, a colon."""
    between = (
        r"(?:[^\w。"
        rf"!?;+@#$%^&*]|的|号码|号|码|账号|ID|编号|我的|我|你的|您的|您|那个|这个|就是|都是|是不是|是|系|为|叫做?|写的|好像|还是|改成了?|换成了?|应该|记得|念给你|如下|[四五六七八九十\d]{{1,2}}位(?:数)?的?{gap}){{0,8}}"
    )
    return rf"(?:{'|'.join(cues)}){between}"
