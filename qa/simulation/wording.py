"""Phrase bank → sentences: {a|b} picks one, <slot> is filled; the bank shares no word list with language or quality."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

FOLDER = Path(__file__).parent / "phrases"
CHOICE = re.compile(r"\{([^{}]*)\}")
SLOT = re.compile(r"<(\w+)>")
OBLIQUE_SHARE = 0.34
SURNAMES, GIVEN = (
    "尚冼佘巫庄滕游阮宗宫单房褚耿艾鲍盛祁岳骆",
    "伊一 知夏 沐阳 可心 青禾 子墨 南星 望舒 予安 清和 若谷 书言 云起 景行 时雨 以宁".split(),
)
CITIES = "霞浦 松溪 兰陵 云台 望江 石门 丰泽 青阳 临川 梅岭".split()
DAYS = "两天 三天 四天 五天 一星期 一个礼拜 七八天 十来天 半个月".split()
ITEMS = {
    "shop": (
        "保温杯 电饭煲 台灯 双肩包 跑步鞋 羽绒服 扫地机 蓝牙音箱 儿童书桌 空气炸锅 行李箱 床垫 咖啡机 加湿器 投影仪"
        " 吹风机 键盘 手表 拉杆箱 窗帘".split()
    ),
    "telecom": ["手机卡", "副卡", "宽带", "光猫", "电视盒"],
}
STREETS = "望湖路 听雨巷 稻香街 北坡路 竹影街 灯市路 石榴巷 长桥路".split()
SPOKEN = dict(zip("0123456789", "零幺二三四五六七八九"))


@dataclass(frozen=True)
class Speech:
    """A sentence, and whether it came from the oblique wording (in no lexicon and no rule)."""

    text: str
    is_oblique: bool


@cache
def acts() -> dict:
    """{side: {act: {plain, oblique}}}: the bank, and the wordings of other hands beside its oblique ones."""
    bank, voices = (tomllib.loads((FOLDER / name).read_text("utf-8")) for name in ("acts.toml", "voices.toml"))
    for side, found in voices.items():
        for act, words in found.items():
            mine = bank[side].setdefault(act, {"plain": [], "oblique": []})
            mine["oblique"] = [*mine["oblique"], *words["oblique"]]
    return bank


@cache
def reasons(brand: str) -> dict[str, dict]:
    """{reason id: its phrases and share} of one brand, from every file named after it."""
    found = {}
    for path in sorted(FOLDER.glob(f"{brand}_*.toml")):
        for reason in tomllib.loads(path.read_text("utf-8"))["reason"]:
            found[f"{brand}.{reason['id']}"] = reason
    return found


def pick(rng: Random, plain: list[str], oblique: list[str], slots: dict) -> Speech:
    hidden = bool(oblique) and rng.random() < OBLIQUE_SHARE
    return Speech(fill(rng, rng.choice(oblique if hidden else plain), slots), hidden)


def fill(rng: Random, template: str, slots: dict) -> str:
    text = CHOICE.sub(lambda m: rng.choice(m[1].split("|")), template)
    text = SLOT.sub(lambda m: str(slots[m[1]](rng) if callable(slots[m[1]]) else slots[m[1]]), text)
    return re.sub(r"^,|,$", "", re.sub(r",{2,}", ",", text)).replace(",", "\uff0c")


def slots_for(brand: str, brand_name: str, badge: str, phone: str, name: str, idcard: str) -> dict:
    return {
        "brand": brand_name,
        "badge": badge,
        "phone": phone,
        "name": name,
        "idcard": idcard,
        "when": "明天中午前",
        "spoken": "".join(SPOKEN[d] for d in phone),
        "spoken_split": phone,
        "item": lambda r: r.choice(ITEMS[brand]),
        "days": lambda r: r.choice(DAYS),
        "city": lambda r: r.choice(CITIES),
        "tail": lambda r: f"{r.randrange(10000):04d}",
        "amount": lambda r: r.choice((9, 15, 19, 29, 38, 49, 59, 69, 88, 99, 128, 159, 199, 268, 399)),
        "company": lambda r: f"{r.choice(CITIES)}{r.choice(('风帆', '麦垄', '石桥'))}商贸有限公司",
        "address": lambda r: (
            f"{r.choice(CITIES)}市{r.choice(STREETS)}{r.randrange(1, 400)}号{r.randrange(1, 30)}"
            f"栋{r.randrange(101, 2800)}室"
        ),
    }


def person(rng: Random) -> str:
    return rng.choice(SURNAMES) + rng.choice(GIVEN)
