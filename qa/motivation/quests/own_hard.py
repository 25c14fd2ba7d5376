"""Own hard contacts within the season."""

from qa.motivation.quest import Quest
from qa.motivation.standard import Part, Standard

QUEST = Quest(
    name="own_hard",
    is_team=False,
    unit="count",
    icon="shield",
    zh="接住难的",
    en="Take hard ones",
    sentence_zh="一季里，接过 {goal} 通难的联络。",
    sentence_en="Take {goal} hard contacts within the season.",
    why_zh="难的总要有人接，接了就算。",
    why_en="Somebody takes the hard ones; taking them counts.",
    least=1,
    most=200,
    standard=Standard(kind="count", part=Part(rows="hard", hit="is_answered"), goal=15, days=120),
)
