"""Talk time stays within a range: neither rushed nor slow."""

from qa.motivation.quest import Quest
from qa.motivation.standard import NO_RETURN, Part, Standard

QUEST = Quest(
    name="unhurried_together",
    is_team=True,
    unit="count",
    icon="operations",
    zh="不赶也不拖",
    en="Neither rushed nor slow",
    sentence_zh="14 天里，班组平均通话在 {goal} 秒到它的两倍之间，回头的客户不多。",
    sentence_en="The team's mean talk time over 14 days lies between {goal} seconds and twice that, and few come back.",
    why_zh="快不是目的，办完才是。",
    why_en="Not speed but being done.",
    least=60,
    most=600,
    standard=Standard(
        kind="near",
        part=Part(base="is_answered and channel = 'voice'", each="talk_ms / 1000.0"),
        goal=180,
        high=360,
        days=14,
        least=100,
        guards=(NO_RETURN,),
    ),
)
