"""The team names deadlines."""

from qa.motivation.quest import Quest
from qa.motivation.standard import NO_PROMISE, Standard, item

QUEST = Quest(
    name="word_together",
    is_team=True,
    unit="share",
    icon="calendar",
    zh="一起说得出时间",
    en="By when, together",
    sentence_zh="14 天里，班组该给时限的联络 {goal} 给了，话不说满。",
    sentence_en="{goal} of the team's contacts that need a deadline name one, without promising too much.",
    why_zh="客户知道等到什么时候，就不用惦记。",
    why_en="Who knows until when need not worry.",
    least=0.4,
    most=0.95,
    standard=Standard(kind="share", part=item("deadline"), goal=0.65, days=14, least=80, guards=(NO_PROMISE,)),
)
