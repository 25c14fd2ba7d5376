"""Many kinds of matters within the season."""

from qa.motivation.quest import Quest
from qa.motivation.standard import Part, Standard

QUEST = Quest(
    name="own_matters",
    is_team=False,
    unit="count",
    icon="overview",
    zh="样样试试",
    en="Try many matters",
    sentence_zh="一季里，各种事情，一天一种算一次，够 {goal} 次。",
    sentence_en="Kinds of matters within the season, each day and kind counted once: {goal}.",
    why_zh="什么事来了都有人管。",
    why_en="Whatever comes, somebody takes it.",
    least=5,
    most=500,
    standard=Standard(kind="count", part=Part(rows="reason"), goal=80, days=120),
)
