"""An own dispute was upheld."""

from qa.motivation.badge import Badge
from qa.motivation.standard import Part, Standard

BADGE = Badge(
    name="spoke_up",
    family="together",
    rarity="uncommon",
    shape="fan",
    icon="flag",
    zh="说得对",
    en="Rightly contested",
    sentence_zh="提过的申诉里，有一项被采纳。",
    sentence_en="One contested item was found right.",
    why_zh="机器会错，说出来，大家都受益。",
    why_en="The machine errs; saying so helps everybody.",
    standard=Standard(kind="count", part=Part(rows="upheld"), goal=1, days=1),
)
