"""A deadline was named where one was due, and nothing was overpromised."""

from qa.motivation.badge import Badge
from qa.motivation.standard import NO_PROMISE, Standard, item

BADGE = Badge(
    name="word_given",
    family="craft",
    rarity="uncommon",
    shape="hexagon",
    icon="calendar",
    zh="说得出时间",
    en="Says by when",
    sentence_zh="最近 28 天里，该给时限的联络七成给了，话也没有说满。",
    sentence_en="In 28 days seven of ten contacts named a deadline where one was due, and no promise too big.",
    why_zh="客户知道等到什么时候，就不用一直惦记。",
    why_en="Who knows until when need not worry.",
    standard=Standard(kind="share", part=item("deadline"), goal=0.7, days=28, least=50, guards=(NO_PROMISE,)),
)
