"""Many sentences were given as examples."""

from qa.motivation.badge import Badge
from qa.motivation.standard import Part, Standard

BADGE = Badge(
    name="shared_lines",
    family="together",
    rarity="rare",
    shape="ring",
    icon="growth",
    zh="种树的人",
    en="Planter of trees",
    sentence_zh="一年里，有八句话你同意留给大家当例子。",
    sentence_en="Eight sentences of yours stand as examples within a year.",
    why_zh="自己会了，再教给别人。",
    why_en="Who can do it teaches it.",
    standard=Standard(kind="count", part=Part(rows="example"), goal=8, days=365),
)
