"""Better than one's own four weeks before."""

from qa.motivation.badge import Badge
from qa.motivation.standard import Part, Standard

BADGE = Badge(
    name="own_best",
    family="growing",
    rarity="uncommon",
    shape="begonia",
    icon="growth",
    zh="比自己更好",
    en="Own best",
    sentence_zh="最近 14 天的质检得分，比自己前 28 天高出 2 分以上，不是碰巧。",
    sentence_en="QA score of the last 14 days at least 2 points above one's own 28 days before, beyond chance.",
    why_zh="和昨天的自己比，每个人都能得到。",
    why_en="Compared with one's own yesterday, everyone can earn it.",
    standard=Standard(kind="better", part=Part(metric="qa_score"), goal=2, days=14, before=28, least=30),
)
