"""Numbers that name a person: written, spaced, full-width, spoken, interrupted; told apart by their structure and check digits."""

from __future__ import annotations

import re

SPOKEN = str.maketrans("零〇洞一幺二两三四五六七八九０１２３４５６７８９", "0001122" + "3456789" + "0123456789")
DIGIT = "0-9０-９零〇洞一幺二两三四五六七八九"
BETWEEN = r"(?:[\s\-_、,，.。·~()（）]|/|—|…|嗯|啊|呃|哦|对|然后|那个|这个|后面|后边|就是|是)"
RUN = re.compile(rf"[{DIGIT}](?:{BETWEEN}{{0,4}}[{DIGIT}]){{6,40}}[xX]?")
PIECE = re.compile(r"[0-9]+[xX]?|[０-９]+[xX]?|[零〇洞一幺二两三四五六七八九]+[xX]?")
CHUNK = re.compile(rf"[{DIGIT}](?:[\s\-、,，]{{0,1}}[{DIGIT}]){{0,17}}[xX]?")
CUED = (
    (re.compile(r"((?:身份证|证件)(?:号码?|后面)?(?:是|为|就是)?[:：]?\s*)(\d{17}[\dxX]|\d{15})(?!\d)"), "身份证"),
    (re.compile(r"((?:银行|储蓄|信用|工资|建行|农行|工行|招行|借记)?卡(?:的)?(?:卡)?号?(?:码)?(?:是|为)?[:：]?\s*)(\d(?:[\s-]?\d){15,18})(?!\d)"), "银行卡"),
    (re.compile(r"((?:座机|固话|电话)(?:号码|号)?(?:是|为)?[:：]?\s*)([2-8]\d{6,7})(?!\d)"), "固话"),
    (re.compile(r"((?:登录|支付|交易|查询|服务)?密码(?:是|为)?[:：]?\s*|(?:CVV|cvv)2?(?:码)?(?:是)?[:：]?\s*)([A-Za-z0-9!@#$%^&*_]{3,20})"), "密码"),
    (re.compile(r"((?:护照|通行证|军官证)(?:号码?)?(?:是|为)?[:：]?\s*)([A-Za-z]{1,2}\d{6,9})(?!\d)"), "证件"),
)
OTHER_NUMBER = re.compile(r"(?:订单|工单|流水|运单|快递|单|编|商品)(?:编?号|ID|id|SN)?(?:是|为)?[:：]?\s*$")
AMOUNT = re.compile(r"\d{1,3}(?:,\d{3})+")
WEIGHTS, CHECKS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2), "10X98765432"


def plain(text: str) -> str:
    """The digits of a text, however they are written."""
    return re.sub(r"[^\dxX]", "", text.translate(SPOKEN)).upper()


def is_id_card(number: str) -> bool:
    """18 places with a birth date and the check digit of GB 11643."""
    if not re.fullmatch(r"[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]", number):
        return False
    return CHECKS[sum(int(d) * w for d, w in zip(number, WEIGHTS)) % 11] == number[17]


def is_bank_card(number: str) -> bool:
    """16–19 digits that pass Luhn and begin like a card issued in China or by the big schemes."""
    if not re.fullmatch(r"[3-6]\d{15,18}", number):
        return False
    total = sum(sum(divmod(int(d) * (1 + i % 2), 10)) for i, d in enumerate(reversed(number)))
    return total % 10 == 0


def kind_of(number: str) -> str:
    """手机号, 身份证, 银行卡, 固话 or ""."""
    if re.fullmatch(r"(?:(?:00)?86|[09])?1[3-9]\d{9}", number):
        return "手机号"
    if is_id_card(number):
        return "身份证"
    if is_bank_card(number):
        return "银行卡"
    return "固话" if re.fullmatch(r"0(?:10|2\d|[3-9]\d{2})[2-8]\d{6,7}", number) else ""


def hide_run(match: re.Match) -> str:
    """Hide the run, or the neighbouring pieces of it that together are a number; other digits beside them stay."""
    if OTHER_NUMBER.search(match.string[: match.start()]) or AMOUNT.fullmatch(match[0]):
        return match[0]
    kind = kind_of(plain(match[0]))
    if kind:
        return f"[{kind}]"
    text, out, reached, place = match[0], [], 0, 0
    pieces = list(PIECE.finditer(text))
    while place < len(pieces):
        for last in range(min(len(pieces), place + 12), place, -1):
            begin, end = pieces[place].start(), pieces[last - 1].end()
            kind = kind_of(plain(text[begin:end]))
            if kind:
                out += [text[reached:begin], f"[{kind}]"]
                reached, place = end, last
                break
        else:
            place += 1
    return "".join(out) + text[reached:]
