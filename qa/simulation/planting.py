"""Invented personal data planted into sentences, and strings that only look like it: what masking is measured with.
Knows nothing of the masker."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

WEIGHTS, CHECKS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2), "10X98765432"
PARTS = tomllib.loads((Path(__file__).parent / "phrases" / "planting.toml").read_text("utf-8"))
SURNAMES, GIVEN, CITIES, ROADS, PLACES = (PARTS[n] for n in ("surnames", "given", "cities", "roads", "places"))
NAME_CUES, ADDRESS_CUES, MAIL_HOSTS, PLATES, ALIKE = (
    PARTS[n] for n in ("name_cues", "address_cues", "mail_hosts", "plates", "alike")
)
WORDS, LETTERS = "零一二三四五六七八九", "abcdefghjkmnpqrstuvwxyz"


@dataclass(frozen=True)
class Plant:
    """`kind` planted into `messages` (speaker, text); `secrets` must not be read in them afterwards."""

    kind: str
    messages: list[tuple[str, str]]
    secrets: tuple[str, ...]


def mobile(chance: random.Random) -> str:
    return f"1{chance.choice('3456789')}{chance.randrange(10**9):09d}"


def id_card(chance: random.Random) -> str:
    place = chance.choice((110105, 320583, 440106, 510107, 370202))
    body = f"{place}{chance.randint(1950, 2005)}{chance.randint(1, 12):02d}{chance.randint(1, 28):02d}"
    body += f"{chance.randrange(1000):03d}"
    return body + CHECKS[sum(int(d) * w for d, w in zip(body, WEIGHTS)) % 11]


def bank_card(chance: random.Random) -> str:
    body = (
        chance.choice(("6222", "6217", "6228", "4367"))
        + f"{chance.randrange(10 ** (chance.choice((11, 14)))):0{chance.choice((11, 14))}d}"
    )
    total = sum(sum(divmod(int(d) * (1 + (i + 1) % 2), 10)) for i, d in enumerate(reversed(body)))
    return body + str(-total % 10)


def spoken(digits: str, one: str) -> str:
    return "".join(one if d == "1" else WORDS[int(d)] for d in digits)


def _number(chance: random.Random, kind: str) -> tuple[str, str]:
    """(as it is said, the digits that must vanish)"""
    digits = {"mobile": mobile, "id": id_card, "bank": bank_card}[kind](chance)
    cut = (3, 7) if kind == "mobile" else (6, 14) if kind == "id" else (4, 8, 12)
    edges = [0, *cut, len(digits)]
    parts = [digits[a:b] for a, b in zip(edges, edges[1:])]
    forms = [
        digits,
        " ".join(parts),
        "-".join(parts),
        digits.translate(str.maketrans("0123456789", "０１２３４５６７８９")),
        "，嗯，".join(parts),
        "、".join(parts),
    ]
    if kind == "mobile":
        forms += [
            f"+86 {digits}",
            spoken(digits, "幺"),
            spoken(digits, "一"),
            f"{parts[0]}{spoken(parts[1], '幺')}{parts[2]}",
            " ".join(spoken(p, "幺") for p in parts),
        ]
    said = chance.choice(forms)
    return said, digits


def _address(chance: random.Random) -> str:
    place = chance.choice(PLACES) + chance.choice(("{}栋{}单元{}室", "{}号楼{}层{}", "{}幢{}-{}")).format(
        chance.randint(1, 30), chance.randint(1, 6), chance.randint(101, 2804)
    )
    road = f"{chance.choice(ROADS)}{chance.randint(1, 1999)}号"
    return chance.choice(
        (
            f"{chance.choice(CITIES)}{road}{place}",
            f"{chance.choice(CITIES)}{road}",
            f"{chance.choice(CITIES)}{place}",
            f"{road}{place}",
        )
    )


def _one(chance: random.Random, kind: str) -> tuple[str, tuple[str, ...]]:
    """(the planted phrase, what must not be read any more)"""
    if kind in ("mobile", "id", "bank"):
        said, digits = _number(chance, kind)
        cue = {
            "mobile": ("电话是", "号码", "打我手机", "联系方式 "),
            "id": ("身份证", "证件号是", "身份证号码："),
            "bank": ("卡号", "银行卡是", "退到"),
        }[kind]
        return f"{chance.choice(cue)}{said}，", (said, digits)
    if kind == "landline":
        area = chance.choice(("010", "021", "0755", "0512", "028"))
        rest = f"{chance.choice('2345678')}{chance.randrange(10 ** (7 if area != '0512' else 7)):07d}"
        said = chance.choice((f"{area}-{rest}", f"{area}{rest}", f"({area}){rest}", f"{area} {rest}"))
        return f"座机{said}，", (said, rest)
    if kind == "mail":
        said = f"{''.join(chance.choices(LETTERS, k=6))}.{chance.randrange(1000)}@{chance.choice(MAIL_HOSTS)}"
        return f"邮箱是 {said} ，", (said,)
    if kind == "plate":
        said = (
            chance.choice(PLATES)
            + chance.choice("ABCDEFGH")
            + chance.choice(("", "·"))
            + "".join(chance.choices("0123456789", k=4))
            + chance.choice("ABCDEK7")
        )
        return f"车牌{said}，", (said,)
    if kind == "account":
        said = chance.choice(
            (
                "".join(chance.choices(LETTERS, k=5)) + f"_{chance.randrange(10000):04d}",
                str(chance.randrange(10**7, 10**9)),
            )
        )
        return f"{chance.choice(('加我微信', '微信号是', 'QQ号', 'vx：', '我的QQ是'))}{said} ，", (said,)
    if kind == "name":
        said = chance.choice(SURNAMES) + chance.choice(GIVEN)
        return chance.choice(NAME_CUES).format(said) + "，", (said,)
    said = _address(chance)
    return chance.choice(ADDRESS_CUES).format(said), (said,)


KINDS = (
    "mobile",
    "mobile",
    "mobile",
    "id",
    "bank",
    "landline",
    "mail",
    "plate",
    "account",
    "dictated",
    "name",
    "name",
    "name",
    "address",
    "address",
    "address",
)


def plants(seed: int, carriers: list[str], count: int) -> Iterator[Plant]:
    """`count` plants, each inside a carrier sentence; some numbers are dictated over several messages."""
    chance = random.Random(seed)
    for n in range(count):
        kind, carrier = KINDS[n % len(KINDS)], chance.choice(carriers)[:60]
        if kind == "dictated":
            digits = mobile(chance)
            a, b, c = digits[:3], digits[3:7], digits[7:]
            answers = [("agent", chance.choice(("嗯", "好的", "您说", "对")))] * 2
            yield Plant(
                kind,
                [
                    ("customer", f"手机号{a}"),
                    answers[0],
                    ("customer", chance.choice((b, spoken(b, "幺")))),
                    answers[1],
                    ("customer", f"{c}，记好了吗"),
                ],
                (b, c),
            )
            continue
        phrase, secrets = _one(chance, kind)
        text = chance.choice((f"{carrier}，{phrase}", f"{phrase}{carrier}", f"您好，{phrase}{carrier}"))
        yield Plant(kind, [("customer", text)], secrets)


def look_alikes(seed: int, carriers: list[str], count: int) -> Iterator[tuple[str, str]]:
    """(text, the string in it that must stay)"""
    chance = random.Random(seed)
    for n in range(count):
        pattern = ALIKE[n % len(ALIKE)]
        long = pattern.startswith(("订单号", "运单号"))
        numbers = [
            str(chance.randrange(10**12, 10**13)) + "00" if long else str(chance.randint(10, 99)) for _ in range(2)
        ]
        kept = pattern.format(*numbers) if pattern.count("{}") else pattern
        yield f"{chance.choice(carriers)[:40]}，{kept}", kept
