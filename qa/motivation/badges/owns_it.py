"""Matters were taken on and not pushed away."""

from qa.motivation.badge import Badge
from qa.motivation.standard import Standard, item

BADGE = Badge(
    name="owns_it",
    family="craft",
    rarity="common",
    shape="fan",
    icon="person",
    zh="接到我这里",
    en="It stops with me",
    sentence_zh="最近 28 天里，九成以上的事没有往外推。",
    sentence_en="In 28 days nine of ten matters were not pushed away.",
    why_zh="客户最怕被推来推去。",
    why_en="Nothing tires customers like being sent around.",
    standard=Standard(kind="share", part=item("ownership"), goal=0.9, days=28, least=20),
)
