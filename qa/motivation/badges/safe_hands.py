"""Personal data stayed safe in every contact that was judged."""

from qa.motivation.badge import Badge
from qa.motivation.standard import Standard, item

BADGE = Badge(
    name="safe_hands",
    family="craft",
    rarity="uncommon",
    shape="hexagon",
    icon="shield",
    zh="稳妥",
    en="Safe hands",
    sentence_zh="有人评过的联络里，连续 30 通没有念出客户的证件和号码。",
    sentence_en="Thirty contacts judged in a row in which no number of a customer was read out.",
    why_zh="客户的信息在我们手里是安全的。",
    why_en="Customers' data is safe with us.",
    standard=Standard(kind="run", part=item("privacy"), goal=30),
)
