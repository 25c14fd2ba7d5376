"""Own closing question more often than before."""

from qa.motivation.quest import Quest
from qa.motivation.standard import Standard, item

QUEST = Quest(
    name="own_finish",
    is_team=False,
    unit="points",
    icon="growth",
    zh="把尾收得更好",
    en="Finish better",
    sentence_zh="14 天里，结束前多问一句的占比，比自己前 28 天多 {goal} 个百分点。",
    sentence_en="Ask what else is needed {goal} points more often than in your 28 days before.",
    why_zh="和自己比，人人都能到。",
    why_en="Against yourself: within everybody's reach.",
    least=0.01,
    most=0.3,
    standard=Standard(kind="better", part=item("closing"), goal=0.05, days=14, least=40, before=28),
)
