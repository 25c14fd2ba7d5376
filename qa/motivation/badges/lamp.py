"""Thanked late in the evening."""

from qa.motivation.badge import Badge
from qa.motivation.standard import Part, Standard

BADGE = Badge(
    name="lamp",
    family="hard",
    rarity="uncommon",
    shape="ring",
    icon="lamp",
    zh="晚班的灯",
    en="The late lamp",
    sentence_zh="28 天里，晚八点以后的 30 位客户说了谢谢。",
    sentence_en="In 28 days thirty customers after eight in the evening said thanks.",
    why_zh="夜里也有人在。",
    why_en="Somebody is there at night.",
    standard=Standard(
        kind="count", part=Part(rows="contact", base="hour >= 20 or hour < 7", hit="has_thanks"), goal=30, days=28
    ),
)
