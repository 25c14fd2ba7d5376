"""A newcomer's first two hundred contacts."""

from qa.motivation.badge import Badge
from qa.motivation.standard import Part, Standard

BADGE = Badge(
    name="first_leaves",
    family="growing",
    rarity="common",
    shape="begonia",
    icon="growth",
    zh="长出新叶",
    en="First leaves",
    sentence_zh="入职九十天里，接完 200 通。",
    sentence_en="Two hundred contacts within ninety days of joining.",
    why_zh="最难的是开头。",
    why_en="The beginning is the hardest.",
    standard=Standard(kind="count", part=Part(rows="new", hit="is_answered"), goal=200, days=90),
)
