"""Nearly every contact ended with the question."""

from qa.motivation.badge import Badge
from qa.motivation.standard import Standard, item

BADGE = Badge(
    name="always_finished",
    family="craft",
    rarity="rare",
    shape="octagon",
    icon="flag",
    zh="有头有尾",
    en="From first to last",
    sentence_zh="最近 28 天里，九成五以上的联络结束前问过还有没有别的事。",
    sentence_en="In 28 days 95% of contacts ended with asking what else is needed.",
    why_zh="每位客户走的时候都放心。",
    why_en="Every customer leaves at ease.",
    standard=Standard(kind="share", part=item("closing"), goal=0.95, days=28, least=100),
)
