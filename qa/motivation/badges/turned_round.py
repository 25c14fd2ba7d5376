"""Angry customers thanked in the end."""

from qa.motivation.badge import Badge
from qa.motivation.standard import Part, Standard

BADGE = Badge(
    name="turned_round",
    family="hard",
    rarity="uncommon",
    shape="gourd",
    icon="heart",
    zh="化开了",
    en="Turned round",
    sentence_zh="28 天里，十位火气最大的客户最后说了谢谢。",
    sentence_en="Ten of the angriest customers said thanks in the end, within 28 days.",
    why_zh="最难的一通，最见功夫。",
    why_en="The hardest contact shows the skill.",
    standard=Standard(kind="count", part=Part(rows="hard", hit="has_thanks"), goal=10, days=28),
)
