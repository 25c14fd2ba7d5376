"""Hard matters settled at once."""

from qa.motivation.badge import Badge
from qa.motivation.standard import Part, Standard

BADGE = Badge(
    name="hard_settled",
    family="hard",
    rarity="uncommon",
    shape="gourd",
    icon="check",
    zh="难的也办完",
    en="Hard and settled",
    sentence_zh="28 天里，二十通难的联络，客户七天内没有再来。",
    sentence_en="Twenty hard contacts within 28 days after which the customer had no need to come back.",
    why_zh="难的事一次办完，客户记一辈子。",
    why_en="A hard matter settled at once is remembered.",
    standard=Standard(
        kind="count",
        part=Part(rows="hard", base="is_answered", hit="is_known_7d and next_gap_ms is null"),
        goal=20,
        days=28,
    ),
)
