"""Numbers that name a person, told apart by their structure and check digits."""

from __future__ import annotations

import re

WEIGHTS, CHECKS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2), "10X98765432"


def is_id_card(number: str) -> bool:
    """18 places with a birth date and the check digit of GB 11643."""
    if not re.fullmatch(r"[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]", number):
        return False
    return CHECKS[sum(int(d) * w for d, w in zip(number, WEIGHTS)) % 11] == number[17]


def is_luhn(number: str) -> bool:
    """The check digit of cards and of devices."""
    return (
        number.isdigit()
        and sum(sum(divmod(int(d) * (1 + i % 2), 10)) for i, d in enumerate(reversed(number))) % 10 == 0
    )


def is_bank_card(number: str) -> bool:
    """16–19 digits that pass Luhn and begin like a card issued in China or by the big schemes."""
    return bool(re.fullmatch(r"[3-6]\d{15,18}", number)) and is_luhn(number)


def kind_of(number: str) -> str:
    """手机号, 身份证, 银行卡, 固话 or ""."""
    if re.fullmatch(r"(?:(?:00)?86|[09])?1[3-9]\d{9}", number):
        return "手机号"
    if is_id_card(number):
        return "身份证"
    if is_bank_card(number):
        return "银行卡"
    return "固话" if re.fullmatch(r"0(?:10|2\d|[3-9]\d{2})[2-8]\d{6,7}", number) else ""
