"""Steady after many hard contacts."""

from qa.motivation.badge import Badge
from qa.motivation.standard import Part, Standard

BADGE = Badge(
    name="clear_sky",
    family="hard",
    rarity="rare",
    shape="gourd",
    icon="umbrella",
    zh="雨过天青",
    en="Clear sky",
    sentence_zh="28 天里，难的一通之后，紧接着的四十位客户说了谢谢。",
    sentence_en="In 28 days forty customers right after a hard contact said thanks.",
    why_zh="难的多的人，也走得稳。",
    why_en="Steady where the hard ones are many.",
    standard=Standard(kind="count", part=Part(rows="after_hard", hit="has_thanks"), goal=40, days=28),
)
