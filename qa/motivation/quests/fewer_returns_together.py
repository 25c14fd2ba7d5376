"""Fewer of the team's customers have to come back."""

from qa.motivation.quest import Quest
from qa.motivation.standard import NO_COMPLAINT, Part, Standard

QUEST = Quest(
    name="fewer_returns_together",
    is_team=True,
    unit="points",
    icon="link",
    zh="让回头的少一点",
    en="Fewer come back",
    sentence_zh="14 天里，七天内又来的客户比班组前 28 天少 {goal} 个百分点。",
    sentence_en="Customers who come back within 7 days: {goal} points fewer than in the team's 28 days before.",
    why_zh="和班组自己比，难的队列一样有份。",
    why_en="Against the team's own past: hard queues have their share.",
    least=0.01,
    most=0.15,
    standard=Standard(
        kind="better",
        part=Part(metric="repeat_7d"),
        goal=0.02,
        days=14,
        least=100,
        before=28,
        way=-1,
        guards=(NO_COMPLAINT,),
    ),
)
