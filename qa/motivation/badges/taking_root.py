"""A newcomer names deadlines."""

from qa.motivation.badge import Badge
from qa.motivation.standard import Part, Standard

BADGE = Badge(
    name="taking_root",
    family="growing",
    rarity="uncommon",
    shape="begonia",
    icon="overview",
    zh="扎根",
    en="Taking root",
    sentence_zh="入职九十天里，有一段 28 天该给时限的联络六成给了。",
    sentence_en="Within ninety days of joining: 28 days in which six of ten contacts named a deadline where due.",
    why_zh="新人也有新人的花窗。",
    why_en="Newcomers have windows of their own.",
    standard=Standard(
        kind="share",
        part=Part(rows="new_item", base="item_id = 'deadline'", hit="verdict = 'met'"),
        goal=0.6,
        days=28,
        least=40,
    ),
)
