"""Steady right after a hard contact."""

from qa.motivation.badge import Badge
from qa.motivation.standard import Part, Standard

BADGE = Badge(
    name="after_rain",
    family="hard",
    rarity="uncommon",
    shape="gourd",
    icon="umbrella",
    zh="雨后",
    en="After the rain",
    sentence_zh="28 天里，难的一通之后，紧接着的二十位客户说了谢谢。",
    sentence_en="In 28 days twenty customers right after a hard contact said thanks.",
    why_zh="难的一通之后，接得一样稳。",
    why_en="As steady after a hard one.",
    standard=Standard(kind="count", part=Part(rows="after_hard", hit="has_thanks"), goal=20, days=28),
)
