"""Many kinds of matters over many days."""

from qa.motivation.badge import Badge
from qa.motivation.standard import Part, Standard

BADGE = Badge(
    name="many_matters",
    family="customers",
    rarity="uncommon",
    shape="double",
    icon="operations",
    zh="样样接得住",
    en="Many matters",
    sentence_zh="28 天里，接过各种各样的事，一天一种算一次，够 175 次。",
    sentence_en="Kinds of matters in 28 days, each day and kind counted once: 175.",
    why_zh="什么事来了都有人管。",
    why_en="Whatever comes, somebody takes it.",
    standard=Standard(kind="count", part=Part(rows="reason"), goal=175, days=28),
)
