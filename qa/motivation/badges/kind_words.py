"""Every contact that was judged was courteous."""

from qa.motivation.badge import Badge
from qa.motivation.standard import Standard, item

BADGE = Badge(
    name="kind_words",
    family="craft",
    rarity="common",
    shape="begonia",
    icon="heart",
    zh="好好说话",
    en="Kind words",
    sentence_zh="有人评过的联络里，连续 20 通都好好说话。",
    sentence_en="Twenty contacts judged in a row, all courteous.",
    why_zh="再难的事，好好说，客户就听得进去。",
    why_en="Even hard things can be said kindly.",
    standard=Standard(kind="run", part=item("courtesy"), goal=20),
)
