"""Thanked by three colleagues."""

from qa.motivation.badge import Badge
from qa.motivation.standard import Part, Standard

BADGE = Badge(
    name="noticed",
    family="together",
    rarity="uncommon",
    shape="double",
    icon="thanks",
    zh="同事看见了",
    en="Seen by colleagues",
    sentence_zh="90 天里，三位不同的同事为某一件事谢过你。",
    sentence_en="Three colleagues thanked you for a deed within 90 days.",
    why_zh="帮过的忙，同事记得。",
    why_en="Colleagues remember who helped.",
    standard=Standard(kind="count", part=Part(rows="kudos"), goal=3, days=90),
)
