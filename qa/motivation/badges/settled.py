"""More was settled at once than before."""

from qa.motivation.badge import Badge
from qa.motivation.standard import NO_COMPLAINT, Part, Standard

BADGE = Badge(
    name="settled",
    family="growing",
    rarity="uncommon",
    shape="gourd",
    icon="flag",
    zh="一次办完的更多",
    en="Settled at once",
    sentence_zh="最近 28 天首次解决率，比自己前 28 天高 4 个百分点，不是碰巧。",
    sentence_en="First contact resolution 4 points above one's own 28 days before, beyond chance.",
    why_zh="和自己比，难的队列也有份。",
    why_en="Against oneself: hard queues have their share.",
    standard=Standard(
        kind="better", part=Part(metric="fcr"), goal=0.04, days=28, before=28, least=60, guards=(NO_COMPLAINT,)
    ),
)
