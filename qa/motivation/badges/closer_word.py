"""Deadlines were named more often than before."""

from qa.motivation.badge import Badge
from qa.motivation.standard import NO_PROMISE, Standard, item

BADGE = Badge(
    name="closer_word",
    family="growing",
    rarity="common",
    shape="begonia",
    icon="calendar",
    zh="时间说得更清楚",
    en="Clearer on time",
    sentence_zh="最近 28 天给出时限的占比，比自己前 28 天多 5 个百分点，不是碰巧。",
    sentence_en="Named a deadline 5 points more often than in the 28 days before, beyond chance.",
    why_zh="练一件，成一件。",
    why_en="One thing practised, one thing done.",
    standard=Standard(
        kind="better", part=item("deadline"), goal=0.05, days=28, before=28, least=60, guards=(NO_PROMISE,)
    ),
)
