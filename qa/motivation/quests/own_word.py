"""Own deadlines more often than before."""

from qa.motivation.quest import Quest
from qa.motivation.standard import NO_PROMISE, Standard, item

QUEST = Quest(
    name="own_word",
    is_team=False,
    unit="points",
    icon="calendar",
    zh="把时间说得更清楚",
    en="Clearer on time",
    sentence_zh="14 天里，给出时限的占比，比自己前 28 天多 {goal} 个百分点。",
    sentence_en="Name a deadline {goal} points more often than in your 28 days before.",
    why_zh="和自己比，人人都能到。",
    why_en="Against yourself: within everybody's reach.",
    least=0.01,
    most=0.3,
    standard=Standard(
        kind="better", part=item("deadline"), goal=0.05, days=14, least=40, before=28, guards=(NO_PROMISE,)
    ),
)
