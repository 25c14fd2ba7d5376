"""Nothing was promised that cannot be kept."""

from qa.motivation.badge import Badge
from qa.motivation.standard import Standard, item

BADGE = Badge(
    name="keepable",
    family="craft",
    rarity="common",
    shape="fan",
    icon="calculated",
    zh="不说满话",
    en="Keeps it keepable",
    sentence_zh="有人评过的联络里，连续 15 通没有满口承诺。",
    sentence_en="Fifteen contacts judged in a row without a promise too big.",
    why_zh="答应得了的才答应，客户不会白高兴。",
    why_en="Only what can be kept is promised.",
    standard=Standard(kind="run", part=item("no_overpromise"), goal=15),
)
